package org.countersign.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.countersign.testing.Api;
import org.countersign.testing.Reads;
import org.countersign.watch.detect.History;
import org.countersign.watch.detect.Stage;
import org.junit.jupiter.api.Test;

/** What is learnt of a carrier, and from how much of its past. */
@QuarkusTest
class BaselinesTest {
    private static final Ages AGES = new Ages(Duration.ofSeconds(121), Duration.ofSeconds(1_801), Duration.ofHours(47));
    private static final long OTHER_AGE = 7_777;
    private static final String STREAMS = "watch_stream";

    @Inject
    DataSource database;

    @Inject
    Baselines baselines;

    @Inject
    WatchedCampaigns watched;

    @Inject
    Reads reads;

    private final String carrier = Api.code("carrier");
    private final String crowd = Api.code("crowd");

    @Test
    @TestTransaction
    void the_newest_1000_streams_of_a_carrier_are_looked_at_and_no_others() throws SQLException {
        try (Connection connection = database.getConnection()) {
            judge(connection, 5_000);
            assertThat(learnt(connection)).isEqualTo(5_000);

            crowd();

            assertThat(learnt(connection)).isZero();
            judge(connection, 3_000);
            assertThat(learnt(connection)).isEqualTo(3_000);
            findWithoutReadingAll(connection);
        }
    }

    private long learnt(Connection connection) throws SQLException {
        History learnt = baselines.learnt(connection, carrier, Stage.LAST, AGES);
        assertThat(baselines
                        .learnt(connection, List.of(carrier, Api.code("another")), Stage.LAST, AGES)
                        .getOrDefault(carrier, History.NONE))
                .isEqualTo(learnt);
        return learnt.judged();
    }

    /** A campaign at that carrier with so many judged messages. */
    private void judge(Connection connection, int messages) throws SQLException {
        long campaign =
                watched.insertCampaign(connection, Api.code("campaign"), "client", "platform", AGES, Instant.now());
        long stream = watched.insertStream(connection, campaign, carrier);
        try (Statement insert = connection.createStatement()) {
            insert.executeUpdate(detectors(String.valueOf(stream), String.valueOf(messages)));
        }
    }

    private static String detectors(String stream, String judged) {
        return "insert into watch_detector (stream, stage, failures, refusals, undelivered, failures_at_least, correlation,"
                + " judged, failed, refused, not_delivered, blocks, failed_in_blocks, squares) select " + stream + ", "
                + Numbers.of(Stage.LAST) + ", 0.03, 0.03, 0.03, 0, 0, " + judged + ", 0, 0, 0, 0, 0, 0";
    }

    /** Many later campaigns at the carrier that were judged at another age. */
    private void crowd() {
        reads.crowd("insert into watch_campaign (code, client, platform, heard_on, validity_period) select '" + crowd
                + "-' || crowd.n, 'client', 'platform', current_timestamp, " + OTHER_AGE + " from crowd");
        reads.crowd("insert into watch_stream (campaign, carrier, sent, delivered, failed, overdue, evidence, level)"
                + " select c.id, '" + carrier + "', 1, 1, 0, 0, 0, 0 from crowd join watch_campaign c on c.code = '"
                + crowd
                + "-' || crowd.n");
        reads.crowd(detectors("s.id", "1") + " from crowd join watch_campaign c on c.code = '" + crowd
                + "-' || crowd.n join watch_stream s on s.campaign = c.id");
        reads.learn("watch_campaign", STREAMS, "watch_detector");
    }

    private void findWithoutReadingAll(Connection connection) {
        if (!reads.isPostgresql()) {
            reads.planWithoutReadingAllOf(STREAMS, "what was learnt", List.of(Baselines.learning(2, Stage.LAST)));
            return;
        }
        reads.findWithoutReadingAllOf(STREAMS, "what was learnt", () -> {
            try {
                baselines.learnt(connection, List.of(carrier), Stage.LAST, AGES);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
