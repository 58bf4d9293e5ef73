package org.countersign.incidents;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.countersign.core.ActorId;
import org.countersign.watch.BadMessage;
import org.countersign.watch.detect.Level;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An incident with its dossier, but for the notes and the timeline, which are lists of their own.
 *
 * @param level {@code warned} while nothing is held
 * @param link whether it is about the platform's link to the carrier, because several campaigns agree
 * @param onset when the first bad message was sent, most likely
 * @param alarms the evidence as it was at each alarm, the first one first
 * @param suspects the most suspicious first, as they were at the last alarm
 * @param exposure as it is now
 * @param holds those that the watch has placed, and whether they still stand
 * @param acknowledgeBy when it escalates unless somebody acknowledges it; null where nothing is held
 * @param owner who has acknowledged it and answers for it
 * @param mergedInto the incident as part of which it goes on
 * @param continues the incident that had no room for more alarms when this one was opened
 * @param continuedBy the newest incident that continues this one, which had no room for more alarms
 */
public record IncidentView(
        String reference,
        IncidentStatus status,
        Level level,
        String platform,
        String carrier,
        boolean link,
        List<String> campaigns,
        List<String> clients,
        Instant openedAt,
        @Nullable Instant onset,
        List<Alarm> alarms,
        List<Suspect> suspects,
        Exposure exposure,
        List<PlacedHold> holds,
        @Nullable Instant acknowledgeBy,
        @Nullable Instant acknowledgedAt,
        @Nullable ActorId owner,
        @Nullable Instant escalatedAt,
        @Nullable StatedCause cause,
        List<PlannedAction> correctiveActions,
        @Nullable StatedImpact impact,
        List<ClientInformed> clientsInformed,
        @Nullable Instant closingProposedAt,
        @Nullable ActorId closingProposedBy,
        @Nullable Instant closedAt,
        @Nullable ActorId closedBy,
        @Nullable String mergedInto,
        @Nullable String continues,
        @Nullable String continuedBy,
        @JsonIgnore long version) {

    /**
     * The evidence of one alarm.
     *
     * @param usually the share of failures that is usual at most
     * @param evidence the detector's statistic
     * @param chance the probability, at most, that healthy messages look like this
     */
    @Schema(name = "IncidentAlarm")
    public record Alarm(
            String anomaly,
            Instant at,
            Level level,
            String campaign,
            String client,
            long sent,
            long delivered,
            long failed,
            long pending,
            double usually,
            double evidence,
            double chance,
            @Nullable Instant onset,
            @Nullable BadMessage firstBad,
            @Nullable String hold,
            @Nullable String linkHold) {}

    /**
     * What is at stake at the carrier.
     *
     * @param toGo messages of the audience that were not sent yet; null where a campaign's audience is not known
     */
    public record Exposure(
            long sent,
            long delivered,
            long failed,
            long pending,
            @Nullable Long toGo,
            List<CampaignExposure> campaigns) {}

    /** What is at stake in one campaign. */
    public record CampaignExposure(
            String campaign,
            long sent,
            long delivered,
            long failed,
            long pending,
            @Nullable Long toGo) {}

    /** A hold that the watch has placed. */
    public record PlacedHold(String hold, boolean standing) {}

    /** The cause; the text is null once it is erased. */
    public record StatedCause(
            @Nullable String cause, @Nullable String change, Instant at, ActorId by) {}

    /** A corrective action; texts are null once they are erased. */
    public record PlannedAction(
            @Nullable String action,
            @Nullable String responsible,
            @Nullable Instant due,
            @Nullable Instant doneAt) {}

    /** What the incident did to people. */
    public record StatedImpact(
            @Nullable Long recipients,
            @Nullable Long harmed,
            @Nullable Long putRight,
            @Nullable String note,
            Instant at,
            ActorId by) {}

    /** Who told a client, and when. */
    public record ClientInformed(
            String client,
            Instant at,
            @Nullable String by,
            @Nullable String note,
            Instant recordedAt,
            ActorId recordedBy) {}
}
