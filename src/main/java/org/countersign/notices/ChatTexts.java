package org.countersign.notices;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What a chat is told; English here, French in {@code messages/chat_fr.properties}. What is not known is empty. */
@MessageBundle("chat")
public interface ChatTexts {
    @Message("[erased]")
    String erased();

    @Message("“{text}”")
    String quoted(String text);

    /** What a carrier is told of the fact by which a change ceased to concern it. */
    @Message("Change {subject} does not concern your network any more.")
    String left(String subject);

    /** What a fact about something of this name says. */
    @Message("{#when event}"
            + "{#is CHANGE_DECLARED}Change {subject} {name} on {platform} was declared."
            + "{#is CHANGE_AMENDED}Change {subject} {name} on {platform} was amended."
            + "{#is AFFECTED_RECOMPUTED}Other carriers are affected by change {subject} {name} on {platform}."
            + "{#is CHANGE_IMPLEMENTED}Change {subject} {name} on {platform} was put into effect."
            + "{#is CHANGE_WITHDRAWN}Change {subject} {name} on {platform} was withdrawn."
            + "{#is CHANGE_ROLLED_BACK}Change {subject} {name} on {platform} was rolled back."
            + "{#is CHANGE_CLOSED}Change {subject} {name} on {platform} was closed."
            + "{#is ACKNOWLEDGEMENT_REMINDED}The acknowledgement of change {subject} {name} on {platform} is still awaited."
            + "{#is LETTER_UNDELIVERED}A letter about change {subject} {name} on {platform} did not reach its carrier."
            + "{#is SIGNED_OFF}{#when word}{#is 'acknowledged'}{carrier} has acknowledged change {subject}."
            + "{#is 'accepted'}{carrier} has accepted change {subject}."
            + "{#is 'rejected'}{carrier} has rejected change {subject}."
            + "{#else}{carrier} has taken back its acceptance of change {subject}.{/when}"
            + "{#is HOLD_PLACED}A hold was placed on {name}."
            + "{#is HOLD_LIFTED}The hold on {name} was lifted."
            + "{#is OVERRIDE_PROPOSED}An override was proposed for campaign {campaign}."
            + "{#is OVERRIDE_APPROVED}The override for campaign {campaign} was approved."
            + "{#is OVERRIDE_ENDED}The override for campaign {campaign} has ended."
            + "{#is DECISION_RECORDED}{#when word}{#is 'allow'}Campaign {campaign} may leave."
            + "{#else}Campaign {campaign} is blocked.{/when}"
            + "{#is CLEARANCE_ENDED}The clearance of campaign {campaign} does not count any more: it must not go on."
            + "{#is RELEASE_REPORTED}{#when word}{#is 'true'}Release {name} runs on {subject}."
            + "{#else}Release {name} runs on {subject}, and no declared change introduces it.{/when}"
            + "{#is RELEASE_CANARY_STARTED}A canary to {carrier} over {platform} has begun."
            + "{#is RELEASE_CANARY_ENDED}{#when word}{#is 'succeeded'}The canary to {carrier} over {platform} has succeeded."
            + "{#is 'failed'}The canary to {carrier} over {platform} has failed."
            + "{#else}The canary to {carrier} over {platform} has ended without a result.{/when}"
            + "{#is INCIDENT_OPENED}Incident {subject} was opened: {carrier} on {platform}."
            + "{#is INCIDENT_JOINED}Incident {subject} ({carrier} on {platform}): another alarm."
            + "{#is INCIDENT_MERGED}Incident {subject} ({carrier} on {platform}) belongs to another one."
            + "{#is INCIDENT_ACKNOWLEDGED}Incident {subject} ({carrier} on {platform}): somebody takes care of it."
            + "{#is INCIDENT_ESCALATED}Incident {subject} ({carrier} on {platform}): nobody has acknowledged it in time."
            + "{#is INCIDENT_NOTED}Incident {subject} ({carrier} on {platform}): a note."
            + "{#is CANARY_STARTED}Incident {subject} ({carrier} on {platform}): a canary has begun."
            + "{#is CANARY_ENDED}Incident {subject} ({carrier} on {platform}): a canary has ended."
            + "{#is INCIDENT_CLIENT_INFORMED}Incident {subject} ({carrier} on {platform}): a client was informed."
            + "{#is INCIDENT_CAUSE_SET}Incident {subject} ({carrier} on {platform}): its cause was stated."
            + "{#is INCIDENT_CORRECTIVE_ACTIONS_SET}Incident {subject} ({carrier} on {platform}): corrective actions were stated."
            + "{#is INCIDENT_IMPACT_SET}Incident {subject} ({carrier} on {platform}): its impact was stated."
            + "{#is INCIDENT_CLOSING_PROPOSED}Incident {subject} ({carrier} on {platform}): somebody proposes to close it."
            + "{#is INCIDENT_CLOSING_DECLINED}Incident {subject} ({carrier} on {platform}) is not closed yet."
            + "{#is INCIDENT_CLOSED}Incident {subject} ({carrier} on {platform}) was closed."
            + "{/when}")
    String sentence(
            Event event, String subject, String name, String platform, String carrier, String campaign, String word);
}
