package org.countersign.ui.changes;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.countersign.changes.AffectedState;
import org.countersign.changes.ChangeStatus;
import org.countersign.changes.TemplateState;
import org.countersign.changes.Transition;

/** The texts of the changes' pages; English here, French in {@code messages/changes_fr.properties}. */
@MessageBundle("changes")
public interface ChangeTexts {
    @Message("Changes")
    String changes();

    @Message("What is changed on the platforms, and which carriers have countersigned.")
    String changesMean();

    @Message("Declare a change")
    String newChange();

    @Message("Words of the title or description")
    String filterWords();

    @Message("Every platform")
    String anyPlatform();

    @Message("Every status")
    String anyStatus();

    @Message("Every carrier")
    String anyCarrier();

    @Message("Awaiting anybody")
    String anyAwaited();

    @Message("Affects {carrier}")
    String affecting(String carrier);

    @Message("Awaits {carrier}")
    String awaitingCarrier(String carrier);

    @Message("Platform")
    String platform();

    @Message("Status")
    String status();

    @Message("Carrier")
    String carrier();

    @Message("Awaiting")
    String awaiting();

    @Message("Change")
    String change();

    @Message("No change matches this filter.")
    String noSuchChange();

    @Message(
            "No change is declared yet. Declare the first one: its carriers are asked to countersign, and no campaign leaves for those that have not.")
    String noChange();

    @Message("Window")
    String window();

    @Message("{start} to {end}")
    String windowFromTo(String start, String end);

    @Message("Category")
    String category();

    @Message("Kind")
    String kind();

    @Message("Sign-offs")
    String signOffs();

    @Message("{accepted} of {all} accepted")
    String accepted(int accepted, int all);

    @Message("{number} refused")
    String refused(int number);

    @Message("overdue")
    String overdue();

    @Message("conflict")
    String conflict();

    @Message("cleared")
    String cleared();

    @Message("blocking")
    String blocking();

    @Message("not declared yet")
    String notDeclared();

    @Message("Revision {number}")
    String revisionNumber(int number);

    @Message(
            "{#when step}{#is DECLARE}Declare{#is IMPLEMENT}Say it is implemented{#is CLOSE}Close{#is WITHDRAW}Withdraw{#is ROLL_BACK}Say it was rolled back{/when}")
    String doing(Transition step);

    @Message(
            "{#when step}{#is DECLARE}Declare {change}{#is IMPLEMENT}{change} is implemented{#is CLOSE}Close {change}{#is WITHDRAW}Withdraw {change}{#is ROLL_BACK}{change} was rolled back{/when}")
    String doingTo(Transition step, String change);

    @Message(
            "{#when step}{#is DECLARE}{change} is declared. Its carriers are asked to sign off.{#is IMPLEMENT}{change} is on record as implemented.{#is CLOSE}{change} is closed.{#is WITHDRAW}{change} is withdrawn.{#is ROLL_BACK}{change} is on record as rolled back.{/when}")
    String done(Transition step, String change);

    @Message("Edit")
    String edit();

    @Message("Amend")
    String amend();

    @Message("Preview")
    String preview();

    @Message("Countersign, change {reference}, as of {time}")
    String printed(String reference, String time);

    @Message("A draft: nobody has been told, and it blocks nothing.")
    String draftBlocksNothing();

    @Message("Every affected carrier has accepted. It blocks nothing.")
    String allAccepted();

    @Message("No carrier is affected. It blocks nothing.")
    String nobodyAffected();

    @Message("{missing} of {all} carriers {#if missing == 1}has{#else}have{/if} not accepted.")
    String waitsFor(int missing, int all);

    @Message("No campaign on the platform leaves for them from {start} on.")
    String blocksFrom(String start);

    @Message("No campaign on the platform leaves for them.")
    String blocksNow();

    @Message(
            "{#when status}{#is CLOSED}It is closed.{#is WITHDRAWN}It was withdrawn: it does not happen, and blocks nothing.{#else}It was rolled back: it is undone, and blocks nothing.{/when}")
    String isOver(ChangeStatus status);

