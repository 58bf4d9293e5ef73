package org.countersign.gate;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One cause of a block, or of a block that was overridden, as bare facts; people's words for it are made elsewhere.
 *
 * @param change the change that blocks, and {@code revision} the newest one of it
 * @param signOff the carrier's newest sign-off of that revision, {@code null} when it has said nothing
 * @param effectiveFrom from when that sign-off accepts
 * @param release the release that nobody declared, or of which no canary has succeeded
 * @param override the override that opened this block
 */
public record Reason(
        Cause cause,
        Result result,
        @Nullable String change,
        @Nullable Integer revision,
        @Nullable String signOff,
        @Nullable Instant effectiveFrom,
        @Nullable Release release,
        @Nullable String hold,
        @Nullable String override) {

    /** Every way in which a rule can say no, in the order of the rules. */
    public enum Cause {
        PLATFORM_UNKNOWN(Rule.PLATFORM_KNOWN),
        /** The question is about nobody: it names no carrier and the platform has no interconnect. */
        NO_CARRIER(Rule.CARRIER_KNOWN),
        CARRIER_UNKNOWN(Rule.CARRIER_KNOWN),
        /** The carrier is known, but this platform has no running interconnect to it. */
        NOT_INTERCONNECTED(Rule.CARRIER_KNOWN),
        CLIENT_UNKNOWN(Rule.CLIENT_KNOWN),
        NO_CONTRACT(Rule.CONTRACT_IN_FORCE),
        /** None claimed, none reported, no baseline. */
        RELEASE_UNKNOWN(Rule.RELEASE_DECLARED),
        RELEASE_UNDECLARED(Rule.RELEASE_DECLARED),
        NOT_SIGNED(Rule.SIGNED_OFF),
        ONLY_ACKNOWLEDGED(Rule.SIGNED_OFF),
        NOT_YET_EFFECTIVE(Rule.SIGNED_OFF),
        REJECTED(Rule.SIGNED_OFF),
        WITHDRAWN(Rule.SIGNED_OFF),
        /** No canary of the release has told anything yet at the carrier, and none runs. */
        CANARY_MISSING(Rule.CANARY_PASSED),
        CANARY_RUNNING(Rule.CANARY_PASSED),
        CANARY_FAILED(Rule.CANARY_PASSED),
        HELD(Rule.NO_HOLD);

        private final Rule rule;

        Cause(Rule rule) {
            this.rule = rule;
        }

        public Rule rule() {
            return rule;
        }
    }

    public Reason {
        Objects.requireNonNull(cause);
        Objects.requireNonNull(result);
    }

    public Rule rule() {
        return cause.rule();
    }

    static Reason of(Cause cause) {
        return new Reason(cause, Result.UNSATISFIED, null, null, null, null, null, null, null);
    }

    static Reason undeclared(Release release) {
        return new Reason(Cause.RELEASE_UNDECLARED, Result.UNSATISFIED, null, null, null, null, release, null, null);
    }

    static Reason untried(Cause because, @Nullable Release release) {
        return new Reason(because, Result.UNSATISFIED, null, null, null, null, release, null, null);
    }

    static Reason held(String hold) {
        return new Reason(Cause.HELD, Result.UNSATISFIED, null, null, null, null, null, hold, null);
    }

    static Reason unaccepted(OpenChange change, @Nullable SignOff newest) {
        return new Reason(
                unacceptedBecause(newest),
                Result.UNSATISFIED,
                change.reference(),
                change.revision(),
                newest == null ? null : newest.id(),
                newest == null ? null : newest.effectiveFrom(),
                null,
                null,
                null);
    }

    private static Cause unacceptedBecause(@Nullable SignOff newest) {
        if (newest == null) {
            return Cause.NOT_SIGNED;
        }
        return switch (newest.state()) {
            case ACKNOWLEDGED -> Cause.ONLY_ACKNOWLEDGED;
            case ACCEPTED -> Cause.NOT_YET_EFFECTIVE;
            case REJECTED -> Cause.REJECTED;
            case WITHDRAWN -> Cause.WITHDRAWN;
        };
    }

    Reason overriddenBy(String id) {
        return new Reason(cause, Result.OVERRIDDEN, change, revision, signOff, effectiveFrom, release, hold, id);
    }
}
