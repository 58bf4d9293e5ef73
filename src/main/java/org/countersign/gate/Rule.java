package org.countersign.gate;

import java.util.List;
import java.util.Locale;

/**
 * The rules of the gate, in the order in which they report; each reports for every carrier.
 *
 * <p>A rule that has nothing to judge because something named is unknown answers {@link Result#NOT_APPLICABLE}, and
 * only where one of the first three then says no: there is no allow by way of what is unknown. {@link
 * #CANARY_PASSED} answers it too where the platform does not require a canary.
 */
public enum Rule {
    /** The registry knows the platform. */
    PLATFORM_KNOWN(Rules::platformKnown, Force.NEVER),
    /** There is a carrier, the registry knows it, and the platform has a running interconnect to it. */
    CARRIER_KNOWN(Rules::carrierKnown, Force.NEVER),
    /** The registry knows the client. */
    CLIENT_KNOWN(Rules::clientKnown, Force.NEVER),
    /** The client has a contract on the platform at the launch. */
    CONTRACT_IN_FORCE(Rules::contractInForce, Force.BY_OVERRIDE),
    /** Every release that the launch runs on is the baseline or introduced by a declared change. */
    RELEASE_DECLARED(Rules::releaseDeclared, Force.BY_OVERRIDE),
    /** The carrier has accepted the newest revision of every change in effect at the launch that affects it. */
    SIGNED_OFF(Rules::signedOff, Force.BY_OVERRIDE),
    /** Where the platform requires it, a canary of each release that the launch runs on has succeeded at the carrier. */
    CANARY_PASSED(Rules::canaryPassed, Force.BY_OVERRIDE),
    /** No hold stands on the campaign, the client, the platform or its link to the carrier. */
    NO_HOLD(Rules::noHold, Force.BY_OVERRIDE);

    /** Table of contents. */
    public static final List<Rule> ALL = List.of(values());

    @SuppressWarnings("ImmutableEnumChecker") // a reference to a static method has no state
    private final Judgement judgement;

    private final Force force;

    Rule(Judgement judgement, Force force) {
        this.judgement = judgement;
        this.force = force;
    }

    /** The name on the wire, such as {@code signed-off}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether two people can force a "no" of this rule open. */
    public boolean overridable() {
        return force == Force.BY_OVERRIDE;
    }

    Finding judge(Launch launch, Launch.Addressee addressee) {
        return judgement.of(launch, addressee);
    }

    private enum Force {
        NEVER,
        BY_OVERRIDE
    }

    /** A pure function of the launch as it concerns one addressee. */
    @FunctionalInterface
    interface Judgement {
        Finding of(Launch launch, Launch.Addressee addressee);
    }

    /** What a rule answers, with a reason for each obstacle. */
    record Finding(Result result, List<Reason> reasons) {

        static final Finding SATISFIED = new Finding(Result.SATISFIED, List.of());
        static final Finding NOT_APPLICABLE = new Finding(Result.NOT_APPLICABLE, List.of());

        static Finding satisfiedUnless(List<Reason> reasons) {
            return reasons.isEmpty() ? SATISFIED : new Finding(Result.UNSATISFIED, reasons);
        }

        static Finding satisfiedIf(boolean condition, Reason.Cause otherwise) {
            return condition ? SATISFIED : new Finding(Result.UNSATISFIED, List.of(Reason.of(otherwise)));
        }

        Finding overriddenBy(String override) {
            return new Finding(
                    Result.OVERRIDDEN,
                    reasons.stream().map(r -> r.overriddenBy(override)).toList());
        }
    }
}
