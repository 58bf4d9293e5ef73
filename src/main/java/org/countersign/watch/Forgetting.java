package org.countersign.watch;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Drops messages that are judged at every stage and have been known for long enough. What was counted of them stays; a new
 * message from that time is no longer taken, because nobody can tell whether it is new.
 */
@Singleton
class Forgetting {
    /** Messages dropped in one transaction, so that nobody waits long for the campaign's lock. */
    private static final int MOST_AT_ONCE = 2_000;

    private final DataSource database;
    private final WatchedCampaigns watched;
    private final Messages messages;
    private final WatchConfig config;
    private final Clock clock;

    Forgetting(DataSource database, WatchedCampaigns watched, Messages messages, WatchConfig config, Clock clock) {
        this.database = database;
        this.watched = watched;
        this.messages = messages;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1H", delayed = "7M", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        forget(clock.instant().minus(config.keep()));
    }

    /** Drops what was known before this. */
    void forget(Instant before) {
        long campaign = 0;
        while (true) {
            long after = campaign;
            Optional<Step> step = QuarkusTransaction.requiringNew().call(() -> next(after, before));
            if (step.isEmpty()) {
                return;
            }
            // The same once more, if there may be more of it.
            campaign = step.get().whole() ? step.get().campaign() : after;
        }
    }

    /** What was done to one campaign; whole when nothing more of it is to be dropped. */
    private record Step(long campaign, boolean whole) {}

    private Optional<Step> next(long after, Instant before) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Optional<WatchedCampaign> found = watched.lockJudgedAfter(connection, after);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            WatchedCampaign campaign = found.get();
            List<Message> dropped = new ArrayList<>();
            for (WatchedStream stream : campaign.streams.values()) {
                int room = MOST_AT_ONCE - dropped.size();
                for (Message message : messages.after(connection, stream.id, null, room)) {
                    if (!campaign.isOver(message.place()) || !message.knownAt.isBefore(before)) {
                        break;
                    }
                    dropped.add(message);
                }
            }
            if (!dropped.isEmpty()) {
                messages.delete(connection, dropped);
                watched.keptFrom(connection, campaign.id, after(campaign.keptFrom, dropped));
            }
            return Optional.of(new Step(campaign.id, dropped.size() < MOST_AT_ONCE));
        }
    }

    /** Just after the last of them in send order. */
    private static Instant after(@Nullable Instant soFar, List<Message> dropped) {
        Instant last = dropped.get(0).submittedAt;
        for (Message message : dropped) {
            if (message.submittedAt.isAfter(last)) {
                last = message.submittedAt;
            }
        }
        Instant next = last.plus(1, ChronoUnit.MICROS);
        return soFar == null || next.isAfter(soFar) ? next : soFar;
    }
}
