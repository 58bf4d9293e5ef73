package org.countersign.core;

import jakarta.persistence.Column;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.time.ZoneOffset;

/** The number of the newest reference of a year. Its row's lock, held to the commit, is what keeps them without gaps. */
@MappedSuperclass
public abstract class YearlyCounter {
    @Id
    @Column(name = "in_year", nullable = false, updatable = false)
    private int year;

    @Column(name = "last_number", nullable = false)
    private int last;

    protected YearlyCounter() {}

    /** The next reference of the year in which this time lies (UTC); the year's counter is locked until the commit. */
    public static String next(EntityManager entities, Class<? extends YearlyCounter> counters, Instant now) {
        int year = now.atOffset(ZoneOffset.UTC).getYear();
        YearlyCounter counter = entities.find(counters, year, LockModeType.PESSIMISTIC_WRITE);
        if (counter == null) {
            throw new IllegalStateException("no counter for the year " + year);
        }
        return counter.next();
    }

    /** With which its references begin. */
    protected abstract String prefix();

    /** Such as {@code CHG-2013-0001}, with as many digits as it takes, at least four. */
    private String next() {
        last++;
        return "%s-%d-%04d".formatted(prefix(), year, last);
    }
}
