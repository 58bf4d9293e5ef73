package org.countersign.gate.feed;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Why the gate says no, in words; English here, French in {@code messages/reasons_fr.properties}. */
@MessageBundle("reasons")
interface ReasonMessages {
    @Message("The registry does not know the platform “{platform}”.")
    String platformUnknown(String platform);

    @Message("The question names no carrier, and the platform “{platform}” has no interconnect.")
    String noCarrier(String platform);

    @Message("The registry does not know the carrier “{carrier}”.")
    String carrierUnknown(String carrier);

    @Message("The platform “{platform}” has no running interconnect to {carrier}.")
    String notInterconnected(String platform, String carrier);

    @Message("The registry does not know the client “{client}”.")
    String clientUnknown(String client);

    @Message("{client} has no contract on the platform “{platform}” at the time of the launch.")
    String noContract(String client, String platform);

    @Message(
            "It is not known which release runs on the platform “{platform}”: none was reported, and it has no baseline.")
    String releaseUnknown(String platform);

    @Message(
            "No declared change introduces the release {release} of the platform “{platform}”, nor is it the baseline.")
    String releaseUndeclared(String platform, String release);

    @Message("{carrier} has not signed off revision {revision} of {change}.")
    String notSigned(String carrier, String change, int revision);

    @Message("{carrier} has acknowledged revision {revision} of {change}, but not accepted it.")
    String onlyAcknowledged(String carrier, String change, int revision);

    @Message("{carrier} accepts revision {revision} of {change} only from {from}.")
    String notYetEffective(String carrier, String change, int revision, String from);

    @Message("{carrier} has rejected revision {revision} of {change}.")
    String rejected(String carrier, String change, int revision);

    @Message("{carrier} has rejected revision {revision} of {change}: “{reason}”")
    String rejectedBecause(String carrier, String change, int revision, String reason);

    @Message("{carrier} has withdrawn its acceptance of revision {revision} of {change}.")
    String withdrawn(String carrier, String change, int revision);

    @Message("{carrier} has withdrawn its acceptance of revision {revision} of {change}: “{reason}”")
    String withdrawnBecause(String carrier, String change, int revision, String reason);

    @Message(
            "No canary of {#if release}the release {release} of {/if}the platform “{platform}” has succeeded at {carrier}.")
    String canaryMissing(String carrier, String platform, String release);

    @Message(
            "A canary of {#if release}the release {release} of {/if}the platform “{platform}” is running at {carrier} and has not told yet.")
    String canaryRunning(String carrier, String platform, String release);

    @Message(
            "The last canary of {#if release}the release {release} of {/if}the platform “{platform}” has failed at {carrier}.")
    String canaryFailed(String carrier, String platform, String release);

    @Message("A hold stands.")
    String held();

    @Message("A hold stands: “{reason}”")
    String heldBecause(String reason);

    @Message("{cause} An override lets it pass.")
    String overridden(String cause);
}
