package org.countersign.incidents;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.countersign.core.YearlyCounter;

/** Counts the incidents of a year. */
@Entity(name = "IncidentCounter")
@Table(name = "incident_counter")
class ReferenceCounter extends YearlyCounter {
    @Override
    protected String prefix() {
        return "INC";
    }
}
