package org.countersign.watch;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.countersign.access.Caller;
import org.countersign.campaigns.Campaign;
import org.countersign.campaigns.Campaigns;
import org.countersign.carriers.Carriers;
import org.countersign.core.FieldError;
import org.countersign.watch.detect.Stage;
import org.countersign.watch.report.Receipt;
import org.jspecify.annotations.Nullable;

/**
 * Takes in submissions and reports. All that a call brings is kept in one transaction, under the locks of its campaigns, so
 * what was answered is kept whatever happens next, and two nodes that hear of one campaign at the same time hear one after the
 * other.
 */
@Singleton
class Intake {
    /**
     * How a transaction loses: another node was quicker to fill a unique constraint, and what it wrote is there the next time
     * (SQL:2016, 23505); a serialization failure (40001), and PostgreSQL's dead-lock, of which it ends one (40P01).
     */
    private static final Set<String> LOST = Set.of("23505", "40001", "40P01");

    private static final int MOST_TRIES = 5;

    private final DataSource database;
    private final Campaigns campaigns;
    private final Carriers carriers;
    private final WatchedCampaigns watched;
    private final Messages messages;
    private final Detectors detectors;
    private final Curves curves;
    private final WatchSettings settings;
    private final Recipients recipients;
    private final Judge judge;
    private final WatchMetrics metrics;
    private final Clock clock;

