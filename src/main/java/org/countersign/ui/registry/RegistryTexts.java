package org.countersign.ui.registry;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.countersign.platforms.CanaryPolicy;

/** The texts of the registry's pages; English here, French in {@code messages/registry_fr.properties}. */
@MessageBundle("registry")
public interface RegistryTexts {
    @Message("Carriers")
    String carriers();

    @Message("The mobile network operators whose sign-off changes need.")
    String carriersMeans();

    @Message("Register a carrier")
    String newCarrier();

    @Message("Name, code or PLMN")
    String carrierFilter();

    @Message("No carrier matches this filter.")
    String noSuchCarrier();

    @Message("No carrier is registered yet. Register the operators that your platforms are interconnected with.")
    String noCarrier();

    @Message("Name")
    String name();

    @Message("Code")
    String code();

    @Message("Lower-case letters, digits and hyphens. It stays for ever.")
    String codeHint();

    @Message("Country")
    String country();

    @Message("Two capitals of ISO 3166-1, such as FR")
    String countryHint();

    @Message("PLMNs")
    String plmns();

    @Message("Five or six digits each, with spaces between them, such as 20801 20802")
    String plmnsHint();

    @Message("Sensitive names")
    String sensitiveNames();

    @Message(
            "Senders that it lets pass only from those whom it has authorised, with spaces between them: 1 to 11 letters or digits each")
    String sensitiveNamesHint();

    @Message("Language of its mails")
    String language();

    @Message("No preference")
    String anyLanguage();

    @Message("Registered")
    String registered();

    @Message("Contacts")
    String contacts();

    @Message("Contact {number}")
    String contact(int number);

    @Message(
            "Who is told of changes: those with the duty of the first, and those with the next duty when nobody answers in time.")
    String contactsHint();

    @Message("Nobody would be told of a change. Add a contact.")
    String noContact();

    @Message("The contacts of carriers are shown to the carrier itself and to those who keep the registry.")
    String contactsHidden();

    @Message("E-mail")
    String email();

    @Message("Duty")
    String duty();

    @Message("Add a contact")
    String addContact();

    @Message("Remove contact {number}")
    String removeContact(int number);

    @Message("Interconnected platforms")
    String interconnects();

    @Message("No platform is interconnected with this carrier, so no change awaits its sign-off.")
    String noInterconnect();

    @Message("Platform")
    String platform();

    @Message("Notice")
    String notice();

    @Message("{days} {#if days == 1}day{#else}days{/if}")
    String noticeDays(int days);

    @Message("Acknowledges within")
    String acknowledges();

    @Message("{hours} h")
    String acknowledgesHours(int hours);

    @Message("Reference")
    String reference();

    @Message("Edit {name}")
    String editCarrier(String name);

    @Message("{name} is registered.")
    String carrierRegistered(String name);

    @Message("{name} is saved.")
    String carrierSaved(String name);

    @Message("Parts of the registry")
    String parts();

    @Message("Name or code")
    String nameOrCode();

    @Message("Carrier")
    String carrier();

    @Message("Client")
    String client();

    @Message("Since")
    String since();

    @Message("From")
    String from();

    @Message("Until")
    String until();

    @Message("The first moment after it.")
    String untilHint();

    @Message("Reason")
    String reason();

    @Message("Version")
    String version();

    @Message("Actions")
    String actions();

    @Message("Total")
    String total();

    @Message("not known")
    String unknown();

    @Message("What follows from it")
    String follows();

    @Message("Its code. The field offers those that match as you type.")
    String chooseCode();

    @Message("{name} is registered.")
    String isRegistered(String name);

    @Message("{name} is saved.")
    String isSaved(String name);

    @Message("Edit {name}")
    String editThing(String name);

    @Message("registered on")
    String registeredOn();

    @Message("Platforms")
    String platforms();

    @Message("The systems that send the campaigns, and the release that each of them runs.")
    String platformsMeans();

    @Message("Register a platform")
    String newPlatform();

    @Message("No platform matches this filter.")
    String noSuchPlatform();

    @Message("No platform is registered yet. Register the one that sends your campaigns, then link it to carriers.")
    String noPlatform();

    @Message("Running release")
    String running();

    @Message("never reported")
    String neverReported();

    @Message("{#when origin}{#is BASELINE}baseline{#is DECLARED}declared{#is UNDECLARED}undeclared{/when}")
    String origin(RunningRelease.Origin origin);

