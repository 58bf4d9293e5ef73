package org.countersign.ui.holds;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.countersign.holds.HoldView;
import org.countersign.holds.OverrideView;

/** The texts of the pages about holds and overrides; English here, French in {@code messages/holds_fr.properties}. */
@MessageBundle("holds")
public interface HoldTexts {
    @Message("Holds")
    String holds();

    @Message(
            "Blocks that a person or the delivery watch has placed. Each stands until a person lifts it with a reason.")
    String holdsMean();

    @Message("Overrides")
    String overrides();

    @Message(
            "A campaign leaves in spite of what is in the way: proposed by one person, approved by another, and only for"
                    + " a time.")
    String overridesMean();

    @Message("{#when state}{#is STANDING}standing{#is LIFTED}lifted{/when}")
    String state(HoldView.State state);

    @Message("Standing and lifted")
    String anyState();

    @Message("State")
    String stateLabel();

    @Message("{#when state}{#is PROPOSED}waits for a second person{#is IN_FORCE}in force{#is ENDED}ended{/when}")
    String overrideState(OverrideView.State state);

    @Message("Campaign")
    String campaign();

    @Message("Client")
    String client();

    @Message("Platform")
    String platform();

    @Message("Only at the carrier")
    String carrier();

    @Message("Blocks")
    String blocks();

    @Message("at {carrier} only")
    String atCarrier(String carrier);

    @Message("at every carrier")
    String everywhere();

    @Message("Reason")
    String reason();

    @Message("Placed")
    String placedAt();

    @Message("By")
    String by();

    @Message("Lifted")
    String liftedAt();

    @Message("Why it was lifted")
    String liftReason();

    @Message("Place a hold")
    String place();

    @Message("Only those that stand")
    String showStanding();

    @Message("No hold matches this filter.")
    String noSuchHold();

    @Message("No hold stands. Whoever sees a campaign go wrong can place one at once.")
    String noHold();

    @Message("Hold on “{what}”")
    String hold(String what);

    @Message(
            "From the next question on, the gate blocks what you name here, and clearances given for it no longer count."
                    + " It stands until a person lifts it with a reason.")
    String placeMeans();

    @Message("What is blocked")
    String scope();

    @Message("The code of one of the three.")
    String scopeHint();

    @Message("or client")
    String orClient();

    @Message("or platform")
    String orPlatform();

    @Message("Empty for every carrier")
    String carrierHint();

    @Message("Whoever is blocked reads it, beside who placed the hold and when.")
    String reasonHint();

    @Message("The hold stands. The gate blocks from now on.")
    String placed();

    @Message("Lift this hold")
    String lift();

    @Message(
            "From the next question on, this hold blocks no more; other holds and all other rules still do. It cannot be"
                    + " put back, only placed anew.")
    String liftMeans();

    @Message("Why it may be lifted")
    String liftHint();

    @Message("The hold is lifted.")
    String lifted();

    @Message("Propose an override")
    String propose();

    @Message("It changes nothing until a second person approves it. From then on the campaign may leave in spite of the"
            + " reasons that you choose, until the end that you name. Both names go on record.")
    String proposeMeans();

    @Message("In spite of")
    String inSpiteOf();

    @Message("What the registry does not know can never be overridden.")
    String inSpiteOfHint();

    @Message("{#when code}{#is 'contract-in-force'}no contract in force{#is 'release-declared'}an undeclared release"
            + "{#is 'signed-off'}changes that a carrier has not accepted{#is 'canary-passed'}a missing canary"
            + "{#is 'no-hold'}holds{#else}{code}{/when}")
    String obstacle(String code);

    @Message("Until")
    String until();

    @Message("At most seven days ahead, unless configured otherwise. In the zone {zone}.")
    String untilHint(String zone);

    @Message("Why the campaign must leave all the same")
    String why();

    @Message("The override is proposed. It counts once a second person has approved it.")
    String proposed();

    @Message("No override for this campaign.")
    String noSuchOverride();

    @Message("Nobody has proposed an override yet.")
    String noOverride();

    @Message("Override for “{campaign}”")
    String override(String campaign);

    @Message("Two people")
    String fourEyes();

    @Message("Proposed by")
    String proposedBy();

    @Message("Approved by")
    String approvedBy();

    @Message("nobody yet")
    String nobodyYet();

    @Message("You have proposed this override, so somebody else has to approve it.")
    String own();

    @Message("Approve this override")
    String approve();

    @Message(
            "From now on until the end named here, the campaign may leave in spite of these reasons. You answer for it beside"
                    + " the person who proposed it; both names go on record.")
    String approveMeans();

    @Message("The override is in force.")
    String approved();

    @Message("{#when state}{#is PROPOSED}Take back this proposal{#else}End this override now{/when}")
    String end(OverrideView.State state);

    @Message(
            "{#when state}{#is PROPOSED}Nobody can approve it then.{#else}From the next question on, it opens nothing any"
                    + " more, and clearances that rest on it no longer count.{/when}")
    String endMeans(OverrideView.State state);

    @Message("Why it ends")
    String endReason();

    @Message("The override has ended.")
    String ended();

    @Message("Ended")
    String endedAt();

    @Message("May it be launched?")
    String ask();

    @Message("How its deliveries fare")
    String deliveries();
}
