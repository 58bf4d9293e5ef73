package org.countersign.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.countersign.access.Caller;
import org.countersign.campaigns.Campaigns;
import org.countersign.carriers.Carriers;
import org.countersign.testing.Api;
import org.countersign.watch.detect.Stage;
import org.countersign.watch.report.DeliveryState;
import org.countersign.watch.report.FailureReason;
import org.countersign.watch.report.Receipt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * That what is decided does not depend on how its reports come: one after the other to one node, or late, shuffled, more than once
 * and to several; with two carriers that fail at the same time beside two that do not, and with the contrast between them.
 *
 * <p>Time is the test's own here, far ahead, where no other judge looks for what is due.
 */
@QuarkusTest
class JudgedAlikeTest {
    private static final Ages AGES = new Ages(Duration.ofMinutes(2), Duration.ofMinutes(30), Duration.ofDays(2));
    private static final Instant BEGIN = Instant.parse("2150-03-01T08:00:00Z");
    private static final int CARRIERS = 4;
    private static final int MESSAGES = 600;
    /** Nothing is told so late that it is taken in after the age by which it happened. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private static final Duration APART = Duration.ofSeconds(2);
    private static final Set<Stage> ALL = EnumSet.allOf(Stage.class);
    private static final Set<Stage> LATER = EnumSet.of(Stage.MIDDLE, Stage.LAST);

    @Inject
    DataSource database;

    @Inject
    Campaigns campaigns;

    @Inject
    Carriers carriers;

    @Inject
    Messages messages;

    @Inject
    Detectors detectors;

    @Inject
    Curves curves;

    @Inject
    Alarms alarms;

    @Inject
    IncidentTimes incidents;

    @Inject
    WatchMetrics metrics;

    @Inject
    WatchSettings settings;

    @Inject
    Recipients recipients;

    private Sending clean;
    private Sending messy;

    @BeforeEach
    void makeCampaigns() {
        clean = new Sending(CARRIERS);
        messy = new Sending(clean);
    }

    /** One line that comes in at some time. */
    private record Arrival(Instant at, Heard heard) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_campaign_known_by_its_reports_is_judged_alike_at_every_age(long seed) throws SQLException {
        List<Fates> all = fates(seed);

        play(clean, inOrder(all, clean, false), List.of(new Node()), new Random(seed));
        play(messy, shuffled(all, messy, false, seed), List.of(new Node(), new Node()), new Random(seed));

        assertAlike(ALL);
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void a_campaign_that_was_announced_is_judged_alike_at_the_later_ages_and_in_what_follows(long seed)
            throws SQLException {
        List<Fates> all = fates(seed);

        play(clean, inOrder(all, clean, true), List.of(new Node()), new Random(seed));
        play(messy, shuffled(all, messy, true, seed), List.of(new Node(), new Node()), new Random(seed));

        assertAlike(LATER);
    }

    /** Early, what is known first decides, because a hold that comes after four refusals cannot wait for their denial. */
    @Test
    void a_failure_that_a_delivery_denies_counts_early_if_it_comes_first_and_later_never() throws SQLException {
        List<Fates> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            all.add(new Fates(
                    i,
                    List.of(
                            new Fates.Told(DeliveryState.UNDELIVERABLE, Duration.ofSeconds(5)),
                            new Fates.Told(DeliveryState.DELIVERED_HANDSET, Duration.ofSeconds(10)))));
        }
        begin();

        for (Sending sending : List.of(clean, messy)) {
            boolean failureFirst = sending == messy;
            List<Arrival> arrivals = new ArrayList<>();
            for (Fates one : all) {
                arrivals.add(new Arrival(one.sentAt(), one.submission(sending)));
                for (Fates.Told told : one.told()) {
                    boolean first = failureFirst == (told.state() == DeliveryState.UNDELIVERABLE);
                    arrivals.add(new Arrival(one.sentAt().plusSeconds(first ? 20 : 60), one.report(sending, told)));
                }
            }
            run(
                    sending,
                    sorted(arrivals),
                    List.of(new Node()),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    new Random(1));
        }

