package org.countersign.ui.watch;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.countersign.canaries.ReleaseCanaryState;

/** The texts of the pages about canaries; English here, French in {@code messages/canaries_fr.properties}. */
@MessageBundle("canaries")
public interface CanaryTexts {
    @Message("Canaries")
    String canaries();

    @Message(
            "A few messages that show, before the many leave, whether a carrier delivers what the running release sends.")
    String canariesMean();

    @Message("Start a canary")
    String start();

    @Message(
            "From now on the messages of the campaign to the carrier count. Send a few of them, and have them reported as all messages are. At the usual failure rate of 3 %, thirteen deliveries are enough, or two refusals. Another release, or the end of the interconnect, supersedes the canary.")
    String startMeans();

    @Message("The canary has started.")
    String started();

    @Message("Cancel the canary")
    String cancel();

    @Message("Let it run")
    String keep();

    @Message("Cancel the canary at {carrier}")
    String cancelAt(String carrier);

    @Message(
            "What its messages have told so far counts for nothing: where the platform requires a canary, launches to the carrier wait for another one, which can be started at once and has to tell a little more than this one.")
    String cancelMeans();

    @Message("The canary was cancelled.")
    String cancelled();

    @Message("Platform")
    String platform();

    @Message("Carrier")
    String carrier();

    @Message("Campaign")
    String campaign();

    @Message("Its code; one over this platform")
    String campaignHint();

    @Message("Messages at most")
    String messages();

    @Message("5 to 200; empty means 30")
    String messagesHint();

    @Message("Minutes at most")
    String within();

    @Message("5 to 1,440; empty means 30")
    String withinHint();

    @Message("State")
    String stateLabel();

    @Message("Any state")
    String anyState();

    @Message(
            "{#when state}{#is RUNNING}running{#is SUCCEEDED}succeeded{#is FAILED}failed{#is RAN_OUT}ran out{#is SUPERSEDED}superseded{#is CANCELLED}cancelled{/when}")
    String state(ReleaseCanaryState state);

    @Message("Release")
    String release();

    @Message("not known")
    String unknownRelease();

    @Message("Failed of judged")
    String counts();

    @Message("{failed} of {judged}, at most {most}")
    String countsOf(int failed, int judged, int most);

    @Message("Started")
    String startedAt();

    @Message("until")
    String until();

    @Message(
            "No canary was started yet. Where a platform requires one after each release, no campaign may leave over it to a carrier before one has succeeded there.")
    String noCanary();

    @Message("No such canary.")
    String noSuchCanary();
}
