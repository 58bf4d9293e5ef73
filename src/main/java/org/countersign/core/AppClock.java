package org.countersign.core;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The only source of time. Ticks in microseconds, the precision of both databases, so that what is written compares equal
 * to what is read back. The demo sets it back to September 2013, from where it runs on.
 */
@Singleton
public class AppClock {
    private final Clock system;
    private volatile Duration offset = Duration.ZERO;

    public AppClock() {
        this(Clock.systemUTC());
    }

    /**
     * Tells time by another clock than this machine's.
     *
     * @param system which is right or not
     */
    public AppClock(Clock system) {
        this.system = system;
    }

    /** The clock that every room injects. */
    @Produces
    @Singleton
    Clock clock() {
        InstantSource shifted = () -> system.instant().plus(offset).truncatedTo(ChronoUnit.MICROS);
        return shifted.withZone(ZoneOffset.UTC);
    }

    /** By how much this machine's own clock is ahead of another one, whatever time it is in the demo; negative if it is behind. */
    public Duration aheadOf(Instant other) {
        return Duration.between(other, system.instant());
    }

    /** Lets the time be {@code now} from here on. */
    public void startAt(Instant now) {
        offset = Duration.between(system.instant(), now);
    }
}
