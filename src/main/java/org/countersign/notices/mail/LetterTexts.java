package org.countersign.notices.mail;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.countersign.signoffs.SignOffDecision;

/** What letters say; English here, French in {@code messages/letters_fr.properties}. */
@MessageBundle("letters")
public interface LetterTexts {
    @Message("Sign-off requested: {reference} {title}")
    String subject(String reference, String title);

    @Message("[erased]")
    String erased();

    @Message("Hello {name},")
    String greeting(String name);

    @Message("Hello,")
    String greetingToAnybody();

    @Message("The platform {platform} will be changed, and this concerns {carrier}. Please tell us whether you agree.")
    String asked(String platform, String carrier);

    @Message(
            "We wrote to you about {reference}; it has been amended since. What counts now is revision {revision}, below. Please answer this one, whatever you said of an earlier one.")
    String amended(String reference, int revision);

    @Message(
            "We wrote to you about {reference}; it has been amended since, but not in what you decide on. Your answer stands, and you need not do anything.")
    String amendedButStands(String reference);

    @Message("{reference} does not concern {carrier} any more, and nothing is asked of you any more.")
    String left(String reference, String carrier);

    @Message("{reference} has been put into effect: the platform {platform} now works as it says.")
    String implemented(String reference, String platform);

    @Message("{reference} has been withdrawn. It will not take place, and nothing is asked of you any more.")
    String withdrawn(String reference);

    @Message(
            "{reference} has been rolled back. The platform {platform} is as it was before, and nothing is asked of you any more.")
    String rolledBack(String reference, String platform);

    @Message(
            "{#when decision}{#is ACKNOWLEDGED}Thank you. We have noted that {carrier} has acknowledged {reference}."
                    + "{#is ACCEPTED}Thank you. We have noted that {carrier} has accepted {reference}."
                    + "{#is REJECTED}We have noted that {carrier} has rejected {reference}. Whoever is responsible for the change here has been told, and will come back to you."
                    + "{#is WITHDRAWN}We have noted that {carrier} has taken back its acceptance of {reference}. From now on no campaign leaves for your network while the change is in effect.{/when}")
    String answered(SignOffDecision decision, String carrier, String reference);

    @Message("May we remind you of {reference}? We have not heard from {carrier} about it yet.")
    String reminded(String reference, String carrier);

    @Message(
            "The time in which {carrier} promised to acknowledge {reference} is over now, and we have not heard from you yet.")
    String due(String reference, String carrier);

    @Message(
            "We write to you because your colleagues have not answered: {carrier} had promised to acknowledge {reference} by {time}. Could you see to it, please?")
    String escalatedTo(String reference, String carrier, String time);

    @Message("The acceptance counts from {time}.")
    String countsFrom(String time);

    @Message("If nobody of you has said so, please tell us at once.")
    String notYou();

    @Message("Please acknowledge by {time}, and accept or reject before the change begins.")
    String acknowledgeBy(String time);

    @Message("Please accept or reject before the change begins.")
    String decide();

    @Message(
            "Until you have accepted, no campaign leaves for your network from the beginning of the change on. Silence is never taken as consent.")
    String silence();

    @Message("Why it was amended: {reason}")
    String why(String reason);

    @Message("{label}: {value}")
    String labelled(String label, String value);

    @Message("{label}:")
    String label(String label);

    @Message("Begins")
    String begins();

    @Message("Ends")
    String ends();

    @Message("What changes")
    String whatChanges();

    @Message("now {value}")
    String before(String value);

    @Message("then {value}")
    String after(String value);

    @Message("nothing")
    String nothing();

    @Message("Description")
    String description();

    @Message("Risk")
    String risk();

    @Message("Way back")
    String rollbackPlan();

    @Message("Please note")
    String notes();

    @Message("Read and answer")
    String readAndAnswer();

    @Message("See the change")
    String seeChange();

    @Message("Revision {revision}, digest {digest}")
    String digest(int revision, String digest);

    @Message("You receive this as a contact of {carrier}.")
    String becauseContact(String carrier);

    @Message("Incident {reference}: {carrier} on {platform}")
    String incidentSubject(String reference, String carrier, String platform);

    @Message(
            "Messages to {carrier} over the platform {platform} fail more often than usual. Nothing is held yet; please keep an eye on it.")
    String warned(String carrier, String platform);

    @Message(
            "Messages to {carrier} over the platform {platform} fail far more often than usual. The delivery watch has stopped sending there until somebody has found out why.")
    String held(String carrier, String platform);

    @Message("Nobody has acknowledged the incident {reference} in time. Somebody has to take care of it now.")
    String escalated(String reference);

    @Message("Please acknowledge it by {time}.")
    String acknowledgeIncidentBy(String time);

    @Message("Since")
    String since();

    @Message("Campaigns")
    String campaigns();

    @Message("Failed")
    String failed();

    @Message("{failed} of {sent} messages")
    String failedOf(long failed, long sent);

    @Message("Open the incident")
    String openIncident();

    @Message("You receive this because incidents are told to you.")
    String becauseIncidentsAreTold();

    @Message("{reference}: {carrier} is late")
    String lateSubject(String reference, String carrier);

    @Message("{reference}: {carrier} could not be reached")
    String undeliveredSubject(String reference, String carrier);

    @Message(
            "{carrier} had promised to acknowledge {reference} by {time}, and has said nothing. Its next contacts have been written to now. Perhaps a call helps.")
    String late(String carrier, String reference, String time);

    @Message("No campaign leaves for {carrier} while the change is in effect and it has not accepted.")
    String lateMeans(String carrier);

    @Message("A letter to {carrier} about {reference} did not arrive.")
    String undelivered(String carrier, String reference);

    @Message("Sent to")
    String sentTo();

    @Message("The mail server said")
    String serverSaid();

    @Message(
            "Please see that the carrier hears of it in another way, and have its contacts put right. Then the letter can be sent again.")
    String undeliveredMeans();

    @Message(
            "You receive this because the present revision of the change is yours, or nobody else is here who could answer for it.")
    String becauseManager();
}