    @Message("Introduced by")
    String howIntroduced();

    @Message("In the calendar")
    String inCalendar();

    @Message("Changes of this platform")
    String itsChanges();

    @Message("Release {version} runs undeclared")
    String undeclaredRuns(String version);

    @Message(
            "It is neither the baseline nor introduced by a declared change, so the gate blocks every campaign on this platform. Declare the change that introduces it, or report the release that really runs.")
    String undeclaredMeans();

    @Message("Declare the change")
    String declareChange();

    @Message("Baseline release")
    String baseline();

    @Message("none: only releases of declared changes pass")
    String noBaseline();

    @Message(
            "The release that ran before any change was declared here; it needs no change. Once the platform is in use, only a release that a closed change introduced may take its place.")
    String baselineMeans();

    @Message("Canary before a launch")
    String canary();

    @Message("{#when policy}{#is NONE}not required{#is AFTER_RELEASE}required after each release{/when}")
    String canaryPolicy(CanaryPolicy policy);

    @Message(
            "Where it is required, no campaign may leave over this platform to a carrier before a few messages have shown that the carrier delivers what the running release sends.")
    String canaryMeans();

    @Message("See its canaries")
    String itsCanaries();

    @Message("As the pipeline names it, such as 2013.09")
    String versionHint();

    @Message("Fingerprint")
    String fingerprint();

    @Message("What was built, such as sha256:9f86d081…; compared only where both sides state one")
    String fingerprintHint();

    @Message("Interconnected carriers")
    String interconnections();

    @Message(
            "No carrier is interconnected, so no change needs a sign-off and no campaign can leave. Open the first interconnect.")
    String noInterconnection();

    @Message("Open an interconnect")
    String openInterconnect();

    @Message("Change the terms with {carrier}")
    String amendInterconnect(String carrier);

    @Message("End the interconnect with {carrier}")
    String endInterconnect(String carrier);

    @Message("Open the interconnect")
    String openIt();

    @Message("End the interconnect")
    String endIt();

    @Message("The interconnect with {carrier} is open.")
    String interconnectOpened(String carrier);

    @Message("The terms with {carrier} are saved.")
    String interconnectSaved(String carrier);

    @Message("The interconnect with {carrier} has ended.")
    String interconnectEnded(String carrier);

    @Message("Its code. The field offers those that match as you type.")
    String carrierHint();

    @Message("Notice, in days")
    String noticeInDays();

    @Message("How long before a change’s window the carrier must know of it: 0 to 365")
    String noticeHint();

    @Message("Acknowledges within, in hours")
    String acknowledgesInHours();

    @Message("How soon the carrier has promised to acknowledge: 1 to 8760")
    String acknowledgesHint();

    @Message("The agreement, as the two of you name it")
    String referenceHint();

    @Message(
            "From now on every change of this platform needs this carrier’s sign-off too. These changes, which are open already, will wait for it as well; those in effect block campaigns to its recipients until it has accepted:")
    String openFollows();

    @Message(
            "The acknowledgement deadlines and the short notices of open changes follow the new terms at once. No sign-off becomes void, and the gate decides as before.")
    String amendFollows();

    @Message("A campaign to recipients with {carrier} is blocked on this platform from now on.")
    String endFollowsGate(String carrier);

    @Message("New changes of this platform no longer need its sign-off.")
    String endFollowsNew();

    @Message("What it has signed stays on record, and counts again if the interconnect is opened again.")
    String endFollowsPast();

    @Message(
            "These open changes still wait for it where they are declared: two people leave it out by amending. Drafts no longer ask it:")
    String endFollowsOpen();

    @Message("No open change is concerned.")
    String noChangeConcerned();

    @Message("There are more open changes than are named here.")
    String moreChanges();

    @Message("Release")
    String release();

    @Message("Reported releases")
    String releases();

    @Message("Releases reported for {platform}")
    String releasesOf(String platform);

    @Message("All reported releases")
    String allReleases();

    @Message(
            "No release was ever reported. The deployment pipeline reports by the API what it deploys; you can do it here too.")
    String noRelease();

    @Message("Report a release")
    String reportRelease();

    @Message("Which release runs on {platform}?")
    String reportReleaseOf(String platform);

