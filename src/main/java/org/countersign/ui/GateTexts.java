package org.countersign.ui;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.countersign.gate.Decision.Verdict;
import org.countersign.gate.Reason;
import org.countersign.gate.Result;
import org.countersign.gate.Rule;
import org.countersign.gate.feed.DecisionView.Standing;

/** The gate's own words, wherever an answer is shown; English here, French in {@code messages/gate_fr.properties}. */
@MessageBundle("gate")
public interface GateTexts {
    @Message("{#when verdict}{#is ALLOW}may leave{#is BLOCK}blocked{/when}")
    String verdict(Verdict verdict);

    @Message(
            "{#when rule}{#is PLATFORM_KNOWN}Platform{#is CARRIER_KNOWN}Carrier{#is CLIENT_KNOWN}Client"
                    + "{#is CONTRACT_IN_FORCE}Contract{#is RELEASE_DECLARED}Release{#is SIGNED_OFF}Sign-off{#is CANARY_PASSED}Canary{#is NO_HOLD}Holds{/when}")
    String rule(Rule rule);

    @Message("{#when rule}{#is PLATFORM_KNOWN}The registry knows the platform."
            + "{#is CARRIER_KNOWN}The registry knows the carrier, and the platform is interconnected with it."
            + "{#is CLIENT_KNOWN}The registry knows the client."
            + "{#is CONTRACT_IN_FORCE}A contract is in force at the launch."
            + "{#is RELEASE_DECLARED}The running release was declared."
            + "{#is SIGNED_OFF}The carrier has accepted every change in effect."
            + "{#is CANARY_PASSED}Where the platform requires it, a canary of the running release has succeeded at the carrier."
            + "{#is NO_HOLD}No hold stands in the way.{/when}")
    String ruleMeans(Rule rule);

    @Message("{#when result}{#is SATISFIED}yes{#is UNSATISFIED}no{#is NOT_APPLICABLE}not applicable"
            + "{#is OVERRIDDEN}overridden{#is CANNOT_TELL}cannot tell{/when}")
    String result(Result result);

    @Message("{#when cause}{#is PLATFORM_UNKNOWN}See the platforms{#is NO_CARRIER}Open an interconnect"
            + "{#is CARRIER_UNKNOWN}See the carriers{#is NOT_INTERCONNECTED}Open an interconnect"
            + "{#is CLIENT_UNKNOWN}See the clients{#is NO_CONTRACT}See the contracts"
            + "{#is RELEASE_UNKNOWN}See the platform’s releases{#is RELEASE_UNDECLARED}Declare the change that introduces it"
            + "{#is NOT_SIGNED}Follow the change{#is ONLY_ACKNOWLEDGED}Follow the change"
            + "{#is NOT_YET_EFFECTIVE}Follow the change{#is REJECTED}Settle it in the change"
            + "{#is WITHDRAWN}Settle it in the change{#is CANARY_MISSING}Start a canary"
            + "{#is CANARY_RUNNING}Follow the canary{#is CANARY_FAILED}See the canaries{#is HELD}See the hold{/when}")
    String remedy(Reason.Cause cause);

    @Message(
            "{#when standing}{#is IN_FORCE}in force{#is SUPERSEDED}superseded by a newer one{#is VOID}void by now{#is EXPIRED}expired{/when}")
    String standing(Standing standing);

    @Message("Carrier")
    String carrier();

    @Message("{count} {#if number == 1}recipient{#else}recipients{/if}")
    String recipients(long number, String count);

    @Message("Every rule, for every carrier")
    String rules();

    @Message("unknown PLMN")
    String unknownPlmn();

    @Message("Nobody would be reached.")
    String nobody();
}
