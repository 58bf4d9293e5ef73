package org.countersign.gate;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a carrier last said of a revision; only an acceptance may name the instant from which it holds. */
public record SignOff(String id, State state, @Nullable Instant effectiveFrom) {

    /** The words a carrier has. */
    public enum State {
        ACKNOWLEDGED,
        ACCEPTED,
        REJECTED,
        WITHDRAWN
    }

    /** Stands for "no acceptance, whenever the launch". */
    static final Instant NEVER = Instant.MAX;
    /** Stands for "accepted, whenever the launch". */
    static final Instant ALWAYS = Instant.MIN;

    public SignOff {
        Objects.requireNonNull(id);
        Objects.requireNonNull(state);
    }

    /** The first instant at which a launch is accepted. */
    Instant acceptedFrom() {
        if (state != State.ACCEPTED) {
            return NEVER;
        }
        return effectiveFrom == null ? ALWAYS : effectiveFrom;
    }
}
