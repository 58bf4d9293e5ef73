package org.countersign.ui.inbox;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.countersign.signoffs.SignOffDecision;

/** The texts of a carrier's pages; English here, French in {@code messages/inbox_fr.properties}. */
@MessageBundle("inbox")
public interface InboxTexts {
    @Message("Inbox")
    String title();

    @Message(
            "Changes that await the sign-off of {carrier}. Until you accept, campaigns to your subscribers are blocked while such a change is in effect.")
    String means(String carrier);

    @Message("Awaiting your answer")
    String awaiting();

    @Message("Nothing awaits your answer. You will find new changes here as soon as they are declared.")
    String nothingAwaits();

    @Message("No change that awaits your answer matches this filter.")
    String nothingMatches();

    @Message("Words of the title or description")
    String filter();

    @Message("Answered or over")
    String answered();

    @Message("You have not answered any change yet.")
    String nothingAnswered();

    @Message("No such change matches this filter.")
    String noAnsweredMatches();

    @Message("Show all that were answered or are over")
    String showAnswered();

    @Message("Acknowledge by")
    String acknowledgeBy();

    @Message("late")
    String late();

    @Message("in effect")
    String begun();

    @Message("Starts")
    String starts();

    @Message("Ends")
    String ends();

    @Message("Platform")
    String platform();

    @Message("Your answer")
    String yourAnswer();

    @Message(
            "You have not answered this revision yet. Campaigns to your subscribers are blocked while this change is in effect.")
    String pendingMeans();

    @Message(
            "You have seen this change, and said neither yes nor no. Campaigns to your subscribers are blocked while it is in effect.")
    String acknowledgedMeans();

    @Message("You accept this change. As far as you are concerned, campaigns may leave.")
    String acceptedMeans();

    @Message("Your acceptance counts from")
    String acceptedFrom();

    @Message("You do not accept this change. Campaigns to your subscribers are blocked while it is in effect.")
    String rejectedMeans();

    @Message(
            "You have taken your acceptance back. Campaigns to your subscribers are blocked while this change is in effect.")
    String withdrawnMeans();

    @Message("You said so of revision {revision}; what was changed since did not need a new answer.")
    String carriedFrom(int revision);

    @Message("This change is over. Nothing is expected from you.")
    String over();

    @Message(
            "{#when answer}{#is ACCEPT}Accept{#is ACKNOWLEDGE}Acknowledge{#is REJECT}Reject{#is WITHDRAW}Withdraw the acceptance{/when}")
    String answer(Answer answer);

    @Message(
            "{#when answer}{#is ACCEPT}Accept {reference}{#is ACKNOWLEDGE}Acknowledge {reference}{#is REJECT}Reject {reference}{#is WITHDRAW}Withdraw the acceptance of {reference}{/when}")
    String answerTo(Answer answer, String reference);

    @Message("{#when answer}"
            + "{#is ACCEPT}You agree to revision {revision}. From then on campaigns to your subscribers may leave while the change is in effect. You can withdraw your acceptance at any time."
            + "{#is ACKNOWLEDGE}You say that you have seen revision {revision}. That is neither a yes nor a no: campaigns to your subscribers stay blocked while the change is in effect, until you accept."
            + "{#is REJECT}You do not agree to revision {revision}. Campaigns to your subscribers stay blocked while the change is in effect. The platform’s operator reads your reason and may amend the change or give it up."
            + "{#is WITHDRAW}You take your acceptance of revision {revision} back. Campaigns to your subscribers are blocked again at once while the change is in effect, and clearances that were given become void."
            + "{/when}")
    String answerMeans(Answer answer, int revision);

    @Message("Everybody who follows the change sees your answer; nobody can change or delete it.")
    String onRecord();

    @Message("Accept from")
    String from();

    @Message("Leave it empty to accept at once. Time zone {zone}.")
    String fromHint(String zone);

    @Message("Reason")
    String reason();

    @Message("What must change before you can accept? The platform’s operator reads it.")
    String reasonHint();

    @Message("{#when decision}{#is ACKNOWLEDGED}You have acknowledged {reference}, revision {revision}."
            + "{#is ACCEPTED}You have accepted {reference}, revision {revision}."
            + "{#is REJECTED}You have rejected {reference}, revision {revision}."
            + "{#is WITHDRAWN}You have withdrawn your acceptance of {reference}, revision {revision}.{/when}")
    String given(SignOffDecision decision, String reference, int revision);

    @Message("This change was amended while you read it. Revision {revision} is the newest.")
    String amendedMeanwhile(int revision);

    @Message("Read revision {revision}")
    String readNewest(int revision);

    @Message(
            "This change was amended after you opened revision {from}. Nothing has been recorded. Your answer would now be about revision {newest}, which is shown here.")
    String amendedBeforeAnswer(int from, int newest);

    @Message("What has changed since revision {from}, which you answered")
    String changedSinceSigned(int from);

    @Message("What has changed since revision {from}")
    String changedSince(int from);

    @Message("Why it was amended")
    String amendReason();

    @Message("Nothing that is shown to you has changed.")
    String noDifference();

    @Message("What")
    String what();

    @Message("Before")
    String before();

    @Message("After")
    String after();

    @Message("The change")
    String theChange();

    @Message("Title")
    String changeTitle();

    @Message("Description")
    String description();

    @Message("Revision")
    String revision();

    @Message("Revised")
    String revised();

    @Message("Kind")
    String kind();

    @Message("It starts from the template “{name}”, on which two people of the platform’s operator agreed.")
    String fromTemplate(String name);

    @Message("It says what the template says.")
    String asTemplate();

    @Message("It differs from the template.")
    String otherThanTemplate();

    @Message("Category")
    String category();

    @Message("Release")
    String release();

    @Message("Risk")
    String risk();

    @Message("Roll-back plan")
    String rollbackPlan();

    @Message("What differs for your network")
    String effects();

    @Message("This change states nothing before and after. Read the description.")
    String noEffects();

    @Message("Please note")
    String notes();

    @Message(
            "You were promised {days} {#if days == 1}day{#else}days{/if} of notice before a change starts, and this one is told later.")
    String shortNotice(Integer days);

    @Message("What you have said")
    String history();

    @Message(
            "A receipt proves at any later time, without this application, what you said and when. Keep it with your own records.")
    String receiptMeans();

    @Message("Receipt")
    String receipt();

    @Message("Receipt of your answer of {at}")
    String receiptOf(String at);

    @Message("You have said nothing about this change yet.")
    String noHistory();

    @Message("Revision {revision}")
    String revisionNumber(int revision);

    @Message("by {name}")
    String by(String name);

    @Message("by the link sent to {address}")
    String byLink(String address);

    @Message("counts from")
    String countsFrom();

    @Message("PDF summary")
    String summaryPdf();
}