    @Message("Carriers and revisions")
    String matrix();

    @Message("What each carrier said last of each revision. Only the newest revision counts.")
    String matrixMeans();

    @Message("newest")
    String newestRevision();

    @Message("editorial")
    String editorial();

    @Message("void")
    String isVoid();

    @Message("carried over from revision {revision}")
    String carriedFrom(int revision);

    @Message("Receipt")
    String receipt();

    @Message("Receipt of what {carrier} said")
    String receiptOf(String carrier);

    @Message("effective from {time}")
    String effectiveFrom(String time);

    @Message("to acknowledge by {time}")
    String acknowledgeBy(String time);

    @Message("should have acknowledged by {time}")
    String lateSince(String time);

    @Message("no longer affected")
    String noLongerAffected();

    @Message("nothing said")
    String saidNothing();

    @Message("What was said of older revisions stands in the timeline.")
    String olderRevisions();

    @Message("These are the {shown} newest of {all} revisions.")
    String newestOf(int shown, int all);

    @Message("This change has moved on since you opened the page.")
    String movedOn();

    @Message("Show it as it is now")
    String showPresent();

    @Message("by {name}")
    String by(String name);

    @Message("What it blocks")
    String blocks();

    @Message("None of the next campaigns of this platform would be blocked by it.")
    String blocksNoCampaign();

    @Message("Campaign")
    String campaign();

    @Message("Planned launch")
    String launch();

    @Message("Recipients at stake")
    String recipients();

    @Message("{blocked} of {all}")
    String recipientsOf(String blocked, String all);

    @Message("Of the {most} campaigns that launch next.")
    String nextCampaigns(int most);

    @Message("What changes")
    String about();

    @Message("Description")
    String description();

    @Message("Before and after")
    String effects();

    @Message("Attribute")
    String attribute();

    @Message("Before")
    String before();

    @Message("After")
    String after();

    @Message("Risk")
    String risk();

    @Message("Roll-back plan")
    String rollbackPlan();

    @Message("not stated")
    String notStated();

    @Message("Release introduced")
    String release();

    @Message("Version of the release that it introduces")
    String releaseVersion();

    @Message("Leave empty if no new release is deployed.")
    String releaseVersionHint();

    @Message("Fingerprint")
    String fingerprint();

    @Message("As the deployment pipeline reports it, if it does.")
    String fingerprintHint();

    @Message("Declared")
    String declaredAt();

    @Message("Implemented")
    String implementedAt();

    @Message("Ended")
    String endedAt();

    @Message("Drafted")
    String createdAt();

    @Message("Digest")
    String digest();

    @Message("Facts")
    String facts();

    @Message("Conflicts")
    String conflicts();

    @Message("Nothing speaks against the window.")
    String noConflict();

    @Message("Overlaps another change:")
    String overlap();

    @Message("Lies in a protected period of {client}:")
    String protectedPeriod(String client);

    @Message(
            "{carrier} is told too late: {days} {#if days == 1}day of notice is{#else}days of notice are{/if} agreed, so the earliest start is")
    String shortNotice(String carrier, int days);

    @Message("Justification")
    String justification();

    @Message("Nobody has justified them yet.")
    String unjustified();

    @Message("Carriers left out")
    String exclusions();

    @Message("approved")
    String exclusionIsApproved();

    @Message("proposed")
    String exclusionIsOpen();

    @Message("Approve")
    String approve();

    @Message("Carriers added")
    String included();

    @Message("Revisions")
    String revisions();

    @Message("Compare revision {number} with the one before")
    String compareWithBefore(int number);

    @Message("Compare")
    String compare();

    @Message("first draft")
    String firstDraft();

    @Message("Timeline")
    String timeline();

    @Message("From the ledger.")
    String timelineMeans();

    @Message("Whole timeline")
    String wholeTimeline();

    @Message("entry {index}")
    String entry(String index);

