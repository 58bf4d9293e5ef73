package org.countersign.ui.incidents;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.countersign.incidents.CanaryState;
import org.countersign.incidents.Suspicion;

/** The texts of the pages about incidents; English here, French in {@code messages/incidents_fr.properties}. */
@MessageBundle("incidents")
public interface IncidentTexts {
    @Message("Incidents")
    String incidents();

    @Message("What the delivery watch has noticed, and what people make of it.")
    String incidentsMean();

    @Message("Incident")
    String incident();

    @Message("Status")
    String status();

    @Message("All")
    String anyStatus();

    @Message("Going on")
    String goingOn();

    @Message("Only those that go on")
    String onlyGoingOn();

    @Message("Over")
    String over();

    @Message("Carrier")
    String carrier();

    @Message("Campaign")
    String campaign();

    @Message("Campaigns")
    String touches();

    @Message("Failed of sent")
    String failedOf();

    @Message("Opened")
    String openedAt();

    @Message("Answers for it")
    String owner();

    @Message("to acknowledge")
    String acknowledgeBy();

    @Message("No incident matches.")
    String noSuchIncident();

    @Message("Nothing is going on")
    String noIncident();

    @Message("An incident opens by itself when the delivery watch warns of a carrier or holds it.")
    String noIncidentMeans();

    @Message("Show those that are over")
    String showOver();

    @Message("Incident {reference} at {carrier}")
    String incidentAt(String reference, String carrier);

    @Message("escalated")
    String isEscalated();

    @Message("This turned out to be part of another incident, which goes on:")
    String goesOnIn();

    @Message("and {count} more")
    String andMore(int count);

    @Message("Continues the full")
    String continues();

    @Message("Full; continued by")
    String continuedBy();

    @Message("Nobody has acknowledged this incident; that was due on {since}.")
    String isLate(String since);

    @Message("A duty owner has to acknowledge this incident by {until}.")
    String toAcknowledge(String until);

    @Message("{by} proposes to close this incident.")
    String closingIsProposed(String by);

    @Message("Somebody else has to agree.")
    String closingNeedsOther();

    @Message("Agree to close it")
    String agree();

    @Message("Take the proposal back")
    String takeBack();

    @Message("What is at stake")
    String exposure();

    @Message("Sent")
    String sent();

    @Message("Delivered")
    String delivered();

    @Message("Failed")
    String failed();

    @Message("Pending")
    String pending();

    @Message("Still to go")
    String toGo();

    @Message("not known")
    String unknown();

    @Message("Changes to suspect")
    String suspects();

    @Message("The most suspicious first: sign-off missing, touching this carrier, in effect nearest before it began.")
    String suspectsMean();

    @Message("No change was in effect on this platform that could have done it.")
    String noSuspect();

    @Message("Release {version}, which nobody has declared")
    String undeclared(String version);

    @Message(
            "{#when suspicion}{#is UNSIGNED}It touches this carrier, which had not signed off.{#is SIGNED}It touches this carrier, which had signed off.{#is ELSEWHERE}It is not supposed to touch this carrier.{/when}")
    String suspicion(Suspicion suspicion);

    @Message("In effect from")
    String inEffectFrom();

    @Message("This is the cause")
    String isTheCause();

    @Message("Evidence")
    String evidence();

    @Message(
            "Of {sent} messages, {delivered} were delivered, {failed} failed and {pending} had no final report; at most {usually} usually fail.")
    String alarm(String sent, String delivered, String failed, String pending, String usually);

    @Message("Evidence {evidence}: healthy messages look like this with a probability of at most {odds}.")
    String chance(String evidence, String odds);

    @Message("First bad message")
    String firstBad();

    @Message("Notes")
    String notes();

    @Message("Nobody has written a note yet.")
    String noNote();

    @Message("(The text was erased.)")
    String erased();

    @Message("Somebody")
    String somebody();

    @Message("The delivery watch")
    String theWatch();

    @Message("Older ones stand in the timeline.")
    String olderInTimeline();

    @Message("Timeline")
    String timeline();

    @Message("The whole timeline")
    String wholeTimeline();

    @Message("ledger entry {index}")
    String entry(String index);

    @Message("Course")
    String course();

    @Message("First bad message sent")
    String onset();

    @Message("Escalated")
    String escalatedAt();

    @Message("Acknowledged")
    String acknowledgedAt();

    @Message("nobody yet")
    String nobody();

    @Message("Closing proposed")
    String proposedAt();

    @Message("Closed")
    String closedAt();

    @Message("Holds")
    String holds();

    @Message("Hold of the watch")
    String hold();

    @Message("standing")
    String stands();

    @Message("lifted")
    String lifted();

    @Message("Nothing is held; the watch has only warned.")
    String noHold();

    @Message("Clients informed")
    String clients();

    @Message("Told by {by}")
    String toldBy(String by);

    @Message("No client has been told yet.")
    String noneInformed();

    @Message("Cause")
    String cause();

    @Message("The cause is not known yet.")
    String noCause();

    @Message("Corrective actions")
    String actions();

    @Message("None yet: what is done so that it does not happen again.")
    String noAction();

    @Message("done")
    String isDone();

    @Message("overdue")
    String overdue();

    @Message("Due")
    String due();

    @Message("No date")
    String noDue();

    @Message("Impact on people")
    String impact();

    @Message("Nobody has stated yet what it did to people.")
    String noImpact();

    @Message("Did not get their message")
    String recipients();

    @Message("People, not messages; empty while not known")
    String recipientsHint();

    @Message("Came to harm by it")
    String harmed();

    @Message("Such as those who missed a deadline")
    String harmedHint();

    @Message("Were put right")
    String putRight();

