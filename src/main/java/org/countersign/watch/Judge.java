package org.countersign.watch;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.countersign.watch.detect.CampaignWatch;
import org.countersign.watch.detect.Contrast;
import org.countersign.watch.detect.Fate;
import org.countersign.watch.detect.Level;
import org.countersign.watch.detect.Outcome;
import org.countersign.watch.detect.SendKey;
import org.countersign.watch.detect.Sent;
import org.countersign.watch.detect.Stage;
import org.countersign.watch.detect.Thresholds;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Judges messages at each {@link Stage} in send order, under the lock of their campaign's row: so it does not matter which
 * node hears of a message and which one judges it, and what follows from an alarm happens once, in the same transaction that
 * keeps how far was judged.
 *
 * <p>Each line has a place in send order: what becomes known later of a message sent before it is counted, and no longer judged
 * at that stage.
 */
@Singleton
class Judge {
    private static final Logger LOG = Logger.getLogger(Judge.class);
    /** Messages judged at one stage in one transaction, so that nobody waits long for the campaign's lock. */
    static final int MOST_AT_ONCE = 5_000;

    private static final int PAGE = 500;
    /** Read of each stream at first; often the first message is still open. */
    private static final int FIRST_PAGE = 20;

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final DataSource database;
    private final WatchedCampaigns watched;
    private final Messages messages;
    private final Detectors detectors;
    private final Curves curves;
    private final Alarms alarms;
    private final IncidentTimes incidents;
    private final WatchMetrics metrics;
    private final Clock clock;
    private final WatchSettings settings;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread judging = new Thread(task, "watch-judge");
        judging.setDaemon(true);
        return judging;
    });

    Judge(
            DataSource database,
            WatchedCampaigns watched,
            Messages messages,
            Detectors detectors,
            Curves curves,
            Alarms alarms,
            IncidentTimes incidents,
            WatchMetrics metrics,
            Clock clock,
            WatchSettings settings) {
        this.database = database;
        this.watched = watched;
        this.messages = messages;
        this.detectors = detectors;
        this.curves = curves;
        this.alarms = alarms;
        this.incidents = incidents;
        this.metrics = metrics;
        this.clock = clock;
        this.settings = settings;
    }

    /** Has what is due judged soon, by a thread of its own. */
    @Scheduled(every = "1S", delayed = "5S", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void wake() {
        if (waiting.compareAndSet(false, true)) {
            thread.execute(this::judgeAll);
        }
    }

    private void judgeAll() {
        waiting.set(false);
        boolean more = true;
        while (more) {
            AtomicReference<WatchedCampaign> at = new AtomicReference<>();
            try {
                more = QuarkusTransaction.requiringNew().call(() -> judgeNext(at));
            } catch (RuntimeException e) {
                WatchedCampaign campaign = at.get();
                LOG.warnf("Messages of %s could not be judged: %s", campaign == null ? "campaigns" : campaign.code, e);
                more = campaign != null && isPostponed(campaign);
            }
        }
    }

    /** Lets the others have their turn before a campaign that cannot be judged now; false if that cannot be noted either. */
    private boolean isPostponed(WatchedCampaign campaign) {
        try {
            QuarkusTransaction.requiringNew().call(() -> {
                try (Connection connection = database.getConnection()) {
                    watched.judgeFrom(connection, campaign.id, clock.instant().plus(PAUSE));
                    return true;
                }
            });
            return true;
        } catch (RuntimeException e) {
            // The database is away; it stays due.
            return false;
        }
    }

    @PreDestroy
    void stop() {
        thread.shutdown();
    }

    /** Judges the campaign that is due for the longest; false when none is. */
    boolean judgeNext(AtomicReference<WatchedCampaign> at) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Instant now = clock.instant();
            Optional<WatchedCampaign> due = watched.lockDue(connection, now);
            if (due.isEmpty()) {
                return false;
            }
            at.set(due.get());
            new Sitting(connection, due.get(), now).judge();
            return true;
        }
    }

    /** One judging of one campaign. */
    private final class Sitting {
        private final Connection connection;
        private final WatchedCampaign campaign;
        private final Instant now;
        private final CampaignWatch watch;
        private final Thresholds thresholds;
        private final Map<String, Set<Stage>> touched = new TreeMap<>();
        /** Of the stage that is judged; messages are in send order there, so that the first one tells what is needed. */
        private @Nullable Map<String, List<IncidentTimes.Span>> troubles;

        private @Nullable Instant dueOn;

        Sitting(Connection connection, WatchedCampaign campaign, Instant now) throws SQLException {
            this.connection = connection;
            this.campaign = campaign;
            this.now = now;
            this.thresholds = settings.current(connection).thresholds();
            this.watch = detectors.restore(connection, campaign);
            metrics.inMemory(campaign.streams.size());
        }

        void judge() throws SQLException {
            for (Stage stage : Stage.values()) {
                judge(stage);
            }
            for (WatchedStream stream : campaign.streams.values()) {
                conclude(stream);
            }
            curves.note(connection, campaign.streams.values(), now);
            watched.update(connection, campaign.streams.values());
            watched.judged(connection, campaign, dueOn);
        }

        /** Goes on where the lines of this stage stopped, until the first message in each that is still open. */
        private void judge(Stage stage) throws SQLException {
            troubles = null;
            Line line = new Line(connection);
            for (WatchedStream stream : campaign.streams.values()) {
                line.add(stream, campaign.line(stage, stream));
            }
            int judged = 0;
            for (Message message = line.front(); message != null; message = line.front()) {
                if (judged++ == MOST_AT_ONCE) {
                    isDue(now);
                    return;
                }
                WatchedStream stream = campaign.stream(message.stream);
                Sent sent = sent(message, stream.carrier);
                Optional<Outcome> outcome = stage.judge(sent, campaign.ages.of(stage), now);
                if (outcome.isPresent()) {
                    pass(stage, stream, message.place());
                    line.next();
                    count(stage, message, stream, outcome.get());
                } else {
                    isDue(stage.closesAt(sent, campaign.ages.of(stage)));
                    if (stage != Stage.EARLY) {
                        return;
                    }
                    // Each carrier has a line of its own there, and none waits for another.
                    line.leave();
                }
            }
        }

        private void pass(Stage stage, WatchedStream stream, Place place) {
            switch (stage) {
                case EARLY -> stream.early = place;
                case MIDDLE -> campaign.middle = place;
                case LAST -> campaign.last = place;
            }
        }

        private void count(Stage stage, Message message, WatchedStream stream, Outcome outcome) throws SQLException {
            if (stage == Stage.LAST && !message.state.isFinal()) {
                stream.overdue++;
            }
            if (stream.isBeforeWatch(message.place())) {
                return;
            }
            // A number that fails again tells nothing new of its carrier, however often somebody tries it.
            if (outcome == Outcome.DELIVERED
                    || !messages.hasFailedBefore(connection, message, campaign.ages.of(stage), stream.lifted)) {
                watch.judge(stage, stream.carrier, message.submittedAt, outcome, isUsual(stage, message, stream));
                touched.computeIfAbsent(stream.carrier, none -> EnumSet.noneOf(Stage.class))
                        .add(stage);
            }
        }

        /** Whether no incident went on at the carrier, in any campaign, between the message's sending and its judging. */
        private boolean isUsual(Stage stage, Message message, WatchedStream stream) {
            if (stream.level != Level.NORMAL) {
                return false;
            }
            if (troubles == null) {
                troubles = incidents.at(campaign.streams.keySet(), message.submittedAt);
            }
            Instant aged = message.submittedAt.plus(campaign.ages.of(stage));
            Instant end = aged.isAfter(now) ? now : aged;
            return troubles.getOrDefault(stream.carrier, List.of()).stream()
                    .noneMatch(span -> span.touches(message.submittedAt, end));
        }

        private void isDue(Instant at) {
            if (dueOn == null || at.isBefore(dueOn)) {
                dueOn = at;
            }
        }

        private void conclude(WatchedStream stream) throws SQLException {
            Contrast contrast = watch.contrast(stream.carrier);
            stream.contrast = contrast == null ? null : contrast.toBytes();
            Set<Stage> stages = touched.getOrDefault(stream.carrier, Set.of());
            if (!stages.isEmpty()) {
                stream.evidence = watch.evidence(stream.carrier).total();
                // Not only as it is now: how many are judged at once must make no difference.
                double peak = watch.peak(stream.carrier);
                stream.peak = peak;
                Level reached = thresholds.level(peak);
                if (reached.compareTo(stream.level) > 0) {
                    stream.level = reached;
                    alarms.raise(connection, campaign, stream, peak, now);
                }
                // What happens in an incident does not become what is usual.
                detectors.store(connection, stream, watch, stages, stream.level == Level.NORMAL);
            }
        }
    }

    /** What of a message its judging depends on. */
    static Sent sent(Message message, String carrier) {
        Fate fate = message.state.isFinal() ? new Fate(outcome(message), message.fateCountsAt()) : null;
        return new Sent(
                new SendKey(message.submittedAt, message.id.toString()),
                carrier,
                message.recipient == null ? null : message.recipient.toString(),
                message.knownAt,
                message.announced,
                fate);
    }

    private static Outcome outcome(Message message) {
        return switch (message.state.outcome()) {
            case DELIVERED -> Outcome.DELIVERED;
            case FAILED -> message.state.isHardFailure(message.reason) ? Outcome.REFUSED : Outcome.FAILED;
            case PENDING -> throw new IllegalStateException("nothing final is known");
        };
    }

    /** The messages of the streams that take part, in send order, read a page of each at a time. */
    private final class Line {
        private final Connection connection;
        private final PriorityQueue<Waiting> waiting =
                new PriorityQueue<>(Comparator.comparing((Waiting one) -> one.front.place()));

        private static final class Waiting {
            final WatchedStream stream;
            final Deque<Message> rest;
            Message front;

            Waiting(WatchedStream stream, Deque<Message> page) {
                this.stream = stream;
                this.rest = page;
                this.front = page.removeFirst();
            }
        }

        Line(Connection connection) {
            this.connection = connection;
        }

        /** Has a stream join from after this place on. */
        void add(WatchedStream stream, @Nullable Place from) throws SQLException {
            add(stream, from, FIRST_PAGE);
        }

        private void add(WatchedStream stream, @Nullable Place from, int most) throws SQLException {
            List<Message> page = messages.after(connection, stream.id, from, most);
            if (!page.isEmpty()) {
                waiting.add(new Waiting(stream, new ArrayDeque<>(page)));
            }
        }

        @Nullable
        Message front() {
            Waiting first = waiting.peek();
            return first == null ? null : first.front;
        }

        /** Has the stream of the front take no more part. */
        void leave() {
            waiting.remove();
        }

        /** Passes the front. */
        void next() throws SQLException {
            Waiting first = waiting.remove();
            Place place = first.front.place();
            Message following = first.rest.pollFirst();
            if (following == null) {
                add(first.stream, place, PAGE);
            } else {
                first.front = following;
                waiting.add(first);
            }
        }
    }
}