    @Message("wrote the draft")
    String drafted();

    @Message("wrote revision {revision}")
    String revised(int revision);

    @Message(
            "declared revision {revision}{#if carriers > 0}; {carriers} {#if carriers == 1}carrier is{#else}carriers are{/if} asked{/if}")
    String declared(int revision, int carriers);

    @Message("put revision {revision} into force; sign-offs of the one before are void")
    String amendedVoid(int revision);

    @Message("put revision {revision} into force; it is editorial, so sign-offs stand")
    String amendedEditorial(int revision);

    @Message(
            "changed the interconnects or exclusions{#if carriers > 0}; {carriers} {#if carriers == 1}carrier is{#else}carriers are{/if} affected now{/if}")
    String recomputed(int carriers);

    @Message("agreed that {carrier} is left out")
    String exclusionWasApproved(String carrier);

    @Message("said that it was implemented at {time}")
    String wasImplemented(String time);

    @Message("withdrew it")
    String wasWithdrawn();

    @Message("said that it was rolled back")
    String wasRolledBack();

    @Message("closed it")
    String wasClosed();

    @Message(
            "{#when state}{#is ACKNOWLEDGED}acknowledged revision {revision} for {carrier}{#is ACCEPTED}accepted revision {revision} for {carrier}{#is REJECTED}rejected revision {revision} for {carrier}{#else}withdrew the acceptance of revision {revision} for {carrier}{/when}")
    String said(AffectedState state, String carrier, int revision);

    @Message("was refused: {operation}")
    String wasRefused(String operation);

    @Message("Somebody")
    String somebody();

    @Message("Declare a change")
    String newTitle();

    @Message("It is kept as a draft first. Nobody is told until you declare it.")
    String newMeans();

    @Message("There is no platform yet, and a change is always made to one.")
    String noPlatform();

    @Message("Edit the draft {reference}")
    String editTitle(String reference);

    @Message("Amend {reference}")
    String amendTitle(String reference);

    @Message("Start from a template")
    String startFrom();

    @Message(
            "Two people agreed on these for standard changes. What starts from one is declared and countersigned all the same.")
    String startFromMeans();

    @Message("All templates")
    String allTemplates();

    @Message("Template")
    String template();

    @Message("Templates")
    String templates();

    @Message(
            "What standard changes start from: written once, and agreed by two people. Each change is still declared and countersigned.")
    String templatesMean();

    @Message("Any platform")
    String onAnyPlatform();

    @Message("No template matches this filter.")
    String noSuchTemplate();

    @Message(
            "There is no template yet. Propose one for what you change again and again, or save a closed change as one from its page.")
    String noTemplate();

    @Message("Propose a template")
    String proposeTemplate();

    @Message(
            "Once a second person has approved it, standard changes may start from it. Its words never change: for others, propose another one and retire this one.")
    String proposeTemplateMeans();

    @Message("Save as a template")
    String saveAsTemplate();

    @Message("Name")
    String templateName();

    @Message("What people choose it by.")
    String templateNameHint();

    @Message("Code")
    String templateCode();

    @Message("Lower-case letters, digits and hyphens. It never changes.")
    String templateCodeHint();

    @Message("The changes that start from it may still be of another platform, and say so.")
    String templatePlatformHint();

    @Message("“{name}” is proposed. A second person has to approve it.")
    String templateProposed(String name);

    @Message("“{name}” is approved. Standard changes may start from it.")
    String templateApproved(String name);

    @Message("“{name}” is retired. No change starts from it any more.")
    String templateRetired(String name);

    @Message("Proposed")
    String proposedAt();

    @Message("Two people")
    String twoPeople();

    @Message("Proposed by")
    String proposedBy();

    @Message("Approved by")
    String approvedBy();

    @Message("Retired by")
    String retiredBy();

    @Message("nobody yet")
    String nobodyYet();

    @Message("You proposed it; somebody else has to approve it.")
    String ownTemplate();

