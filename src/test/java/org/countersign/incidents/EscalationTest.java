package org.countersign.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import javax.sql.DataSource;
import org.countersign.testing.AtOnce;
import org.countersign.testing.Facts;
import org.countersign.testing.Trouble;
import org.junit.jupiter.api.Test;

/** That what nobody acknowledges in time escalates, once. */
@QuarkusTest
class EscalationTest {
    @Inject
    Escalation escalation;

    @Inject
    DataSource database;

    @Inject
    Facts facts;

    private void letTheDeadlinePass(String incident) {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update incident set acknowledge_by = ? where reference = ?")) {
            update.setObject(1, OffsetDateTime.now(ZoneOffset.UTC).minusSeconds(1));
            update.setString(2, incident);
            assertThat(update.executeUpdate()).isEqualTo(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_nobody_acknowledges_in_time_escalates_once_however_many_nodes_look() {
        Trouble trouble = new Trouble();
        trouble.hold();
        String incident = trouble.incident();
        letTheDeadlinePass(incident);

        AtOnce.run(4, i -> () -> {
            escalation.escalate();
            return true;
        });
        escalation.escalate();

        assertThat(facts.kindsAbout(incident)).containsExactly("incident-opened", "incident-escalated");
        assertThat(Trouble.show(incident).getString("escalatedAt")).isNotNull();
        assertThat(Trouble.show(incident).getString("status")).isEqualTo("open");
    }

    @Test
    void an_acknowledgement_after_that_is_late_on_record() {
        Trouble trouble = new Trouble();
        trouble.hold();
        String incident = trouble.incident();
        letTheDeadlinePass(incident);
        escalation.escalate();

        Trouble.move(trouble.owner(), incident, "acknowledge", Map.of()).then().statusCode(200);

        assertThat(facts.about(incident))
                .last()
                .satisfies(leaf ->
                        assertThat(leaf.path("data").path("late").asBoolean()).isTrue());
    }

    @Test
    void what_is_acknowledged_does_not_escalate_nor_does_a_warning() {
        Trouble acknowledged = new Trouble();
        acknowledged.hold();
        String incident = acknowledged.incident();
        Trouble.move(acknowledged.owner(), incident, "acknowledge", Map.of())
                .then()
                .statusCode(200);
        letTheDeadlinePass(incident);
        Trouble warned = new Trouble();
        warned.warn();

        escalation.escalate();

        assertThat(facts.kindsAbout(incident)).doesNotContain("incident-escalated");
        assertThat(facts.kindsAbout(warned.incident())).doesNotContain("incident-escalated");
    }
}
