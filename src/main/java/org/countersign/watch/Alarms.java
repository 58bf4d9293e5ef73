package org.countersign.watch;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.countersign.core.ActorId;
import org.countersign.core.Ids;
import org.countersign.holds.HoldScope;
import org.countersign.holds.HoldService;
import org.countersign.holds.Holds;
import org.countersign.holds.WatchFinding;
import org.countersign.ledger.Ledger;
import org.countersign.platforms.Platforms;
import org.countersign.watch.detect.Baseline;
import org.countersign.watch.detect.Level;
import org.countersign.watch.detect.Onset;
import org.countersign.watch.detect.Stage;
import org.countersign.watch.report.Outcome;
import org.jspecify.annotations.Nullable;

/** What follows when a stream's level rises: a fact, a hold, an event. In the transaction of the judging, so all or nothing. */
@Singleton
class Alarms {
    /** Campaigns that were held longer ago say nothing of what happens now. */
    private static final Duration TOGETHER = Duration.ofDays(1);
    /** Among so many messages the onset is looked for; what began earlier began at the first of them. */
    private static final int MOST_LOOKED_AT = 5_000;

    private final HoldService holdService;
    private final Holds holds;
    private final Platforms platforms;
    private final WatchedCampaigns watched;
    private final Messages messages;
    private final Detectors detectors;
    private final Ledger ledger;
    private final Event<Alarm> raised;
    private final WatchSettings settings;

    Alarms(
            HoldService holdService,
            Holds holds,
            Platforms platforms,
            WatchedCampaigns watched,
            Messages messages,
            Detectors detectors,
            Ledger ledger,
            Event<Alarm> raised,
            WatchSettings settings) {
        this.holdService = holdService;
        this.holds = holds;
        this.platforms = platforms;
        this.watched = watched;
        this.messages = messages;
        this.detectors = detectors;
        this.ledger = ledger;
        this.raised = raised;
        this.settings = settings;
    }

    /** The stream has just reached its level, with so much evidence. */
    void raise(Connection connection, WatchedCampaign campaign, WatchedStream stream, double evidence, Instant now)
            throws SQLException {
        Settings set = settings.current(connection);
        List<String> agreeing = List.of();
        String linkHold = null;
        if (stream.level == Level.HELD) {
            stream.heldOn = now;
            stream.hold = place(
                    new HoldScope(campaign.code, null, null, stream.carrier),
                    WatchFinding.of(new WatchFinding.Messages(
                            stream.sent, stream.delivered, stream.notDelivered(), stream.pending(), evidence)));
            // One campaign at a time counts the others, or two that are held at the same time would not see each other.
            platforms.lock(campaign.platform);
            agreeing = watched.heldSince(connection, campaign.platform, stream.carrier, now.minus(TOGETHER)).stream()
                    .filter(code -> !code.equals(campaign.code))
                    .limit(AnomalyRaised.MOST_AGREEING)
                    .toList();
            linkHold = holdLink(campaign, stream, agreeing, set.campaignsThatAgree());
        }
        Message firstBad = firstBad(connection, campaign.ages, stream, now);
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
                stream.level == Level.HELD ? set.holdAt() : set.warnAt(),
                messages.firstFailed(connection, stream.id, stream.lifted),
                stream.hold,
                agreeing,
                linkHold,
                firstBad == null ? null : firstBad.submittedAt);
        ledger.append(ActorId.SYSTEM, anomaly);
        raised.fire(new Alarm(anomaly, firstBad == null ? null : shown(firstBad), set.acknowledgeWithin()));
    }

    /** The message with which it began: to fail, or to fall silent, whichever explains more. */
    private @Nullable Message firstBad(Connection connection, Ages ages, WatchedStream stream, Instant now)
            throws SQLException {
        List<Message> sent = messages.newest(connection, stream.id, MOST_LOOKED_AT).stream()
                .filter(message -> !stream.isBeforeWatch(message.place()))
                .toList();
        Map<Stage, Baseline> usual = detectors.baselines(connection, stream.id);
        Baseline early = Objects.requireNonNull(usual.get(Stage.EARLY));
        boolean knownEarly = early.undelivered() != Baseline.UNKNOWN;
        Instant due = now.minus(knownEarly ? ages.early() : ages.middle());
        Baseline judging = knownEarly ? early : Objects.requireNonNull(usual.get(Stage.MIDDLE));
        Trials failures = Trials.of(sent, message -> message.state.isFinal());
        Trials silence = Trials.of(sent, message -> message.state.isFinal() || !message.submittedAt.isAfter(due));
        Optional<Onset> failing =
                failures.onset(Objects.requireNonNull(usual.get(Stage.LAST)).failures());
        Optional<Onset> silent = silence.onset(judging.undelivered());
        if (failing.isEmpty()
                || (silent.isPresent() && silent.get().weight() > failing.get().weight())) {
            return silent.map(onset -> silence.messages.get(onset.trial())).orElse(null);
        }
        return failures.messages.get(failing.get().trial());
    }

    /** Messages that count, in send order. */
    private record Trials(List<Message> messages) {
        static Trials of(List<Message> sent, Predicate<Message> counts) {
            return new Trials(sent.stream().filter(counts).toList());
        }

        Optional<Onset> onset(double usual) {
            boolean[] failed = new boolean[messages.size()];
            for (int i = 0; i < failed.length; i++) {
                failed[i] = messages.get(i).state.outcome() != Outcome.DELIVERED;
            }
            return Onset.of(failed, usual);
        }
    }

    private static BadMessage shown(Message message) {
        return new BadMessage(
                message.messageId,
                message.submittedAt,
                message.state,
                message.reason,
                message.rawStatus,
                message.rawError);
    }

    private @Nullable String holdLink(
            WatchedCampaign campaign, WatchedStream stream, List<String> agreeing, int enough) {
        HoldScope link = new HoldScope(null, null, campaign.platform, stream.carrier);
        if (agreeing.size() + 1 < enough || holds.stands(link, ActorId.SYSTEM)) {
            return null;
        }
        return place(link, WatchFinding.of(agreeing.size() + 1));
    }

    private String place(HoldScope scope, WatchFinding finding) {
        return holdService.place(ActorId.SYSTEM, scope, finding).id();
    }
}