    @Message(
            "From now on the gate takes this release to be running. Unless it is the baseline or a declared change introduces it, every campaign on this platform is blocked; a declared change that introduces it is in effect from then on.")
    String reportFollows();

    @Message(
            "While an undeclared release is reported as running, you cannot report one that the gate lets pass in its place: that is for the deployment pipeline or an administrator.")
    String reportBounds();

    @Message("Report it as running")
    String reportIt();

    @Message("Release {version} is reported as running.")
    String releaseReported(String version);

    @Message("Deployed")
    String deployedAt();

    @Message("Left empty: now. The time is in the zone {zone}.")
    String deployedAtHint(String zone);

    @Message("Reported")
    String reportedAt();

    @Message("Clients")
    String clients();

    @Message("Who orders campaigns, under which contracts, and when their campaigns are critical.")
    String clientsMeans();

    @Message("Register a client")
    String newClient();

    @Message("No client matches this filter.")
    String noSuchClient();

    @Message("No client is registered yet. Register who orders the campaigns, then the contract.")
    String noClient();

    @Message("Next contract end")
    String nextEnd();

    @Message("ends soon")
    String endsSoon();

    @Message("no contract")
    String withoutContract();

    @Message("Code of the client")
    String clientCode();

    @Message("Code of the platform")
    String platformCode();

    @Message("Protected periods")
    String protectedPeriods();

    @Message("Protect a period")
    String newPeriod();

    @Message("Protect this period")
    String protectIt();

    @Message(
            "A change whose window lies in this period, on a platform where the client has a contract then, is shown as a conflict and asks for a justification. The period can be changed, or lifted with a reason; the ledger keeps what it was.")
    String periodFollows();

    @Message("Why the campaigns are critical then. People see it beside the conflict.")
    String periodReasonHint();

    @Message("The period is protected.")
    String periodProtected();

    @Message("Edit a protected period")
    String editPeriod();

    @Message("Edit the protected period from {start}")
    String editPeriodFrom(String start);

    @Message(
            "The conflicts of open changes follow at once: a window that now lies in this period is shown as a conflict and asks for a justification, one that no longer does is none. No change is stopped, and the gate decides as before.")
    String amendPeriodFollows();

    @Message("The period is saved.")
    String periodSaved();

    @Message("Lift a protected period")
    String liftPeriod();

    @Message("Lift the protected period from {start}")
    String liftPeriodFrom(String start);

    @Message("A change whose window lies in it is no longer in conflict with it, and needs no justification for it.")
    String liftFollowsNew();

    @Message("No change is stopped or set going, and the gate decides as before.")
    String liftFollowsGate();

    @Message(
            "It stays here as lifted, with your reason, and what people justified stays on record. It cannot be taken up again: another period would have to be protected.")
    String liftFollowsPast();

    @Message("These open changes are in conflict with it now:")
    String liftFollowsOpen();

    @Message("Why it need not be protected any more")
    String liftReason();

    @Message("Lift the protection")
    String liftIt();

    @Message("The period is protected no longer.")
    String periodLifted();

    @Message("This period has already been lifted.")
    String periodWasLifted();

    @Message("lifted")
    String lifted();

    @Message("No period is protected. Protect those in which a failed campaign would do harm.")
    String noPeriod();

    @Message("over")
    String over();

    @Message("running")
    String runningNow();

    @Message("coming")
    String coming();

    @Message("Contracts")
    String contracts();

    @Message("Under which term a client may send over a platform. Without one in force the gate blocks.")
    String contractsMeans();

    @Message("Contract")
    String contract();

    @Message("Contract {code}")
    String contractNamed(String code);

    @Message("Register a contract")
    String newContract();

    @Message("Extend")
    String extend();

    @Message("State")
    String stateOfContract();

    @Message(
            "{#when state}{#is COMING}not yet in force{#is IN_FORCE}in force{#is ENDING}ends soon{#is ENDED}ended{/when}")
    String contractState(ContractRow.State state);

    @Message("An extension is a later end of this contract, or a contract of its own that begins when this one ends.")
    String contractExtends();

    @Message("Edit contract {code}")
    String editContract(String code);

    @Message(
            "From the next question on the new term counts. A campaign of {client} on {platform}, even one that is being sent already, is blocked if its launch lies outside of it and no other contract covers it; clearances given for such a launch no longer count.")
    String contractFollows(String client, String platform);

    @Message("These campaigns are planned in the term as it is now:")
    String plannedInTerm();

