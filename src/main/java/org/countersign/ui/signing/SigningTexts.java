package org.countersign.ui.signing;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.countersign.signoffs.SignOffDecision;

/** The texts of the page behind a letter's button; English here, French in {@code messages/signing_fr.properties}. */
@MessageBundle("signing")
public interface SigningTexts {
    @Message("{reference}: your answer for {carrier}")
    String title(String reference, String carrier);

    @Message("You answer for {carrier}")
    String forCarrier(String carrier);

    @Message("Please read")
    String theChange();

    @Message("Your answer")
    String yourAnswer();

    @Message(
            "{#when answer}{#is ACCEPTED}We accept{#is ACKNOWLEDGED}We have seen it, and will answer later{#is REJECTED}We reject{#is WITHDRAWN}We take our acceptance back{/when}")
    String answer(SignOffDecision answer);

    @Message(
            "{#when answer}{#is ACCEPTED}Campaigns to your subscribers may go on leaving while the change is in effect.{#is ACKNOWLEDGED}Neither yes nor no. Until you accept, campaigns are blocked while the change is in effect.{#is REJECTED}Campaigns stay blocked while the change is in effect. Say why below; it will be read.{#is WITHDRAWN}Campaigns are blocked again at once.{/when}")
    String answerMeans(SignOffDecision answer);

    @Message("Your name")
    String name();

    @Message("It is put on record with the answer.")
    String nameHint();

    @Message("Accept from")
    String from();

    @Message("Only if you accept from a later time on. Time zone {zone}.")
    String fromHint(String zone);

    @Message("Reason")
    String reason();

    @Message("Only if you reject. What must change before you can accept?")
    String reasonHint();

    @Message("Send the answer")
    String send();

    @Message("Your answer cannot be deleted. With it stands that it was given by the link that was sent to {address}.")
    String onRecord(String address);

    @Message(
            "This change has been amended since that letter. Below is revision {newest}, which counts now; the letter was about revision {old}, and nothing can be answered here any more. A newer letter with a button of its own has been sent to you; you can also sign in.")
    String amended(int old, int newest);

    @Message("This change is over. Nothing is asked of you any more.")
    String over();

    @Message("{carrier} accepts this revision. To take that back, sign in.")
    String accepted(String carrier);

    @Message("{carrier} accepts this revision from {time}. To take that back, sign in.")
    String acceptedFrom(String carrier, String time);

    @Message("{carrier} has acknowledged this change. What is missing is a yes or a no.")
    String acknowledged(String carrier);

    @Message("{carrier} has rejected this revision. If you have changed your mind, you can accept it here.")
    String rejected(String carrier);

    @Message("Please acknowledge by {time}.")
    String acknowledgeBy(String time);

    @Message("Sign in")
    String signIn();

    @Message("This link does not open anything any more")
    String deadTitle();

    @Message(
            "Its time is over, or somebody has ended it, or the letter was not for you. Nothing was recorded. If you still have to answer, use the newest letter about the change, sign in, or write to whoever sent the letter.")
    String dead();

    @Message("{#when decision}{#is ACKNOWLEDGED}Thank you. You have acknowledged {reference}, revision {revision}."
            + "{#is ACCEPTED}Thank you. You have accepted {reference}, revision {revision}."
            + "{#is REJECTED}You have rejected {reference}, revision {revision}."
            + "{#is WITHDRAWN}You have withdrawn your acceptance of {reference}, revision {revision}.{/when}")
    String given(SignOffDecision decision, String reference, int revision);
}
