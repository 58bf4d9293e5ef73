package org.countersign.gate;

import java.util.Objects;
import org.countersign.gate.Event.CanaryEnded.Told;
import org.countersign.gate.Reason.Cause;
import org.jspecify.annotations.Nullable;

/**
 * What canaries have told of the release that runs on a platform, carrier by carrier; none of what they told of a release
 * before it.
 *
 * @param required whether a launch needs one that has succeeded
 * @param byCarrier of each carrier at which one was started
 */
record Canaries(boolean required, PersistentMap<String, Trial> byCarrier) {

    static final Canaries NONE = new Canaries(false, PersistentMap.empty());

    /**
     * How far it is at a carrier.
     *
     * @param running the canary that was started last, while it goes on
     * @param last what the last one that told anything has told
     */
    record Trial(@Nullable String running, Told last) {
        private static final Trial NOT_BEGUN = new Trial(null, Told.NOTHING);

        Trial {
            Objects.requireNonNull(last);
        }
    }

    Canaries required(boolean now) {
        return new Canaries(now, byCarrier);
    }

    /** Another release runs, or the link is another one: nothing is known, and what still goes on will not count. */
    Canaries forgotten() {
        return new Canaries(required, PersistentMap.empty());
    }

    Canaries forgotten(String carrier) {
        return new Canaries(required, byCarrier.without(carrier));
    }

    Canaries started(String canary, String carrier) {
        Told last = byCarrier.getOrDefault(carrier, Trial.NOT_BEGUN).last();
        return new Canaries(required, byCarrier.with(carrier, new Trial(canary, last)));
    }

    /** Only the canary that was started last at the carrier counts, and only once. */
    Canaries ended(String canary, String carrier, Told told) {
        Trial trial = byCarrier.getOrDefault(carrier, Trial.NOT_BEGUN);
        if (!canary.equals(trial.running())) {
            return this;
        }
        Told last = told == Told.NOTHING ? trial.last() : told;
        return new Canaries(required, byCarrier.with(carrier, new Trial(null, last)));
    }

    /** Why the release that runs may not be launched over at the carrier; null if a canary of it has succeeded. */
    @Nullable
    Cause obstacle(String carrier) {
        Trial trial = byCarrier.getOrDefault(carrier, Trial.NOT_BEGUN);
        if (trial.last() == Told.SUCCESS) {
            return null;
        }
        if (trial.running() != null) {
            return Cause.CANARY_RUNNING;
        }
        return trial.last() == Told.FAILURE ? Cause.CANARY_FAILED : Cause.CANARY_MISSING;
    }
}
