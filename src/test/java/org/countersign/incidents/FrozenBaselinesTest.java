package org.countersign.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.countersign.access.Role;
import org.countersign.core.Language;
import org.countersign.testing.Api;
import org.countersign.testing.Browser;
import org.countersign.testing.Trouble;
import org.countersign.watch.IncidentTimes;
import org.countersign.watch.Sending;
import org.junit.jupiter.api.Test;

/** That what happens in an incident does not become what is usual at its carrier. */
@QuarkusTest
class FrozenBaselinesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int EARLY = 0;

    @Inject
    DataSource database;

    @Inject
    IncidentTimes times;

    @Inject
    Clock clock;

    @Test
    void nothing_is_learnt_of_a_carrier_while_an_incident_goes_on_there_in_another_campaign() throws SQLException {
        Trouble trouble = new Trouble();
        String hold = trouble.hold();
        Sending during = new Sending(trouble.platform, trouble.carrier);

        deliver(during, 0, clock.instant());
        Sending other = new Sending(trouble.platform, 1);
        deliver(other, 0, clock.instant());

        awaitLearnt(other, 50);
        assertThat(learnt(during)).isZero();

        close(trouble, hold);
        deliver(during, 50, clock.instant());
        awaitLearnt(during, 50);
    }

    @Test
    void what_was_sent_in_an_incident_is_not_learnt_when_it_is_judged_after_its_closing() throws SQLException {
        Trouble trouble = new Trouble();
        String hold = trouble.hold();
        Instant inTheIncident = clock.instant();
        close(trouble, hold);

        Sending sending = new Sending(trouble.platform, trouble.carrier);
        deliver(sending, 0, inTheIncident);
        deliver(sending, 50, clock.instant());

        awaitLearnt(sending, 50);
    }

    @Test
    void incidents_tell_their_times_from_the_onset_to_the_closing() {
        Trouble trouble = new Trouble();
        String hold = trouble.hold();
        String open = trouble.incident();
        Instant onset = Instant.parse(Trouble.show(open).getString("onset"));
        assertThat(times.at(List.of(trouble.carrier), clock.instant()).get(trouble.carrier))
                .containsExactly(new IncidentTimes.Span(open, onset, null));

        String incident = close(trouble, hold);

        Instant closed = Instant.parse(Trouble.show(incident).getString("closedAt"));
        assertThat(times.at(List.of(trouble.carrier), closed).get(trouble.carrier))
                .containsExactly(new IncidentTimes.Span(open, onset, closed));
        assertThat(times.at(List.of(trouble.carrier), closed.plusMillis(1))).isEmpty();
    }

    @Test
    void a_baseline_tells_which_open_incident_stops_the_learning_and_since_when() {
        Trouble trouble = new Trouble();
        String baseline = "/api/v1/carriers/" + trouble.carrier + "/baseline";
        String page = "/watch/baselines/" + trouble.carrier;
        Api.admin().get(baseline).then().body("frozen", nullValue());

        String hold = trouble.hold();
        String incident = trouble.incident();

        Api.admin()
                .get(baseline)
                .then()
                .body("frozen.since", equalTo(Trouble.show(incident).getString("onset")))
                .body("frozen.incidents", contains(incident));
        Browser.as(Api.person(Language.FR, null, null, Role.DUTY_OWNER))
                .get(page)
                .then()
                .body(allOf(containsString("gelé par un incident ouvert"), containsString("/incidents/" + incident)));
        Browser.as(Role.DUTY_OWNER)
                .get("/watch/baselines?q=" + trouble.carrier)
                .then()
                .body(containsString("Learning is frozen by an open incident"));

        close(trouble, hold);

        Api.admin().get(baseline).then().body("frozen", nullValue());
        Browser.as(Role.DUTY_OWNER).get(page).then().body(not(containsString("Learning is frozen")));
    }

    private static String close(Trouble trouble, String hold) {
        String incident = trouble.incident();
        trouble.settle(incident, hold);
        Trouble.move(trouble.owner(), incident, "close", Map.of()).then().statusCode(200);
        Trouble.move(trouble.manager(), incident, "close", Map.of()).then().statusCode(200);
        return incident;
    }

    /** Fifty messages of that time, announced and delivered. */
    private static void deliver(Sending sending, int from, Instant at) {
        List<Map<String, Object>> lines = IntStream.range(from, from + 50)
                .mapToObj(sending::submission)
                .peek(line -> line.put("submittedAt", at.toString()))
                .toList();
        sending.submit(lines);
        lines.forEach(line -> line.put("state", "delivered-handset"));
        sending.tell(lines);
    }

    private void awaitLearnt(Sending sending, int messages) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(judgedOf(sending)).isTrue());
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(learnt(sending)).isEqualTo(messages));
    }

    /** Whether all that is known of it was judged early. */
    private boolean judgedOf(Sending sending) throws SQLException {
        return number(
                        "select count(*) from watch_message m join watch_stream s on s.id = m.stream"
                                + " join watch_campaign c on c.id = s.campaign where c.code = ? and (s.early_at is null"
                                + " or m.submitted_at > s.early_at)",
                        sending)
                == 0;
    }

    private long learnt(Sending sending) throws SQLException {
        return number(
                "select sum(d.judged) from watch_detector d join watch_stream s on s.id = d.stream"
                        + " join watch_campaign c on c.id = s.campaign where d.stage = " + EARLY + " and c.code = ?",
                sending);
    }

    private long number(String sql, Sending sending) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, sending.campaign);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
