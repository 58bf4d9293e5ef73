package org.countersign.ui.watch;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.countersign.watch.BaselineView;
import org.countersign.watch.CanaryBeforeLift;

/** The texts of the pages about the delivery watch; English here, French in {@code messages/watch_fr.properties}. */
@MessageBundle("watch")
public interface WatchTexts {
    @Message("Parts of the delivery watch")
    String parts();

    @Message("Delivery watch")
    String watch();

    @Message("Campaigns of which messages were submitted or reported, those that began last first.")
    String watchMeans();

    @Message("Campaigns")
    String campaigns();

    @Message("What is usual")
    String baselines();

    @Message("Settings")
    String settings();

    @Message("Campaign")
    String campaign();

    @Message("Carrier")
    String carrier();

    @Message("State")
    String state();

    @Message("Any state")
    String anyState();

    @Message("Sent")
    String sent();

    @Message("Delivered")
    String delivered();

    @Message("Failed")
    String failed();

    @Message("Pending")
    String pending();

    @Message("Last heard")
    String heard();

    @Message("at")
    String heldAt();

    @Message("warned of")
    String warnedOf();

    @Message("Nothing has been heard of any message yet")
    String noCampaign();

    @Message("No campaign is in this state at any carrier.")
    String noSuchCampaign();

    @Message(
            "The sending platform hands in submissions and delivery reports by the API; curves appear with the first of them.")
    String noCampaignMeans();

    @Message("Deliveries of {name}")
    String deliveriesOf(String name);

    @Message("{name} at {carrier}")
    String deliveriesAt(String name, String carrier);

    @Message("The campaign")
    String theCampaign();

    @Message("The carrier")
    String theCarrier();

    @Message("The hold")
    String theHold();

    @Message("As of")
    String asOf();

    @Message("The page follows by itself.")
    String followsItself();

    @Message("At each carrier")
    String carriersNow();

    @Message("Share failed")
    String failedShare();

    @Message("Usual at most")
    String usually();

    @Message("Evidence")
    String evidence();

    @Message(
            "Evidence: a healthy campaign reaches it once in so many messages at most. The watch warns from {warn} and holds from {hold}.")
    String evidenceMeans(String warn, String hold);

    @Message("As a table")
    String asTable();

    @Message("Nothing has been heard of this campaign’s messages yet")
    String nothingHeard();

    @Message("Messages")
    String messages();

    @Message("Messages to {carrier}: delivered, failed and pending over time")
    String countsTitle(String carrier);

    @Message(
            "From {from} to {until}. Of {sent} messages sent, {delivered} are delivered, {failed} have failed and {pending} are pending.")
    String countsDesc(String from, String until, String sent, String delivered, String failed, String pending);

    @Message("Evidence against {carrier} over time, with the thresholds")
    String evidenceTitle(String carrier);

    @Message(
            "The evidence is {evidence} now. The watch warns from {warn} and holds from {hold}. Each step upwards on the scale is ten times as much.")
    String evidenceDesc(String evidence, String warn, String hold);

    @Message("Warns from")
    String warnsFrom();

    @Message("Holds from")
    String holdsFrom();

    @Message("Now")
    String now();

    @Message("Held since")
    String heldSince();

    @Message("How it went")
    String course();

    @Message("At")
    String at();

    @Message("Some of the points of the curve, evenly; all of them are in the API.")
    String thinned();

    @Message("No course was kept of this campaign.")
    String noCourse();

    @Message("The share of failures that is usual at most at each carrier: what the watch compares new campaigns with.")
    String baselinesMean();

    @Message("Name, code or PLMN")
    String carrierFilter();

    @Message("In use")
    String inUse();

    @Message("From")
    String source();

    @Message("{#when source}{#is STATED}what was stated{#is HISTORY}history{/when}")
    String from(BaselineView.Source source);

    @Message("Judged messages")
    String judged();

    @Message("Stated")
    String stated();

    @Message("Stated on")
    String statedAt();

    @Message("never")
    String neverStated();

    @Message("No carrier matches.")
    String noSuchCarrier();

    @Message("There is no carrier yet; register one first.")
    String noCarrier();

    @Message("What is usual at {carrier}")
    String baselineOf(String carrier);

    @Message("What new campaigns are compared with")
    String comparedWith();

    @Message("At most {rate} of failures, learnt from {judged} messages judged in times without incident.")
    String learntMeans(String rate, String judged);

    @Message("At most {rate} of failures, as stated. History counts from 2,000 judged messages on; there are {judged}.")
    String statedMeans(String rate, String judged);

    @Message("Learning is frozen by an open incident")
    String frozen();

    @Message(
            "Nothing is learnt of this carrier, or its failures would become usual. Learning goes on when the incident is closed.")
    String frozenMeans();

    @Message("Since")
    String frozenSince();

    @Message("Judged after")
    String age();

