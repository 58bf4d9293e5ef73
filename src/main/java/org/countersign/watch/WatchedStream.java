package org.countersign.watch;

import java.time.Instant;
import org.countersign.watch.detect.Level;
import org.jspecify.annotations.Nullable;

/** The messages of one campaign to one carrier, counted and judged. */
final class WatchedStream {
    final long id;
    final String carrier;
    long sent;
    long delivered;
    long failed;
    long overdue;
    double evidence;
    Level level = Level.NORMAL;

    @Nullable
    Instant heldOn;

    @Nullable
    String hold;

    @Nullable
    Place early;

    /** The newest of its messages when a person lifted its hold: up to here they say nothing of what is now. */
    @Nullable
    Place lifted;

    byte @Nullable [] contrast;

    Curve curve = Curve.empty();
    /** The highest evidence since it was read; may lie above what it is now. */
    double peak;

    private @Nullable CurvePoint asRead;

    WatchedStream(long id, String carrier) {
        this.id = id;
        this.carrier = carrier;
    }

    /** Its counts are what the database has. */
    void isRead() {
        asRead = point(Instant.EPOCH);
    }

    /** Whether its counts or its evidence have changed since it was read. */
    boolean hasMoved() {
        return !point(Instant.EPOCH).equals(asRead);
    }

    CurvePoint point(Instant now) {
        return new CurvePoint(now, sent, delivered, notDelivered(), Math.max(evidence, peak));
    }

    /** Counts a message in, or out with -1. */
    void count(Message.Counted message, int by) {
        sent += by;
        if (message.overdue()) {
            overdue += by;
        }
        switch (message.outcome()) {
            case DELIVERED -> delivered += by;
            case FAILED -> failed += by;
            case PENDING -> {}
        }
    }

    /** Begins a new watch after this message, of which nothing is known yet but its counts. */
    void beginAnew(@Nullable Place newest) {
        lifted = newest;
        if (newest != null && (early == null || newest.compareTo(early) > 0)) {
            early = newest;
        }
        contrast = null;
        hold = null;
        heldOn = null;
        evidence = 0;
        level = Level.NORMAL;
    }

    /** Whether a message of this place was sent before the present watch began. */
    boolean isBeforeWatch(Place place) {
        return lifted != null && place.compareTo(lifted) <= 0;
    }

    /** Those that were not delivered, whether that was reported or their time is up. */
    long notDelivered() {
        return failed + overdue;
    }

    long pending() {
        return sent - delivered - failed - overdue;
    }
}