    Intake(
            DataSource database,
            Campaigns campaigns,
            Carriers carriers,
            WatchedCampaigns watched,
            Messages messages,
            Detectors detectors,
            Curves curves,
            WatchSettings settings,
            Recipients recipients,
            Judge judge,
            WatchMetrics metrics,
            Clock clock) {
        this.database = database;
        this.campaigns = campaigns;
        this.carriers = carriers;
        this.watched = watched;
        this.messages = messages;
        this.detectors = detectors;
        this.curves = curves;
        this.settings = settings;
        this.recipients = recipients;
        this.judge = judge;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** What became of the lines. */
    record Taken(int accepted, int duplicate, List<RejectedLine> rejected) {}

    /** A line whose campaign is known and the caller's to report of. */
    private record Placed(
            Heard heard, UUID id, String campaign, @Nullable String carrier) {}

    /** The lines that can be kept, and those that cannot. */
    private record Placing(List<Placed> placed, List<RejectedLine> rejected) {}

    /** Takes in what was heard, but for lines about what the registry does not know or the caller may not see. */
    Taken take(List<Heard> heard, Caller caller) {
        if (heard.isEmpty()) {
            return new Taken(0, 0, List.of());
        }
        Placing lines = inTransaction(() -> place(heard, caller.readsOnlyClient()));
        if (lines.placed().isEmpty()) {
            metrics.refused(lines.rejected().size());
            return new Taken(0, 0, lines.rejected());
        }
        Batch kept = inTransaction(() -> keep(lines.placed()));
        judge.wake();
        List<RejectedLine> rejected = new ArrayList<>(lines.rejected());
        rejected.addAll(kept.rejected);
        metrics.took(kept.told, kept.duplicate);
        metrics.refused(rejected.size());
        return new Taken(kept.accepted, kept.duplicate, rejected);
    }

    /** Works in a transaction, and in another one when the first has lost against those of others. */
    static <T> T inTransaction(Callable<T> work) {
        for (int i = 1; ; i++) {
            try {
                return QuarkusTransaction.requiringNew().call(work);
            } catch (RuntimeException e) {
                if (i == MOST_TRIES || !isWorthAnotherTry(e)) {
                    throw e;
                }
            }
        }
    }

    private static boolean isWorthAnotherTry(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null && LOST.contains(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** Finds out which campaigns and carriers the lines are about, and begins to watch those that are new. */
    private Placing place(List<Heard> heard, @Nullable String onlyClient) throws SQLException {
        List<RejectedLine> rejected = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            Map<String, Campaign> known = knownCampaigns(heard, onlyClient);
            Map<String, String> owners = carriers.ownersOf(distinct(heard, Heard::plmn));
            Set<String> codes = carriers.known(distinct(heard, Heard::carrier));
            Map<UUID, Set<String>> campaignsOf = campaignsOf(connection, heard, onlyClient);
            List<Placed> placed = new ArrayList<>(heard.size());
            for (Heard line : heard) {
                UUID id = Message.idOf(line.messageId());
                FieldError fault = null;
                String campaign = line.campaign();
                if (campaign == null) {
                    Set<String> candidates = campaignsOf.getOrDefault(id, Set.of());
                    if (candidates.size() == 1) {
                        campaign = candidates.iterator().next();
                    } else {
                        fault = candidates.isEmpty()
                                ? new FieldError("/messageId", "belongs to no message that was submitted")
                                : new FieldError("/messageId", "belongs to messages of several campaigns");
                    }
                } else if (!known.containsKey(campaign)) {
                    fault = new FieldError("/campaign", "is not a campaign that is known here");
                }
                String carrier = line.carrier();
                String plmn = line.plmn();
                if (carrier != null && !codes.contains(carrier)) {
                    fault = new FieldError("/carrier", "is not a carrier that is known here");
                } else if (carrier == null && plmn != null) {
                    carrier = owners.get(plmn);
                    // A report may come from a network that nobody has registered; its message tells the carrier.
                    if (carrier == null && line.receipt() == null) {
                        fault = new FieldError("/plmn", "belongs to no carrier that is known here");
                    }
                }
                if (fault != null || campaign == null) {
                    rejected.add(RejectedLine.of(line.line(), List.of(Objects.requireNonNull(fault))));
                } else {
                    placed.add(new Placed(line, id, campaign, carrier));
                }
            }
            beginToWatch(connection, placed, known);
            return new Placing(placed, rejected);
        }
    }

    private Map<String, Campaign> knownCampaigns(List<Heard> heard, @Nullable String onlyClient) {
        return campaigns.byCodes(distinct(heard, Heard::campaign)).stream()
                .filter(campaign -> onlyClient == null
                        || onlyClient.equals(campaign.client().code()))
                .collect(Collectors.toMap(Campaign::code, campaign -> campaign));
    }

    private interface Property {
        @Nullable
        String of(Heard heard);
    }

    private static Set<String> distinct(List<Heard> heard, Property property) {
        Set<String> values = new TreeSet<>();
        for (Heard line : heard) {
            String value = property.of(line);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    /** To which campaigns the messages belong whose lines do not say. */
    private Map<UUID, Set<String>> campaignsOf(Connection connection, List<Heard> heard, @Nullable String onlyClient)
            throws SQLException {
        Set<UUID> ids = new HashSet<>();
        for (Heard line : heard) {
            if (line.campaign() == null) {
                ids.add(Message.idOf(line.messageId()));
            }
        }
        if (ids.isEmpty()) {
            return Map.of();
        }
        Set<Messages.Key> found = messages.find(connection, ids).keySet();
        Map<Long, WatchedCampaign> byId = watched.byIds(
                connection, found.stream().map(Messages.Key::campaign).collect(Collectors.toSet()));
        Map<UUID, Set<String>> campaignsOf = new HashMap<>();
        for (Messages.Key key : found) {
            WatchedCampaign campaign = byId.get(key.campaign());
            if (campaign != null && (onlyClient == null || onlyClient.equals(campaign.client))) {
                campaignsOf.computeIfAbsent(key.id(), none -> new TreeSet<>()).add(campaign.code);
            }
        }
        return campaignsOf;
    }

    private void beginToWatch(Connection connection, List<Placed> placed, Map<String, Campaign> known)
            throws SQLException {
        Map<String, Set<String>> wanted = new TreeMap<>();
        for (Placed line : placed) {
            if (line.carrier() != null) {
                wanted.computeIfAbsent(line.campaign(), none -> new TreeSet<>()).add(line.carrier());
            }
        }
        Map<String, WatchedCampaign> present = watched.find(connection, wanted.keySet());
        wanted.entrySet().removeIf(pair -> isWatched(present.get(pair.getKey()), pair.getValue()));
        if (wanted.isEmpty()) {
            return;
        }
        Settings now = settings.current(connection);
        for (String code : wanted.keySet()) {
            if (!present.containsKey(code)) {
                Campaign registered = Objects.requireNonNull(known.get(code));
                watched.insertCampaign(
                        connection,
                        code,
                        registered.client().code(),
                        registered.platform().code(),
                        now.ages(),
                        clock.instant());
            }
        }
        // A stream locks its campaign; so they are locked before, in the order in which everybody locks them.
        for (WatchedCampaign campaign :
                watched.lock(connection, wanted.keySet()).values()) {
            for (String carrier : Objects.requireNonNull(wanted.get(campaign.code))) {
                if (!campaign.streams.containsKey(carrier)) {
                    detectors.begin(
                            connection,
                            watched.insertStream(connection, campaign.id, carrier),
                            carrier,
                            campaign.ages,
                            now.usualFailureRate());
                }
            }
        }
    }

    private static boolean isWatched(@Nullable WatchedCampaign campaign, Set<String> carriers) {
        return campaign != null && campaign.streams.keySet().containsAll(carriers);
    }

    /** Keeps the lines. */
    private Batch keep(List<Placed> placed) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Map<String, WatchedCampaign> locked = watched.lock(
                    connection, placed.stream().map(Placed::campaign).collect(Collectors.toCollection(TreeSet::new)));
            Instant now = clock.instant();
            Batch batch = new Batch(
                    now,
                    messages.find(connection, placed.stream().map(Placed::id).collect(Collectors.toSet())));
            for (Placed line : placed) {
                WatchedCampaign campaign = locked.get(line.campaign());
                FieldError fault = campaign == null
                        ? new FieldError("/messageId", "belongs to no message that was submitted")
                        : batch.hear(line, campaign);
                if (fault != null) {
                    batch.rejected.add(RejectedLine.of(line.heard().line(), List.of(fault)));
                }
            }
            batch.write(connection);
            return batch;
        }
    }

    /** The messages of one call, as they were found and as they have become. */
    private final class Batch {
        private final Instant now;
        private final Map<Messages.Key, Message> known;
        private final Map<Message, Message.Counted> before = new LinkedHashMap<>();
        private final Set<Message> fresh = new LinkedHashSet<>();
        private final Set<Message> changed = new LinkedHashSet<>();
        private final Map<Long, WatchedCampaign> touched = new LinkedHashMap<>();
        final List<RejectedLine> rejected = new ArrayList<>();
        final WatchMetrics.Told told = new WatchMetrics.Told();
        int accepted;
        int duplicate;

        Batch(Instant now, Map<Messages.Key, Message> known) {
            this.now = now;
            this.known = known;
        }

        /** Takes in one line; what is wrong with it, if it cannot be taken. */
        @Nullable
        FieldError hear(Placed line, WatchedCampaign campaign) {
            Heard heard = line.heard();
            Messages.Key key = new Messages.Key(line.id(), campaign.id);
            Message message = known.get(key);
            WatchedStream stream = line.carrier() == null ? null : campaign.streams.get(line.carrier());
            boolean news = message == null;
            if (message == null) {
                if (stream == null) {
                    return new FieldError("/messageId", "belongs to no message that was submitted");
                }
                Instant submittedAt = submittedAt(heard);
                if (campaign.keptFrom != null && submittedAt.isBefore(campaign.keptFrom)) {
                    return new FieldError(
                            "/submittedAt", "lies before {0}; what is older is dropped", campaign.keptFrom);
                }
                message = new Message(line.id(), campaign.id, heard.messageId(), stream.id, submittedAt, now);
                known.put(key, message);
                fresh.add(message);
            }
            Set<Stage> judged = fresh.contains(message) ? Set.of() : campaign.judged(message);
            if (!fresh.contains(message)) {
                before.putIfAbsent(message, message.counted(judged));
            }
            boolean open = !message.state.isFinal();
            boolean toldNews = hear(message, heard, stream, line.carrier(), !judged.isEmpty());
            news = news || toldNews;
            Set<Stage> passed = campaign.passed(message);
            boolean late = open && message.state.isFinal() && passed.contains(Stage.EARLY);
            passed.removeAll(judged);
            message.missed = passed;
            if (news) {
                accepted++;
                count(heard, late);
                touched.put(campaign.id, campaign);
                if (!fresh.contains(message)) {
                    changed.add(message);
                }
            } else {
                duplicate++;
            }
            return null;
        }

        private void count(Heard heard, boolean late) {
            Receipt receipt = heard.receipt();
            if (receipt == null) {
                told.submission();
            } else {
                told.report(receipt.state(), late);
            }
        }

        /**
         * When the message was sent, as far as is told, and by now in any case: a place in send order ahead of the clock would,
         * once it is judged, take the turn of all that are sent until then.
         */
        private Instant submittedAt(Heard heard) {
            Receipt receipt = heard.receipt();
            Instant submitted = heard.submittedAt();
            Instant told = submitted == null && receipt != null ? receipt.doneAt() : submitted;
            return told == null || told.isAfter(now) ? now : told;
        }

        private boolean hear(
                Message message,
                Heard heard,
                @Nullable WatchedStream stream,
                @Nullable String carrier,
                boolean judged) {
            Long recipient = recipients.hash(heard.recipient());
            Receipt receipt = heard.receipt();
            if (receipt != null) {
                return message.hearReport(receipt, stream == null ? null : stream.id, carrier, now, recipient);
            }
            return message.hearSubmission(Objects.requireNonNull(stream).id, submittedAt(heard), judged, recipient);
        }

        void write(Connection connection) throws SQLException {
            Map<Long, WatchedStream> counted = new LinkedHashMap<>();
            for (WatchedCampaign campaign : touched.values()) {
                campaign.streams.values().forEach(stream -> counted.put(stream.id, stream));
            }
            for (Message message : changed) {
                recount(counted, message, Objects.requireNonNull(before.get(message)));
            }
            for (Message message : fresh) {
                Message.Counted is = message.counted(Set.of());
                Objects.requireNonNull(counted.get(is.stream())).count(is, 1);
            }
            messages.insert(connection, fresh);
            messages.update(connection, changed);
            curves.note(connection, counted.values(), now);
            watched.update(connection, counted.values());
            for (WatchedCampaign campaign : touched.values()) {
                watched.heard(connection, campaign, now);
            }
        }

        private void recount(Map<Long, WatchedStream> counted, Message message, Message.Counted was) {
            WatchedCampaign campaign = Objects.requireNonNull(touched.get(message.campaign));
            Message.Counted is = message.counted(campaign.judged(message));
            if (!is.equals(was)) {
                Objects.requireNonNull(counted.get(was.stream())).count(was, -1);
                Objects.requireNonNull(counted.get(is.stream())).count(is, 1);
            }
        }
    }
}