    @Message("Standard changes may start from it from then on.")
    String approveTemplateMeans();

    @Message("{#when state}{#is PROPOSED}Decline the proposal{#else}Retire the template{/when}")
    String retire(TemplateState state);

    @Message("No change starts from it any more. Those that have stay as they are.")
    String retireMeans();

    @Message("Why?")
    String retireWhy();

    @Message("Changes that start from it")
    String startedFromIt();

    @Message("None yet.")
    String nothingStarted();

    @Message("Declare from this template")
    String declareFromTemplate();

    @Message("Starts from the template “{name}”")
    String startsFrom(String name);

    @Message("The change says so, and in what it differs from its template. Untick it to start from none.")
    String startsFromHint();

    @Message("Says what the template says.")
    String asTemplate();

    @Message("Differs from the template:")
    String otherThanTemplate();

    @Message("Declare one like it")
    String declareLike();

    @Message("Choose…")
    String choose();

    @Message("Title")
    String title();

    @Message("What a carrier needs to know to agree: what changes, for which messages, why.")
    String descriptionHint();

    @Message(
            "None of them escapes the gate. An emergency may be implemented already, and needs a review before it is closed.")
    String kindHint();

    @Message("Start")
    String start();

    @Message("End")
    String end();

    @Message("Leave empty what does not change.")
    String effectsHint();

    @Message(
            "The sender that French carriers let stand: a number, or a name of at most 11 letters or digits, without a space and not of digits alone.")
    String oadcRule();

    @Message("Add another attribute")
    String addEffect();

    @Message("Remove attribute {number}")
    String removeEffect(int number);

    @Message("Other attribute {number}")
    String otherAttribute(int number);

    @Message("A name such as sender or route")
    String attributeHint();

    @Message("Risk and way back")
    String safety();

    @Message("Who is asked")
    String who();

    @Message(
            "Every carrier that the platform is interconnected with is asked. Leaving one out needs a reason, and a second person who agrees.")
    String whoHint();

    @Message("Carrier left out {number}")
    String exclude(int number);

    @Message("Carrier to leave out")
    String excludeCarrier();

    @Message("Why it need not sign off")
    String excludeWhy();

    @Message("Leave out a carrier")
    String addExclusion();

    @Message("Remove exclusion {number}")
    String removeExclusion(int number);

    @Message("Further carriers")
    String includeCodes();

    @Message("Codes of carriers without an interconnect that must sign off too, with spaces between them")
    String includeHint();

    @Message("Editorial: only a text is mended")
    String editorialLabel();

    @Message("Sign-offs are carried over. Refused if anything differs that matters to a carrier.")
    String editorialHint();

    @Message("Why is it amended?")
    String reason();

    @Message("Carriers read this first.")
    String reasonHint();

    @Message("Draft edited")
    String draftEdited();

    @Message("Check")
    String check();

    @Message("Save as draft")
    String saveDraft();

    @Message("Put into force")
    String saveAmendment();

    @Message("{reference} is saved as a draft. Nobody is told yet.")
    String draftSaved(String reference);

    @Message("Revision {revision} of {reference} is in force.")
    String amended(String reference, int revision);

    @Message("If you declared it now")
    String prospect();

    @Message("If you put it into force now")
    String prospectAmend();

    @Message("Choose a platform to see whom it affects.")
    String choosePlatform();

    @Message("State a window to see what speaks against it.")
    String chooseWindow();

    @Message("No carrier is interconnected with this platform: nobody would be asked.")
    String noInterconnect();

    @Message("The window ends before it starts.")
    String endsBeforeStart();

    @Message("{days} {#if days == 1}day{#else}days{/if} of notice")
    String noticeOf(int days);

    @Message("notice kept")
    String noticeKept();

    @Message("notice too short")
    String noticeShort();

    @Message("no interconnect")
    String noticeUnknown();

    @Message("left out once a second person agrees")
    String leftOut();

    @Message("“{sender}” is a sender that French carriers let stand ({length} of 11 characters).")
    String senderFits(String sender, int length);

