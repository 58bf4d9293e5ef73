package org.countersign.incidents;

import java.time.Instant;
import java.util.List;
import org.countersign.core.ActorId;
import org.countersign.watch.detect.Level;
import org.jspecify.annotations.Nullable;

/**
 * An incident as lists show it: with counts where {@link IncidentView} has alarms, holds and what people have stated.
 *
 * @param campaigns of its alarms, the first {@value #MOST_NAMED} by code
 * @param campaignCount how many there are
 * @param clients of all its campaigns, the first {@value #MOST_NAMED} by code
 * @param holdCount how many holds the watch has placed with its alarms
 * @param exposure as it is now, in all campaigns
 */
public record IncidentSummary(
        String reference,
        IncidentStatus status,
        Level level,
        String platform,
        String carrier,
        boolean link,
        List<String> campaigns,
        int campaignCount,
        List<String> clients,
        Instant openedAt,
        @Nullable Instant onset,
        long alarmCount,
        long holdCount,
        Stake exposure,
        @Nullable Instant acknowledgeBy,
        @Nullable Instant acknowledgedAt,
        @Nullable ActorId owner,
        @Nullable Instant escalatedAt,
        @Nullable Instant closingProposedAt,
        @Nullable ActorId closingProposedBy,
        @Nullable Instant closedAt,
        @Nullable ActorId closedBy,
        @Nullable String mergedInto,
        @Nullable String continues) {
    static final int MOST_NAMED = 10;

    /**
     * What is at stake at the carrier.
     *
     * @param toGo messages of the audience that were not sent yet; null where a campaign's audience is not known
     */
    public record Stake(
            long sent,
            long delivered,
            long failed,
            long pending,
            @Nullable Long toGo) {}

    /** How many campaigns there are beside those that are named. */
    public int moreCampaigns() {
        return campaignCount - campaigns.size();
    }
}