        assertThat(level(messy)).isEqualTo("held");
        assertThat(level(clean)).isEqualTo("normal");
        assertThat(states(messy, LATER)).isEqualTo(states(clean, LATER));
    }

    /** A clock that is behind dates reports before their submissions, which come later. */
    @Test
    void what_was_judged_by_the_time_of_its_report_is_not_judged_again_by_that_of_its_submission() throws SQLException {
        begin();
        Node node = new Node();
        Duration behind = Duration.ofMinutes(10);
        for (int i = 0; i < 40; i++) {
            node.take(List.of(delivered(i, behind)), BEGIN.plusSeconds(i));
        }
        node.judge(clean.campaign, BEGIN.plus(Duration.ofMinutes(5)));
        assertThat(judged(clean, Stage.EARLY)).isEqualTo(40);

        for (int i = 0; i < 40; i++) {
            node.take(List.of(submitted(i)), BEGIN.plus(Duration.ofMinutes(5)));
        }
        node.judge(clean.campaign, BEGIN.plus(Duration.ofDays(3)));

        for (Stage stage : Stage.values()) {
            assertThat(judged(clean, stage)).as(stage.name()).isEqualTo(40);
        }
    }

    @Test
    void what_no_stage_has_judged_by_the_time_of_its_report_is_judged_by_that_of_its_submission() throws SQLException {
        begin();
        Node node = new Node();
        node.take(List.of(submitted(0), delivered(0, Duration.ZERO)), BEGIN);
        node.judge(clean.campaign, BEGIN.plus(Duration.ofMinutes(40)));
        Instant now = BEGIN.plus(Duration.ofMinutes(41));
        for (int i = 1; i < 40; i++) {
            node.take(List.of(delivered(i, Duration.ofHours(3))), now);
        }
        node.judge(clean.campaign, now.plusSeconds(60));
        assertThat(judged(clean, Stage.EARLY)).isEqualTo(1);

        for (int i = 1; i < 40; i++) {
            node.take(List.of(submitted(i)), now.plusSeconds(70));
        }
        node.judge(clean.campaign, now.plus(Duration.ofDays(3)));

        for (Stage stage : Stage.values()) {
            assertThat(judged(clean, stage)).as(stage.name()).isEqualTo(40);
        }
    }

    @Test
    void only_what_was_given_up_is_taken_back_when_it_is_known_after_all() throws SQLException {
        begin();
        Node node = new Node();
        Instant over = BEGIN.plus(Duration.ofDays(3));
        node.take(List.of(submitted(1), submitted(2)), BEGIN.plusSeconds(10));
        node.judge(clean.campaign, over);
        // Before those in send order, and so never judged.
        node.take(List.of(submitted(0)), over);
        assertThat(counts(clean)).isEqualTo("3 sent, 0 delivered, 2 overdue");

        node.take(List.of(delivered(0, Duration.ZERO)), over);
        assertThat(counts(clean)).isEqualTo("3 sent, 1 delivered, 2 overdue");

        node.take(List.of(delivered(1, Duration.ZERO)), over);
        assertThat(counts(clean)).isEqualTo("3 sent, 2 delivered, 1 overdue");
    }

    private Heard submitted(int number) {
        return heard(number, null);
    }

    private Heard delivered(int number, Duration behind) {
        return heard(number, behind);
    }

    /** A message of the first carrier of the clean campaign; with a report, whose times are so far behind. */
    private Heard heard(int number, @Nullable Duration behind) {
        String id = "b-" + number;
        String carrier = clean.carrier();
        Instant sent = BEGIN.plusSeconds(number);
        if (behind == null) {
            return new Heard(1, id, clean.campaign, carrier, null, sent, null, null);
        }
        Instant told = sent.minus(behind);
        return Heard.of(
                1,
                new Receipt(
                        id,
                        clean.campaign,
                        carrier,
                        null,
                        DeliveryState.DELIVERED_HANDSET,
                        FailureReason.NONE,
                        told,
                        told.plusSeconds(1),
                        null,
                        null,
                        null));
    }