    @Message("“{sender}” {fault}")
    String senderFault(String sender, String fault);

    @Message("{number} {#if number == 1}carrier is{#else}carriers are{/if} asked to sign off")
    String asked(int number);

    @Message("What becomes of the sign-offs")
    String fate();

    @Message(
            "This differs and matters to carriers: {fields}. The sign-offs below will be void, and all are asked again:")
    String fateVoid(String fields);

    @Message(
            "This differs and matters to carriers: {fields}. No carrier has said anything yet, so nothing becomes void; all are asked about the new revision.")
    String fateNobody(String fields);

    @Message("Nothing that matters to a carrier differs. As an editorial revision it keeps all sign-offs.")
    String fateEditorial();

    @Message(
            "Nothing that matters to a carrier differs. Tick “editorial” to keep the sign-offs below; otherwise they will be void:")
    String fateCouldStay();

    @Message("An amendment voids the sign-offs of the revision before, unless it is editorial.")
    String fateUnknown();

    @Message(
            "{#when pointer}{#is '/platform'}platform{#is '/release'}release{#is '/kind'}kind{#is '/category'}category{#is '/effects'}before and after{#is '/exclude'}carriers left out{#is '/include'}carriers added{#is '/window'}window{#is '/risk'}risk{#is '/rollbackPlan'}roll-back plan{#is '/template'}template{#is '/title'}title{#is '/description'}description{#else}{pointer}{/when}")
    String fieldName(String pointer);

    @Message("What this does")
    String stepWill();

    @Message("When did it happen?")
    String at();

    @Message("Empty means now.")
    String atHint();

    @Message(
            "{#when step}{#is DECLARE}Why it goes on in spite of conflicts{#is CLOSE}Review or remark{#else}Remark{/when}")
    String note(Transition step);

    @Message(
            "{#when step}{#is DECLARE}Kept with the change; carriers do not see it.{#is CLOSE}An emergency needs its review here.{#else}Kept in the timeline, where its carriers read it too.{/when}")
    String noteHint(Transition step);

    @Message(
            "{number} {#if number == 1}carrier is{#else}carriers are{/if} told and asked to sign off the revision as it stands:")
    String declareAsks(int number);

    @Message("No carrier is interconnected with the platform, so nobody is asked.")
    String declareAsksNobody();

    @Message(
            "From {start} on, no campaign leaves the platform for a carrier that has not accepted. Silence is not consent.")
    String declareBlocks(String start);

    @Message("The planned start has passed: it blocks campaigns to carriers that have not accepted at once.")
    String declareBlocksAtOnce();

    @Message("Release {release} counts as declared.")
    String declareRelease(String release);

    @Message("You thereby agree that these are left out: {carriers}.")
    String declareApproves(String carriers);

    @Message("You yourself proposed to leave out {carriers}. A second person has to declare, or to agree first.")
    String declareOwn(String carriers);

    @Message(
            "The change counts as made from the time stated: from then on it blocks campaigns to carriers that have not accepted, even before its planned start.")
    String implementBlocks();

    @Message("From then on it can no longer be moved to another platform.")
    String implementPlatform();

    @Message("The draft is given up. Nobody was told of it, and nobody will be.")
    String withdrawDraft();

    @Message(
            "The change will not happen. {number} {#if number == 1}carrier is{#else}carriers are{/if} no longer asked, and it blocks nothing any more.")
    String withdrawDeclared(int number);

    @Message("The change counts as undone. Its carriers are no longer asked, and it blocks nothing any more.")
    String rollBackEnds();

    @Message(
            "Release {release} is no longer declared by it: while that release runs, campaigns of the platform are blocked.")
    String releaseUndeclared(String release);

    @Message(
            "The change is done with. It can no longer be amended, and its carriers can no longer take their acceptance back.")
    String closeEnds();

    @Message("It cannot be closed yet. These have not accepted, or not from now: {carriers}.")
    String closeMissing(String carriers);

