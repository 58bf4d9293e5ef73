package org.countersign.holds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.countersign.testing.AtOnce;
import org.countersign.testing.Leaves;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OverrideResourceTest {
    private final String platform = Api.code("platform");
    private final String client = Api.code("client");
    private final String campaign = Api.code("campaign");

    @Inject
    Clock clock;

    @BeforeEach
    void register_a_campaign() {
        post("/platforms", Map.of("code", platform, "name", "P"));
        post("/clients", Map.of("code", client, "name", "C"));
        post(
                "/campaigns",
                Map.of("code", campaign, "client", client, "platform", platform, "name", "K", "audience", List.of()));
    }

    private static void post(String path, Map<String, Object> body) {
        Api.admin().body(body).post("/api/v1" + path).then().statusCode(201);
    }

    private Map<String, Object> proposal() {
        Map<String, Object> body = new HashMap<>();
        body.put("campaign", campaign);
        body.put("reasonCodes", List.of("signed-off"));
        body.put("reason", "life and limb");
        body.put("until", clock.instant().plus(Duration.ofHours(2)).toString());
        return body;
    }

    private String propose(String login) {
        return Api.as(login, Api.PASSWORD)
                .body(proposal())
                .post("/api/v1/overrides")
                .then()
                .statusCode(201)
                .body("state", equalTo("proposed"))
                .extract()
                .path("id");
    }

    @Test
    void takes_two_different_people() {
        String anne = Api.person(null, null, Role.CHANGE_MANAGER);
        String override = propose(anne);

        Api.as(anne, Api.PASSWORD)
                .post("/api/v1/overrides/" + override + "/approve")
                .then()
                .statusCode(403);
        Api.admin().get("/api/v1/overrides/" + override).then().body("state", equalTo("proposed"));

        Api.as(Role.DUTY_OWNER)
                .post("/api/v1/overrides/" + override + "/approve")
                .then()
                .statusCode(200)
                .body("state", equalTo("in-force"));
    }

    @Test
    void of_two_people_approving_at_once_one_does() {
        String override = propose(Api.person(null, null, Role.CHANGE_MANAGER));

        List<Integer> answers = AtOnce.run(
                3,
                i -> () -> Api.admin()
                        .post("/api/v1/overrides/" + override + "/approve")
                        .statusCode());

        assertThat(answers).containsExactlyInAnyOrder(200, 409, 409);
        assertThat(Leaves.kinds(override)).containsExactly("override-proposed", "override-approved");
    }

    @Test
    void can_be_ended_early() {
        String override = propose(Api.person(null, null, Role.CHANGE_MANAGER));
        Api.admin()
                .body(Map.of("reason", "no longer needed"))
                .post("/api/v1/overrides/" + override + "/end")
                .then()
                .statusCode(200)
                .body("state", equalTo("ended"));
        Api.admin()
                .post("/api/v1/overrides/" + override + "/approve")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/ended"));
    }

    @Test
    void what_the_registry_does_not_know_cannot_be_overridden() {
        for (String code : List.of("platform-known", "carrier-known", "client-known", "anything")) {
            refused("reasonCodes", List.of("no-hold", code), "/reasonCodes/1");
        }
    }

    @Test
    void its_end_lies_ahead_and_not_too_far() {
        refused("until", clock.instant().minusSeconds(1).toString(), "/until");
        refused("until", clock.instant().plus(Duration.ofDays(8)).toString(), "/until");
        refused("until", "tomorrow", "/until");
    }

    @Test
    void its_campaign_is_known() {
        refused("campaign", "no-such-campaign", "/campaign");
    }

    private void refused(String property, Object value, String pointer) {
        Map<String, Object> body = proposal();
        body.put(property, value);
        Api.as(Role.CHANGE_MANAGER)
                .body(body)
                .post("/api/v1/overrides")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", containsString(pointer));
    }
}
