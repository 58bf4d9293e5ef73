package org.countersign.ui.home;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.countersign.ui.home.Found.Kind;

/** The texts of the home page and the search; English here, French in {@code messages/home_fr.properties}. */
@MessageBundle("home")
public interface HomeTexts {
    @Message("Home")
    String title();

    @Message("Hello, {name}")
    String hello(String name);

    @Message("What is blocked, and why. As of")
    String asOf();

    @Message("The page follows by itself.")
    String follows();

    @Message("Declare a change")
    String declare();

    // The figures on top

    @Message("Campaigns blocked")
    String campaignsBlocked();

    @Message("Changes awaiting carriers")
    String changesAwaiting();

    @Message("Overdue acknowledgements")
    String overdue();

    @Message("Holds standing")
    String holdsStanding();

    // Campaigns

    @Message("Campaigns that would be blocked")
    String blockedCampaigns();

    @Message(
            "{asked} {#if asked == 1}campaign was{#else}campaigns were{/if} looked at: those that launch within 30 days or have no planned launch. Nothing was recorded.")
    String blockedMeans(int asked);

    @Message("No campaign is planned for the next 30 days.")
    String noCampaign();

    @Message("Each of the {asked} campaigns of the next 30 days may leave, as things stand.")
    String noneBlocked(int asked);

    @Message("Each of the {asked} campaigns that launch soonest or have no planned launch may leave, as things stand.")
    String noneOfTheFirstBlocked(int asked);

    @Message(
            "{asked} campaigns were looked at: those that launch soonest and the newest without a planned launch. Nothing was recorded.")
    String firstBlockedMeans(int asked);

    @Message("All campaigns to come")
    String toCome();

    @Message("By their planned launch, the soonest first, with what the gate would say to each. Nothing is recorded.")
    String toComeMeans();

    @Message("Soonest")
    String soonest();

    @Message("Later")
    String later();

    @Message("No campaign with a planned launch is to come.")
    String nothingToCome();

    @Message("Launched now")
    String launchedNow();

    @Message("At its launch")
    String atLaunch();

    @Message("blocked")
    String blocked();

    @Message("may leave")
    String mayLeave();

    @Message("Planned launch")
    String launch();

    @Message("none")
    String noLaunch();

    @Message("{blocked} of {total} recipients would not be reached")
    String atStake(String blocked, String total);

    @Message("At stake")
    String stakes();

    @Message("Why")
    String why();

    @Message("Ask the gate")
    String ask();

    @Message("and more")
    String andMore();

    // Changes

    @Message("Change")
    String change();

    @Message("Starts")
    String starts();

    @Message("in effect")
    String begun();

    @Message("Carriers that have not accepted")
    String missing();

    @Message("Accepted: {accepted} of {all}")
    String accepted(long accepted, int all);

    @Message("No change awaits a carrier. What you declare shows here until every affected carrier has accepted.")
    String noChange();

    @Message("All changes")
    String allChanges();

    // Acknowledgements

    @Message("Carrier")
    String carrier();

    @Message("Was due")
    String wasDue();

    @Message("Every carrier has acknowledged in time.")
    String noneOverdue();

    // Holds

    @Message("No hold stands.")
    String noHold();

    @Message("All holds")
    String allHolds();

    @Message("Campaign {code}")
    String onCampaign(String code);

    @Message("Client {code}")
    String onClient(String code);

    @Message("Platform {code}")
    String onPlatform(String code);

    @Message("at {carrier}")
    String atCarrier(String carrier);

    @Message("placed")
    String placed();

    // Decisions

    @Message("Last decisions")
    String decisions();

    @Message("No campaign has asked yet.")
    String noDecision();

    @Message("All decisions")
    String allDecisions();

    // A carrier's people

    @Message("Awaiting your sign-off")
    String yourInbox();

    @Message("Nothing awaits your answer.")
    String inboxEmpty();

    @Message("Answer by")
    String answerBy();

    @Message("Open the inbox")
    String openInbox();

    // Who orders campaigns

    @Message("Your campaigns")
    String yourCampaigns();