    @Message("Of those who came to harm")
    String putRightHint();

    @Message("Remarks")
    String remarks();

    @Message("A word with it (optional)")
    String word();

    @Message("Note")
    String note();

    @Message("Client")
    String client();

    @Message("Told at")
    String toldAt();

    @Message("Empty means now")
    String toldAtHint();

    @Message("Told by")
    String toldByWhom();

    @Message("Who told the client")
    String toldByHint();

    @Message("Change that caused it")
    String change();

    @Message("Its reference, if a change did it")
    String changeHint();

    @Message("All of them, in place of those stated before; a row left empty goes away.")
    String actionsMean();

    @Message("Action {number}")
    String actionNumber(int number);

    @Message("What is done")
    String action();

    @Message("By whom")
    String responsible();

    @Message("Due by")
    String dueBy();

    @Message("Done on")
    String doneAt();

    @Message("Add an action")
    String addAction();

    @Message("Remove action {number}")
    String removeAction(int number);

    @Message("Why it is not over")
    String whyNot();

    @Message(
            "{#when step}{#is ACKNOWLEDGE}Acknowledge{#is NOTE}Write a note{#is INFORM}Client informed{#is CAUSE}State the cause{#is ACTIONS}State actions{#is IMPACT}State the impact{#is CANARY}Start a canary{#is CLOSE}Propose to close{#is DECLINE}Decline to close{/when}")
    String step(StepKind step);

    @Message(
            "{#when step}{#is ACKNOWLEDGE}You answer for this incident from then on, by name.{#is NOTE}The note stands in the dossier and, as a commitment, in the ledger.{#is INFORM}It stays on record that the client was told, when and by whom.{#is CAUSE}It takes the place of the cause stated before; both stand in the timeline.{#is ACTIONS}These take the place of those stated before; both stand in the timeline.{#is IMPACT}It takes the place of what was stated before; both stand in the timeline.{#is CANARY}What the campaign sends to this carrier from now on is judged, until it is plain whether the carrier delivers again. It lifts no hold: whoever lifts one does.{#is DECLINE}The proposal ends and the incident goes on.{#else}{/when}")
    String follows(StepKind step);

    @Message("You propose to close it; another person has to agree.")
    String proposing();

    @Message("{by} has proposed it. You agree, and the incident is closed.")
    String agreeing(String by);

    @Message("Its holds have to be lifted first.")
    String holdsFirst();

    @Message("Its cause is not stated yet: what you write here is taken as the cause.")
    String causeFirst();

    @Message("{reference} is closed.")
    String isClosed(String reference);

    @Message(
            "{#when step}{#is ACKNOWLEDGE}You answer for this incident now.{#is NOTE}The note is written down.{#is INFORM}It is written down that the client was told.{#is CAUSE}The cause is stated.{#is ACTIONS}The actions are stated.{#is IMPACT}The impact is stated.{#is CANARY}The canary has started.{#is CLOSE}You have proposed to close it; somebody else has to agree.{#is DECLINE}The incident goes on.{/when}")
    String done(StepKind step);

    @Message("{#if level == 'held'}held{#else}warned of{/if} {campaign}: {failed} of {sent} messages failed")
    String anomaly(String level, String campaign, String failed, String sent);

    @Message("placed a hold")
    String holdPlaced();

    @Message("lifted a hold")
    String holdLifted();

    @Message("opened the incident")
    String opened();

    @Message("took {campaign} into the incident{#if again}, which has to be acknowledged once more{/if}")
    String joined(String campaign, boolean again);

    @Message("merged the incident into {into}")
    String merged(String into);

    @Message("acknowledged the incident{#if late}, late{/if}")
    String acknowledged(boolean late);

    @Message("escalated the incident, which was to be acknowledged by {due}")
    String escalated(String due);

    @Message("wrote a note")
    String noted();

    @Message("wrote down that {client} was told{#if by} by {by}{/if} on {at}")
    String informed(String client, String by, String at);

    @Message("stated the cause{#if change}: {change}{/if}")
    String causeSet(String change);

    @Message("stated {count} corrective {#if count == 1}action{#else}actions{/if}")
    String actionsSet(int count);

    @Message("stated the impact on people")
    String impactSet();

    @Message("started a canary of {campaign}, of at most {messages} messages")
    String canaryStarted(String campaign, String messages);

    @Message(
            "saw the canary {#when state}{#is 'succeeded'}succeed{#is 'failed'}fail{#else}run out{/when}: {failed} of {judged} messages failed")
    String canaryEnded(String state, String judged, String failed);

    @Message("Canaries")
    String canaries();

    @Message("None yet: a few messages that show whether the carrier delivers again.")
    String noCanary();

    @Message("{#when state}{#is RUNNING}running{#is SUCCEEDED}succeeded{#is FAILED}failed{#is RAN_OUT}ran out{/when}")
    String canaryState(CanaryState state);

    @Message("{failed} of {judged} messages failed, of {most} at most.")
    String canaryCounts(int failed, int judged, int most);

    @Message("Attempt {attempt}: it takes more deliveries than the one before.")
    String canaryAttempt(int attempt);

    @Message("Until")
    String canaryUntil();

    @Message("Messages at most")
    String canaryMessages();

    @Message("5 to 200; empty means 30")
    String canaryMessagesHint();

    @Message("Minutes at most")
    String canaryWithin();

    @Message("5 to 1,440; empty means 30")
    String canaryWithinHint();

    @Message("proposed to close the incident")
    String closingProposed();

    @Message("declined to close the incident")
    String closingDeclined();

    @Message("closed the incident")
    String wasClosed();

    @Message("was refused: {operation}")
    String refused(String operation);
}