    @Message("This cannot be undone.")
    String irrevocable();

    @Message("{reference} is {status}: this step is not possible now.")
    String notPossible(String reference, String status);

    @Message("Back to the change")
    String backToChange();

    @Message("Leave out {carrier}")
    String approveTitle(String carrier);

    @Message("{carrier} need not sign off {reference} any more: the change blocks no campaign to it.")
    String approveMeans(String carrier, String reference);

    @Message("It takes two people: you must be another one than who proposed it.")
    String approveSecond();

    @Message("{carrier} is left out.")
    String approved(String carrier);

    @Message("What each carrier receives of {reference}")
    String previewTitle(String reference);

    @Message("As it stands, and with the deadlines that would run from now if it is not declared yet.")
    String previewMeans();

    @Message("nobody: add a contact")
    String noContact();

    @Message("Nobody receives anything: no carrier is affected.")
    String previewNobody();

    @Message("Go on to declare")
    String goOnToDeclare();

    @Message("Compare revisions of {reference}")
    String compareTitle(String reference);

    @Message("From revision")
    String compareFrom();

    @Message("To revision")
    String compareTo();

    @Message("Part")
    String field();

    @Message("Unchanged: {fields}.")
    String same(String fields);

    @Message("The two are the same.")
    String identical();

    @Message("needs new sign-offs")
    String material();

    @Message("text only")
    String onlyText();

    @Message("There is only one revision, so there is nothing to compare yet.")
    String noOther();

    @Message("Nothing has happened yet.")
    String noHappening();

    @Message("Summary of a change")
    String summary();

    @Message("PDF summary")
    String summaryPdf();

    @Message("and {number} more")
    String andMore(int number);

    @Message("When")
    String timeOfIt();

    @Message("Who")
    String whoDid();

    @Message("What happened")
    String whatHappened();

    @Message("Decision")
    String decisionOfGate();

    @Message("Entry of the ledger")
    String ledgerEntry();

    @Message("The last campaigns that it blocked")
    String decisionsBlocked();

    @Message("In the ledger")
    String ledgerSays();

    @Message("Checkpoint of {origin}, {size} entries, root")
    String checkpointOf(String origin, String size);

    @Message("What was sent")
    String told();

    @Message("About")
    String toldAbout();

    @Message("To")
    String toldTo();

    @Message("What became of it")
    String toldState();

    @Message("Answered by its link on {time}")
    String linkAnswered(String time);

    @Message("Link ended on {time}")
    String linkRevoked(String time);

    @Message("Link first opened on {time}, perhaps by a mail filter")
    String linkOpened(String time);

    @Message("Link not opened yet")
    String linkUnopened();

    @Message(
            "{#when stage}{#is 'overdue'}wrote to further contacts of {carrier}, who had not acknowledged{#else}reminded {carrier} to acknowledge{/when}")
    String wasReminded(String carrier, String stage);

    @Message("ended the links by which contacts of {carrier} could sign off")
    String wasRevoked(String carrier);

    @Message("The newest hundred are shown.")
    String newestTold();

    @Message("Who has a letter can answer by its button, without an account:")
    String answeredByLinks();

    @Message("End the links")
    String endLinks();

    @Message("End the links of {carrier}")
    String endLinksTitle(String carrier);

    @Message(
            "The button of each letter that {carrier} was sent about {reference} opens nothing any more, whichever revision it was about: nobody answers by it.")
    String endLinksMeans(String carrier, String reference);

    @Message("Later letters about the present revision lead to the sign-in instead; a new revision has new links.")
    String endLinksLater();

    @Message("Answers that were given stand, and people with accounts answer as ever.")
    String endLinksStands();

    @Message("That you ended them is on record. It cannot be taken back.")
    String endLinksOnRecord();

    @Message("The links of {carrier} to {reference} are ended.")
    String linksEnded(String carrier, String reference);

    @Message("noticed that a letter to {carrier} did not arrive")
    String wasUndelivered(String carrier);
}
