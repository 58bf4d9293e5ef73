package org.countersign.incidents;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The number of the newest reference of a year. Its row's lock, held to the commit, is what keeps them without gaps. */
@Entity(name = "IncidentCounter")
@Table(name = "incident_counter")
class ReferenceCounter {
    @Id
    @Column(name = "in_year", nullable = false, updatable = false)
    private int year;

    @Column(name = "last_number", nullable = false)
    private int last;

    protected ReferenceCounter() {}

    /** The next reference: {@code INC-2013-0001}, with as many digits as it takes, at least four. */
    String next() {
        last++;
        return "INC-%d-%04d".formatted(year, last);
    }
}
