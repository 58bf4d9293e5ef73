package org.countersign.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.countersign.watch.detect.Canary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a canary makes of messages of which nothing is heard. */
@QuarkusTest
class CanarySilenceTest {
    /** Message 0 was sent an hour ago, and each a second after the one before. */
    private static final int TEN_MINUTES_AGO = 3_000;

    @Inject
    WatchService watch;

    @Inject
    DataSource database;

    private Sending sending;

    @BeforeEach
    void begin() {
        sending = new Sending(1);
    }

    @Test
    void while_nobody_knows_how_much_is_usual_early_silence_tells_nothing() throws SQLException {
        submit(TEN_MINUTES_AGO);

        Canary canary = canary();

        assertThat(canary.state()).isEqualTo(Canary.State.RUNNING);
        assertThat(canary.judged()).isZero();
    }

    @Test
    void after_half_an_hour_it_is_failure() throws SQLException {
        submit(0);

        assertThat(canary().state()).isEqualTo(Canary.State.FAILED);
    }

    @Test
    void where_little_is_usual_early_silence_is_failure_already() throws SQLException {
        submit(TEN_MINUTES_AGO);
        usuallySilent(0.01);

        assertThat(canary().state()).isEqualTo(Canary.State.FAILED);
    }

    @Test
    void where_more_is_usual_it_takes_more_of_it() throws SQLException {
        submit(TEN_MINUTES_AGO);
        usuallySilent(0.01);
        int few = canary().judged();
        usuallySilent(0.2);

        assertThat(canary().judged()).isGreaterThan(few);
        assertThat(canary().state()).isEqualTo(Canary.State.FAILED);
    }

    private void submit(int from) throws SQLException {
        sending.submit(
                IntStream.range(from, from + 20).mapToObj(sending::submission).toList());
        // As if it had been known since they were sent.
        update("update watch_message set known_at = submitted_at where stream in " + streams());
    }

    private void usuallySilent(double share) throws SQLException {
        update("update watch_detector set failures = 0.005, failures_at_least = 0, undelivered = " + share
                + " where stage = 0 and stream in " + streams());
        update("update watch_detector set failures = 0.005, failures_at_least = 0 where stage = 2 and stream in "
                + streams());
    }

    private static String streams() {
        return "(select id from watch_stream where campaign = (select id from watch_campaign where code = ?))";
    }

    private void update(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, sending.campaign);
            assertThat(update.executeUpdate()).isPositive();
        }
    }

    private Canary canary() {
        return watch.canary(sending.campaign, sending.carrier(), sending.sentAt(0), 50);
    }
}