    private int judged(Sending sending, Stage stage) throws SQLException {
        return Integer.parseInt(row(
                "select d.judged from watch_detector d join watch_stream s on s.id = d.stream"
                        + " join watch_campaign c on c.id = s.campaign where c.code = ? and s.carrier = ? and d.stage = "
                        + Numbers.of(stage),
                sending));
    }

    private String counts(Sending sending) throws SQLException {
        return row(
                "select s.sent || ' sent, ' || s.delivered || ' delivered, ' || s.overdue || ' overdue' from watch_stream s"
                        + " join watch_campaign c on c.id = s.campaign where c.code = ? and s.carrier = ?",
                sending);
    }

    private String row(String sql, Sending sending) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, sending.campaign);
            select.setString(2, sending.carrier());
            try (ResultSet row = select.executeQuery()) {
                assertThat(row.next()).isTrue();
                return row.getString(1);
            }
        }
    }

    private static String level(Sending sending) {
        return sending.watch().getString("state");
    }

    private void play(Sending sending, List<Arrival> arrivals, List<Node> nodes, Random random) throws SQLException {
        if (sending == clean) {
            begin();
            run(sending, arrivals, nodes, Duration.ofSeconds(20), Duration.ofSeconds(20), random);
        } else {
            run(sending, arrivals, nodes, Duration.ofSeconds(1), MARGIN.minusSeconds(2), random);
        }
    }

    /** Takes in what comes, and judges, now here and now there, until everything is judged at every age. */
    private static void run(
            Sending sending, List<Arrival> arrivals, List<Node> nodes, Duration least, Duration most, Random random) {
        Instant end = BEGIN.plus(AGES.validityPeriod()).plus(Duration.ofHours(3));
        Instant now = BEGIN;
        int next = 0;
        while (next < arrivals.size()) {
            now = now.plusMillis(least.toMillis() + random.nextInt((int) (most.toMillis() - least.toMillis()) + 1));
            if (now.isBefore(arrivals.get(next).at())) {
                now = arrivals.get(next).at();
            }
            List<Heard> some = new ArrayList<>();
            while (next < arrivals.size() && !arrivals.get(next).at().isAfter(now)) {
                some.add(arrivals.get(next++).heard());
            }
            nodes.get(random.nextInt(nodes.size())).take(some, now);
            nodes.get(random.nextInt(nodes.size())).judge(sending.campaign, now);
        }
        nodes.get(0).judge(sending.campaign, end);
    }

    /** What became of one message, as it is told. */
    private record Fates(int number, List<Told> told) {
        record Told(DeliveryState state, Duration after) {}

        Instant sentAt() {
            return BEGIN.plus(APART.multipliedBy(number));
        }

        String carrier(Sending sending) {
            return sending.carriers.get(number % CARRIERS);
        }

        /** Some get several messages. */
        String recipient() {
            return "+336" + (10_000_000 + number % 220);
        }

        Heard submission(Sending sending) {
            return new Heard(1, "m-" + number, sending.campaign, carrier(sending), null, sentAt(), recipient(), null);
        }

        Heard report(Sending sending, Told what) {
            return Heard.of(
                    1,
                    new Receipt(
                            "m-" + number,
                            sending.campaign,
                            carrier(sending),
                            null,
                            what.state(),
                            FailureReason.NONE,
                            sentAt(),
                            sentAt().plus(what.after()),
                            null,
                            null,
                            recipient()));
        }
    }

    /** The first carrier begins to fail often, the second one always; a few messages are told of in contradictory ways. */
    private static List<Fates> fates(long seed) {
        Random random = new Random(seed);
        List<Fates> all = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            double failing = switch (i % CARRIERS) {
                case 0 -> i < 200 ? 0.02 : 0.4;
                case 1 -> i < 300 ? 0.02 : 1;
                default -> 0.02;
            };
            List<Fates.Told> told = new ArrayList<>();
            Duration soon = Duration.ofSeconds(1 + random.nextInt(60));
            if (random.nextDouble() < failing) {
                DeliveryState how = random.nextBoolean() ? DeliveryState.UNDELIVERABLE : DeliveryState.REJECTED;
                told.add(new Fates.Told(how, random.nextInt(10) == 0 ? soon.plusMinutes(9) : soon));
                if (random.nextInt(20) == 0) {
                    told.add(new Fates.Told(DeliveryState.DELIVERED_HANDSET, soon.plusSeconds(20)));
                }
            } else if (random.nextInt(100) < 95) {
                told.add(new Fates.Told(
                        DeliveryState.DELIVERED_HANDSET, random.nextInt(10) == 0 ? soon.plusMinutes(9) : soon));
            }
            all.add(new Fates(i, List.copyOf(told)));
        }
        return all;
    }

    private static List<Arrival> inOrder(List<Fates> all, Sending sending, boolean announced) {
        List<Arrival> arrivals = new ArrayList<>();
        for (Fates one : all) {
            arrivals.add(known(one, sending, announced, 0));
            for (Fates.Told told : one.told()) {
                arrivals.add(new Arrival(one.sentAt().plus(told.after()), one.report(sending, told)));
            }
        }
        return sorted(arrivals);
    }

    /** Each report comes at any time before the age by which it happened, and half of them again at any time afterwards. */
    private static List<Arrival> shuffled(List<Fates> all, Sending sending, boolean announced, long seed) {
        Random random = new Random(seed);
        List<Arrival> arrivals = new ArrayList<>();
        for (Fates one : all) {
            List<Arrival> of = new ArrayList<>();
            of.add(known(one, sending, announced, announced ? 0 : random.nextInt(100)));
            for (Fates.Told told : one.told()) {
                Duration by = told.after().compareTo(AGES.early()) < 0 ? AGES.early() : AGES.middle();
                long late = random.nextLong(by.minus(told.after()).minus(MARGIN).toMillis());
                of.add(new Arrival(one.sentAt().plus(told.after()).plusMillis(late), one.report(sending, told)));
            }
            for (Arrival arrival : List.copyOf(of)) {
                if (random.nextBoolean()) {
                    of.add(new Arrival(arrival.at().plusSeconds(random.nextInt(600)), arrival.heard()));
                }
            }
            arrivals.addAll(of);
        }
        return sorted(arrivals);
    }

    /** How a message becomes known: announced, or by the first report of its way. */
    private static Arrival known(Fates one, Sending sending, boolean announced, int seconds) {
        Heard heard = announced
                ? one.submission(sending)
                : one.report(sending, new Fates.Told(DeliveryState.ACCEPTED, Duration.ZERO));
        return new Arrival(one.sentAt().plusSeconds(seconds), heard);
    }

    private static List<Arrival> sorted(List<Arrival> arrivals) {
        arrivals.sort(Comparator.comparing(Arrival::at));
        return arrivals;
    }

    private void assertAlike(Set<Stage> stages) throws SQLException {
        assertThat(states(messy, stages)).isEqualTo(states(clean, stages));
        for (Sending sending : List.of(clean, messy)) {
            assertThat(sending.watch(sending.carriers.get(0)).getString("state"))
                    .isEqualTo("held");
            assertThat(sending.watch(sending.carriers.get(1)).getString("state"))
                    .isEqualTo("held");
            assertThat(sending.watch(sending.carriers.get(2)).getString("state"))
                    .isEqualTo("normal");
            assertThat(sending.watch(sending.carriers.get(3)).getString("state"))
                    .isEqualTo("normal");
        }
    }

    /** To the bit, what the detectors of these stages know in the end, and the contrasts. */
    private Map<String, String> states(Sending sending, Set<Stage> stages) throws SQLException {
        Map<String, String> states = new TreeMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select s.carrier, d.stage, d.state, s.contrast, s.sent, s.delivered, s.failed, s.overdue"
                                + " from watch_detector d join watch_stream s on s.id = d.stream"
                                + " join watch_campaign c on c.id = s.campaign where c.code = ?")) {
            select.setString(1, sending.campaign);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Stage stage = Numbers.stage(row.getInt(2));
                    String carrier = row.getString(1);
                    if (stages.contains(stage)) {
                        states.put(carrier + " " + stage, hex(row.getBytes(3)));
                    }
                    states.put(carrier + " contrast", hex(row.getBytes(4)));
                    states.put(
                            carrier + " counts",
                            row.getLong(5) + " " + row.getLong(6) + " " + row.getLong(7) + " " + row.getLong(8));
                }
            }
        }
        return states;
    }

    private static String hex(byte @Nullable [] bytes) {
        return bytes == null ? "" : HexFormat.of().formatHex(bytes);
    }

    /** Both campaigns begin with the same baselines, from a history that is long enough for contrasts. */
    private void begin() throws SQLException {
        try (Connection connection = database.getConnection()) {
            WatchedCampaigns watched = new WatchedCampaigns();
            long past = watched.insertCampaign(
                    connection, Api.code("campaign"), clean.client, clean.platform, AGES, Instant.now());
            for (String carrier : clean.carriers) {
                long stream = watched.insertStream(connection, past, carrier);
                try (Statement insert = connection.createStatement()) {
                    for (Stage stage : Stage.values()) {
                        insert.executeUpdate(
                                "insert into watch_detector (stream, stage, failures, refusals, undelivered,"
                                        + " failures_at_least, correlation, judged, failed, refused, not_delivered, blocks,"
                                        + " failed_in_blocks, squares) values (" + stream + ", " + Numbers.of(stage)
                                        + ", 0.03, 0.03, 0.3, 0, 0, 40000, 1000, 300, 6000, 0, 0, 0)");
                    }
                }
            }
            for (Sending sending : List.of(clean, messy)) {
                long campaign = watched.insertCampaign(
                        connection, sending.campaign, sending.client, sending.platform, AGES, BEGIN);
                for (String carrier : sending.carriers) {
                    detectors.begin(
                            connection, watched.insertStream(connection, campaign, carrier), carrier, AGES, 0.03);
                }
            }
        }
    }

    /** A node by the test's time, which judges what it is told to. */
    private final class Node {
        private Instant now = BEGIN;
        private String turn = "";
        private final Judge judge;
        private final Intake intake;

        Node() {
            Clock clock = new Clock() {
                @Override
                public Instant instant() {
                    return now;
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            };
            WatchedCampaigns watched = new WatchedCampaigns() {
                @Override
                Optional<WatchedCampaign> lockDue(Connection connection, Instant at) throws SQLException {
                    return Optional.ofNullable(lock(connection, Set.of(turn)).get(turn));
                }
            };
            judge =
                    new Judge(
                            database, watched, messages, detectors, curves, alarms, incidents, metrics, clock,
                            settings) {
                        @Override
                        void wake() {
                            // When it is told to.
                        }
                    };
            intake = new Intake(
                    database,
                    campaigns,
                    carriers,
                    watched,
                    messages,
                    detectors,
                    curves,
                    settings,
                    recipients,
                    judge,
                    metrics,
                    clock);
        }

        void take(List<Heard> heard, Instant at) {
            now = at;
            assertThat(intake.take(heard, Caller.SYSTEM).rejected()).isEmpty();
        }

        void judge(String campaign, Instant at) {
            now = at;
            turn = campaign;
            assertThat(QuarkusTransaction.requiringNew().call(() -> judge.judgeNext(new AtomicReference<>())))
                    .isTrue();
        }
    }
}
