package org.countersign.notices.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.countersign.notices.Sql;
import org.countersign.testing.Api;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.Test;

/** Who is reminded where no letters are sent. */
@QuarkusTest
class RemindingTest {
    @Inject
    Reminding reminding;

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    @Test
    void without_letters_a_carrier_is_reminded_that_hears_of_it_by_a_webhook_and_no_other() {
        Scene scene = new Scene(2);
        String webhook = Api.admin()
                .body(Map.of(
                        "url",
                        "http://127.0.0.1:9/",
                        "events",
                        List.of("acknowledgement-reminded"),
                        "carrier",
                        scene.carrier(0)))
                .post("/api/v1/webhooks")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String reference = scene.declared();
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update(
                        "update affected_carrier set asked_at = ? where change_id ="
                                + " (select id from platform_change where reference = ?)",
                        clock.instant().minus(Duration.ofHours(49)),
                        reference));

        reminding.look();
        reminding.look();

        assertThat(reminded(scene, reference)).containsExactly(scene.carrier(0));
        Api.admin().delete("/api/v1/webhooks/" + webhook).then().statusCode(204);
    }

    private static List<String> reminded(Scene scene, String reference) {
        return scene.manager()
                .get(Scene.CHANGES + "/" + reference + "/timeline")
                .jsonPath()
                .getList("items.findAll { it.kind == 'acknowledgement-reminded' }.data.carrier");
    }
}