    @Message("Fail at most")
    String failAtMost();

    @Message("Refused at most")
    String refusedAtMost();

    @Message("Not delivered at most")
    String undeliveredAtMost();

    @Message("not known")
    String notKnown();

    @Message(
            "Each message is judged three times, and each age has its own history. Each share is the 99.9 % upper bound of what was seen.")
    String agesMean();

    @Message("{n} s")
    String seconds(long n);

    @Message("{n} min")
    String minutes(long n);

    @Message("{n} h")
    String hours(long n);

    @Message("State what is usual")
    String stateIt();

    @Message("Usual failure rate, in percent")
    String failureRate();

    @Message("0 to 30; such as 2.5")
    String failureRateHint();

    @Message(
            "It counts for campaigns that begin afterwards, until 2,000 judged messages of history exist. Who stated it stays on record.")
    String statingMeans();

    @Message("The usual rate is stated.")
    String baselineStated();

    @Message("What was stated")
    String statedBefore();

    @Message("What is older stands in the ledger.")
    String olderInLedger();

    @Message("Nobody has stated a rate for this carrier; the one of the settings counts.")
    String nothingStated();

    @Message("Campaign by campaign")
    String byCampaign();

    @Message("What each campaign was compared with, and what it added to the history.")
    String byCampaignMeans();

    @Message("Began")
    String since();

    @Message("Compared with")
    String comparedAtMost();

    @Message("Failed")
    String failedOfThem();

    @Message("No campaign has sent messages to this carrier yet.")
    String noCampaignYet();

    @Message("How the watch is set")
    String settingsTitle();

    @Message("From when on the delivery watch warns and holds, and when it judges messages.")
    String settingsMean();

    @Message("How it was set")
    String settingsHistory();

    @Message("Nobody has set the watch on record; it runs as it was installed.")
    String neverSet();

    @Message("(The text was erased.)")
    String reasonErased();

    @Message("Set the watch")
    String setWatch();

    @Message("Thresholds")
    String thresholds();

    @Message(
            "A threshold is the number of healthy messages in which one false alarm is accepted at most. A lower one is sooner and more often wrong.")
    String thresholdsMean();

    @Message("Warns from")
    String warnAt();

    @Message("1,000 to 10,000,000,000; usually 1,000,000")
    String warnAtHint();

    @Message("Holds from")
    String holdAt();

    @Message("Not below the one that warns; usually 100,000,000")
    String holdAtHint();

    @Message("Campaigns that agree")
    String campaignsThatAgree();

    @Message("2 to 100: so many campaigns held at one carrier within a day hold the platform’s link to it")
    String campaignsThatAgreeHint();

    @Message("Usual failure rate, in percent")
    String usualFailureRate();

    @Message("Usual failure rate")
    String usualFailures();

    @Message("0.5 to 30; for carriers of which nothing was stated and too little is learnt")
    String usualFailureRateHint();

    @Message("Ages at which messages are judged")
    String ages();

    @Message("A message is judged after each of them, as what was known of it by then.")
    String agesAreFor();

    @Message("First judged after")
    String earlyAge();

    @Message("First judged after, in seconds")
    String earlyAgeIn();

    @Message("10 to 900")
    String earlyAgeHint();

    @Message("Judged again after")
    String middleAge();

    @Message("Judged again after, in minutes")
    String middleAgeIn();

    @Message("5 to 360, later than the first")
    String middleAgeHint();

    @Message("Without a final report, failed after")
    String validity();

    @Message("Without a final report, failed after, in hours")
    String validityIn();

    @Message("1 to 168: the validity period of the messages")
    String validityHint();

    @Message("Incidents")
    String incidents();

    @Message("A duty owner acknowledges within")
    String acknowledgeWithin();

    @Message("A duty owner acknowledges within, in minutes")
    String acknowledgeWithinIn();

    @Message("1 to 1,440; then the incident is escalated")
    String acknowledgeWithinHint();

    @Message("Before a hold of the watch is lifted")
    String canaryBeforeLift();

    @Message("as the installation says")
    String canaryAsInstalled();

    @Message("{#when is}{#is REQUIRED}a canary must succeed{#is OPTIONAL}a canary may be run{/when}")
    String canaryBeforeLiftIs(CanaryBeforeLift is);

    @Message("Why")
    String reason();

    @Message("Stays on record beside the settings")
    String reasonHint();

    @Message("What follows:")
    String settingMeans();

    @Message("Thresholds count at once, in running campaigns too.")
    String thresholdsCount();

    @Message(
            "Ages and the usual rate count for campaigns that begin afterwards. Where an age changes, what was learnt at the old one no longer counts: carriers are compared with what was stated until 2,000 messages are judged at the new one.")
    String agesCount();

    @Message("The change stands in the ledger, with your name and reason.")
    String isOnRecord();

    @Message("The watch is set.")
    String isSet();
}
