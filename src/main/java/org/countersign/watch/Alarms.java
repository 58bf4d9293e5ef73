package org.countersign.watch;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.countersign.core.ActorId;
import org.countersign.core.Ids;
import org.countersign.holds.HoldScope;
import org.countersign.holds.HoldService;
import org.countersign.holds.Holds;
import org.countersign.holds.NewHold;
import org.countersign.ledger.Ledger;
import org.countersign.platforms.Platforms;
import org.countersign.watch.detect.Level;
import org.jspecify.annotations.Nullable;

/** What follows when a stream's level rises: a fact, a hold, an event. In the transaction of the judging, so all or nothing. */
@Singleton
class Alarms {
    /** Campaigns that were held longer ago say nothing of what happens now. */
    private static final Duration TOGETHER = Duration.ofDays(1);

    private final HoldService holdService;
    private final Holds holds;
    private final Platforms platforms;
    private final WatchedCampaigns watched;
    private final Messages messages;
    private final Detectors detectors;
    private final Ledger ledger;
    private final Event<AnomalyRaised> raised;
    private final WatchConfig config;

    Alarms(
            HoldService holdService,
            Holds holds,
            Platforms platforms,
            WatchedCampaigns watched,
            Messages messages,
            Detectors detectors,
            Ledger ledger,
            Event<AnomalyRaised> raised,
            WatchConfig config) {
        this.holdService = holdService;
        this.holds = holds;
        this.platforms = platforms;
        this.watched = watched;
        this.messages = messages;
        this.detectors = detectors;
        this.ledger = ledger;
        this.raised = raised;
        this.config = config;
    }

    /** Whether a person has lifted the hold that the watch had placed for this stream. */
    boolean isLifted(WatchedStream stream) {
        return stream.hold != null && !holds.stands(stream.hold);
    }

    /** The stream has just reached its level, with so much evidence. */
    void raise(Connection connection, WatchedCampaign campaign, WatchedStream stream, double evidence, Instant now)
            throws SQLException {
        List<String> agreeing = List.of();
        String linkHold = null;
        if (stream.level == Level.HELD) {
            stream.heldOn = now;
            stream.hold =
                    place(new HoldScope(campaign.code, null, null, stream.carrier), reason(campaign, stream, evidence));
            // One campaign at a time counts the others, or two that are held at the same time would not see each other.
            platforms.lock(campaign.platform);
            agreeing = watched.heldSince(connection, campaign.platform, stream.carrier, now.minus(TOGETHER)).stream()
                    .filter(code -> !code.equals(campaign.code))
                    .toList();
            linkHold = holdLink(campaign, stream, agreeing);
        }
        AnomalyRaised anomaly = new AnomalyRaised(
                "a-" + Ids.next(now),
                campaign.code,
                campaign.client,
                campaign.platform,
                stream.carrier,
                stream.level,
                stream.sent,
                stream.delivered,
                stream.notDelivered(),
                stream.pending(),
                detectors.usualRates(connection, List.of(stream.id)).getOrDefault(stream.id, 0.0),
                evidence,
                stream.level == Level.HELD ? config.holdAt() : config.warnAt(),
                messages.firstFailed(connection, stream.id),
                stream.hold,
                agreeing,
                linkHold);
        ledger.append(ActorId.SYSTEM, anomaly);
        raised.fire(anomaly);
    }

    private @Nullable String holdLink(WatchedCampaign campaign, WatchedStream stream, List<String> agreeing) {
        HoldScope link = new HoldScope(null, null, campaign.platform, stream.carrier);
        if (agreeing.size() + 1 < config.campaignsThatAgree() || holds.stands(link, ActorId.SYSTEM)) {
            return null;
        }
        return place(
                link,
                "The delivery watch holds several campaigns at this carrier: " + campaign.code + ", "
                        + String.join(", ", agreeing) + ".");
    }

    private String place(HoldScope scope, String reason) {
        return holdService.place(ActorId.SYSTEM, new NewHold(scope, reason)).id();
    }

    private static String reason(WatchedCampaign campaign, WatchedStream stream, double evidence) {
        return String.format(
                Locale.ROOT,
                "The delivery watch: of %d messages of campaign %s to %s, %d were delivered, %d failed and %d have no final"
                        + " report. A healthy campaign looks like this once in %.1e messages at most.",
                stream.sent,
                campaign.code,
                stream.carrier,
                stream.delivered,
                stream.notDelivered(),
                stream.pending(),
                evidence);
    }
}