    @Message("None of your campaigns is planned for the next 30 days.")
    String noCampaignOfYours();

    // Who has nothing of this

    @Message("Your role has no page of its own here: it works through the API.")
    String onlyApi();

    @Message("Read and try the API")
    String api();

    @Message("How Countersign works")
    String howItWorks();

    // First steps

    @Message("First steps")
    String firstSteps();

    @Message("done")
    String done();

    @Message("next")
    String next();

    // The picture

    @Message("No campaign leaves before every affected carrier has countersigned.")
    String promise();

    @Message(
            "A change of a sending platform can make a partner carrier refuse its messages. Countersign asks each affected carrier first, and lets no campaign leave until all have agreed.")
    String pitch();

    @Message("Change manager")
    String manager();

    @Message("declares a change")
    String declares();

    @Message("Carriers")
    String carriers();

    @Message("accept or reject it")
    String sign();

    @Message("Ledger")
    String ledger();

    @Message("every fact, provable")
    String facts();

    @Message("Gate")
    String gate();

    @Message("allows or blocks")
    String decides();

    @Message("Campaign")
    String campaign();

    @Message("asks before it leaves")
    String asks();

    @Message(
            "The change manager declares a change of the platform. Each affected carrier accepts or rejects it. Both become facts in one ledger. The gate follows the ledger. Before a campaign leaves, it asks the gate, which allows it only if every affected carrier has accepted.")
    String picture();

    @Message("Declare")
    String oneTitle();

    @Message(
            "A change manager says what will change on which platform, and when. The affected carriers are worked out from the interconnects.")
    String oneText();

    @Message("Countersign")
    String twoTitle();

    @Message("Each carrier acknowledges, accepts from a date, or rejects with a reason. Silence is never consent.")
    String twoText();

    @Message("Launch")
    String threeTitle();

    @Message(
            "Campaign systems ask before every launch. A block names the carrier, the reason and the recipients at stake.")
    String threeText();

    @Message("Prove")
    String fourTitle();

    @Message(
            "Every fact and every decision stands in a ledger that nobody can rewrite, and can be computed again at any time.")
    String fourText();

    // Search

    @Message("Search")
    String search();

    @Message("Results for “{q}”")
    String results(String q);

    @Message("With just this reference or code")
    String exact();

    @Message(
            "{#when kind}{#is INCIDENT}Incident{#is HOLD}Hold{#is OVERRIDE}Override{#is CONTRACT}Contract{#is TEMPLATE}Template{/when}")
    String kind(Kind kind);

    @Message("Reference, code, name or words of a change")
    String searchLabel();

    @Message(
            "Type a reference such as CHG-2013-0001 or INC-2013-0001, a code, a name, words of a change’s title or description, or the id of a decision, a hold or an override.")
    String searchHelp();

    @Message(
            "Nothing matches. References, codes and ids must be right from the beginning; of changes, each word may be cut at its end.")
    String nothingFound();

    @Message("Changes")
    String changes();

    @Message("Platforms")
    String platforms();

    @Message("Clients")
    String clients();

    @Message("Campaigns")
    String campaigns();

    @Message("Of names, those of the newest {most} campaigns are searched; codes, of all.")
    String campaignsBound(int most);

    @Message("Decisions")
    String foundDecisions();

    @Message("There are more; add another word.")
    String moreFound();

    @Message("Incidents")
    String incidents();

    @Message("All incidents")
    String allIncidents();

    @Message("No incident waits for anybody.")
    String noIncident();

    @Message("Nobody answers for these yet")
    String toAcknowledge();

    @Message("Somebody proposes to close these")
    String toAgreeOn();

    @Message("You answer for these")
    String ownIncidents();

    @Message("{failed} of {sent} messages failed.")
    String failedOf(String failed, String sent);

    @Message("{number} still to go.")
    String stillToGo(String number);

    @Message("To acknowledge by {until}.")
    String acknowledgeBy(String until);

    @Message("Was to be acknowledged by {until}.")
    String wasToAcknowledge(String until);

    @Message("Acknowledge")
    String acknowledge();
}