    @Message(
            "The term as typed leaves out the launch of these campaigns. They are blocked unless another contract covers it:")
    String leftOutOfTerm();

    @Message("No campaign is planned in the term as it is now.")
    String nonePlannedInTerm();

    @Message("The term as typed leaves out no planned launch.")
    String noneLeftOut();

    @Message("There are more campaigns than are named here.")
    String moreCampaigns();

    @Message("See what follows")
    String seeFollows();

    @Message("As the two of you name it")
    String contractReferenceHint();

    @Message("These contracts end within 90 days and nothing continues them")
    String endingSoon();

    @Message("No contract matches this filter.")
    String noSuchContract();

    @Message("No contract is registered yet, so no campaign can leave.")
    String noContract();

    @Message("This client has no contract, so none of its campaigns can leave. Register the first one.")
    String noContractOfClient();

    @Message("All contracts of this client")
    String allContracts();

    @Message("Campaigns")
    String campaigns();

    @Message(
            "The mass sendings, with the recipients at each carrier. A campaign that is not registered here is registered by its first pre-flight.")
    String campaignsMeans();

    @Message("Campaign")
    String campaign();

    @Message("Register a campaign")
    String newCampaign();

    @Message("Launch")
    String launch();

    @Message("not planned yet")
    String noLaunch();

    @Message("May be left empty. The time is in the zone {zone}.")
    String launchHint(String zone);

    @Message("Recipients")
    String recipients();

    @Message("Audience")
    String audience();

    @Message("How many recipients are with which carrier. Name each carrier by its code or by one of its PLMNs.")
    String audienceHint();

    @Message("Carrier {number}")
    String share(int number);

    @Message("or its PLMN")
    String orPlmn();

    @Message("Add a carrier")
    String addShare();

    @Message("Remove carrier {number}")
    String removeShare(int number);

    @Message("no carrier known here")
    String unknownCarrier();

    @Message("The audience is not known. The gate then asks about all carriers of the platform.")
    String noAudience();

    @Message("May it launch?")
    String wouldItLaunch();

    @Message(
            "Forecasts and the calendar follow at once. A pre-flight that names no audience goes on asking about all carriers of the platform, and counts the new recipients from the next question on; one that names its audience counts its own. The launch is the one that the pre-flight states. No decision and no clearance already given changes.")
    String campaignFollows();

    @Message("No campaign matches this filter.")
    String noSuchCampaign();

    @Message("No campaign is registered yet. Register one, or let its first pre-flight do so.")
    String noCampaign();

    @Message("This client has no campaign yet.")
    String noCampaignOfClient();

    @Message("All campaigns of this client")
    String allCampaigns();

    @Message("Deliveries")
    String deliveries();

    @Message("What is usual")
    String usual();

    @Message("What it was sent")
    String told();

    @Message("About")
    String toldAbout();

    @Message("What became of it")
    String toldState();

    @Message("To")
    String toldTo();

    @Message("Letters to contacts")
    String subscriptions();

    @Message("What the contacts of {carrier} are written to about")
    String subscriptionsOf(String carrier);

    @Message("Each is written to by e-mail. Somebody is always told when the carrier’s sign-off is asked for.")
    String subscriptionsMean();

    @Message("Written to about")
    String subscribedTo();

    @Message("nothing")
    String subscribedToNothing();

    @Message("As is usual")
    String subscriptionUsual();

    @Message(
            "Those of the first duty in the list are written to about everything, those of the next one when nobody answers in time. Then what is ticked below does not count.")
    String subscriptionUsualHint();

    @Message("As chosen")
    String subscriptionChosen();

    @Message("Change")
    String subscriptionChange();

    @Message("Change what {name} is written to about")
    String subscriptionChangeOf(String name);

    @Message("What {name} is written to about")
    String subscriptionOf(String name);

    @Message("Or exactly this")
    String subscriptionEvents();

    @Message("About changes that affect the carrier, and what the carrier says of them.")
    String subscriptionEventsHint();

    @Message("Language of the letters")
    String subscriptionLanguage();

    @Message("the carrier’s")
    String subscriptionLanguageNone();

    @Message("It counts for what happens from now on. That it was chosen is on record; who the contact is, is not.")
    String subscriptionFromNow();

    @Message("What {name} is written to about is saved.")
    String subscriptionSaved(String name);
}
