package org.countersign.ui.launch;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the pre-flight's pages; English here, French in {@code messages/launch_fr.properties}. */
@MessageBundle("launch")
public interface LaunchTexts {
    @Message("May I launch?")
    String mayI();

    @Message("May “{campaign}” be launched?")
    String mayBeLaunched(String campaign);

    @Message("The gate’s answer to a campaign, carrier by carrier, and what is in the way.")
    String mayIMeans();

    @Message("Choose a campaign")
    String choose();

    @Message("No campaign is registered yet. Ask below; the first question in earnest registers its campaign.")
    String noCampaign();

    @Message("Name or code of a campaign")
    String nameOrCode();

    @Message("No campaign has such a name or code.")
    String noSuchCampaign();

    @Message("Only the newest of them are shown. Type more of the name to find others.")
    String moreFound();

    @Message("Another question")
    String another();

    @Message("Campaign")
    String campaign();

    @Message("Client")
    String client();

    @Message("Platform")
    String platform();

    @Message("Planned launch")
    String launchAt();

    @Message("not planned")
    String notPlanned();

    @Message("Recipients")
    String recipients();

    @Message("The question")
    String question();

    @Message("Its code. Needed to ask in earnest; a campaign that is not registered yet is registered then.")
    String campaignHint();

    @Message("The code of who orders the sending")
    String clientHint();

    @Message("The code of the platform that sends")
    String platformHint();

    @Message("Empty for now. In the zone {zone}.")
    String launchHint(String zone);

    @Message("Release that runs")
    String version();

    @Message("Empty for the one last reported")
    String versionHint();

    @Message("Fingerprint")
    String fingerprint();

    @Message("Audience")
    String audience();

    @Message("A carrier’s code or one of its PLMNs in each row. Without any, all interconnected carriers are meant.")
    String audienceHint();

    @Message("Row {number}")
    String row(int number);

    @Message("Carrier")
    String carrier();

    @Message("or PLMN")
    String plmn();

    @Message("Add a row")
    String addRow();

    @Message("Remove row {number}")
    String removeRow(int number);

    @Message("Try it (dry run)")
    String dryRun();

    @Message("Ask in earnest")
    String inEarnest();

    @Message(
            "A dry run answers and leaves no trace. Asking in earnest puts the decision on record, and an allow gives a"
                    + " clearance with which the campaign may leave.")
    String twoWays();

    @Message(
            "{#if blocked}{#if all}The campaign may not be launched.{#else}The campaign may not be launched to all.{/if}"
                    + "{#else}The campaign may be launched.{/if}")
    String verdict(boolean blocked, boolean all);

    @Message("{blocked} of {total} recipients may not be reached.")
    String atStake(String blocked, String total);

    @Message("Dry run: nothing was recorded.")
    String nothingRecorded();

    @Message("On record")
    String onRecord();

    @Message("Decision")
    String decision();

    @Message("Asked in earnest, decision {id} said so then:")
    String earlier(String id);

    @Message("Show the decision")
    String showDecision();

    @Message("Checked")
    String checked();

    @Message("against the ledger’s first {size} entries")
    String checkedAgainst(String size);

    @Message("Launch")
    String launch();

    @Message("at once")
    String atOnce();

    @Message("Holds until")
    String validUntil();

    @Message("Running release")
    String release();

    @Message("not known")
    String notKnown();

    @Message("Clearance")
    String clearance();

    @Message("Signed and short-lived: the platform starts the campaign only with it. It dies before its time when the"
            + " ledger says so.")
    String clearanceMeans();

    @Message("This answer follows the ledger by itself.")
    String live();

    @Message("At another time")
    String otherTimes();

    @Message("What a launch would be answered, as things stand now.")
    String otherTimesMean();

    @Message("From")
    String from();

    @Message("Answer")
    String answer();

    @Message("Blocked recipients")
    String blockedRecipients();

    @Message("now")
    String now();

    @Message("as asked")
    String asAsked();

    @Message("Change the question")
    String changeQuestion();

    @Message("Propose an override")
    String proposeOverride();

    @Message("Place a hold on this campaign")
    String placeHold();

    @Message("Earlier decisions")
    String earlierDecisions();
}
