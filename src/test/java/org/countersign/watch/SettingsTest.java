package org.countersign.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.countersign.testing.Facts;
import org.countersign.testing.Registry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** That the watch is set within bounds, by those who may, on record, and that it follows. */
@QuarkusTest
class SettingsTest {
    private static final String PATH = "/api/v1/watch/settings";

    @Inject
    DataSource database;

    @Inject
    WatchSettings settings;

    @Inject
    WatchedCampaigns watched;

    @Inject
    Facts facts;

    /** As they are before anybody has set them, so that no other test finds another watch. */
    private static Map<String, Object> usual() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("warnAt", 1_000_000);
        body.put("holdAt", 100_000_000);
        body.put("campaignsThatAgree", 2);
        body.put("usualFailureRate", 0.03);
        body.put("earlyAgeSeconds", 120);
        body.put("middleAgeMinutes", 30);
        body.put("validityHours", 48);
        body.put("acknowledgeWithinMinutes", 15);
        body.put("reason", "As usual");
        return body;
    }

    private static Map<String, Object> with(String name, Object value) {
        Map<String, Object> body = usual();
        body.put(name, value);
        return body;
    }

    private static Response set(Map<String, Object> body) {
        return Api.as(Role.DUTY_OWNER).body(body).put(PATH);
    }

    @AfterEach
    void as_usual() {
        set(usual()).then().statusCode(200);
    }

    @Test
    void a_change_is_on_record_with_who_and_why() {
        String owner = Api.person(null, null, Role.DUTY_OWNER);
        Api.as(owner, Api.PASSWORD)
                .body(with("acknowledgeWithinMinutes", 17))
                .put(PATH)
                .then()
                .statusCode(200)
                .body("acknowledgeWithinMinutes", equalTo(17))
                .body("reason", nullValue());

        List<JsonNode> leaves = facts.about(WatchSettingsChanged.SUBJECT);
        JsonNode leaf = leaves.get(leaves.size() - 1);
        assertThat(leaf.path("kind").asText()).isEqualTo("watch-settings-changed");
        assertThat(leaf.path("data").path("acknowledgeWithinMinutes").asInt()).isEqualTo(17);
        assertThat(leaf.path("data").path("reason").asText()).startsWith("sha256:");
        Api.as(Role.AUDITOR)
                .get(PATH + "/history?limit=1")
                .then()
                .statusCode(200)
                .body("items.reason", hasItem("As usual"))
                .body("items[0].settings.acknowledgeWithinMinutes", equalTo(17))
                .body("items[0].by", equalTo(leaf.path("actor").asText()));
    }

    @Test
    void whether_a_canary_comes_before_a_lift_is_as_installed_until_it_is_set() {
        set(usual()).then().statusCode(200).body("canaryBeforeLift", nullValue());
        set(with("canaryBeforeLift", "required")).then().statusCode(200).body("canaryBeforeLift", equalTo("required"));
        Api.admin()
                .get(PATH + "/history?limit=1")
                .then()
                .body("items[0].settings.canaryBeforeLift", equalTo("required"));
        set(with("canaryBeforeLift", "perhaps"))
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/canaryBeforeLift"));
        Api.admin().get(PATH).then().body("canaryBeforeLift", equalTo("required"));
    }

    @Test
    void what_stays_as_it_is_is_no_change() {
        set(usual()).then().statusCode(200);
        int before = facts.about(WatchSettingsChanged.SUBJECT).size();
        set(usual()).then().statusCode(200);
        assertThat(facts.about(WatchSettingsChanged.SUBJECT)).hasSize(before);
    }

    @Test
    void one_who_read_an_older_state_is_told() {
        String etag = Api.admin().get(PATH).then().statusCode(200).extract().header("ETag");
        set(with("campaignsThatAgree", 5)).then().statusCode(200);
        Api.admin()
                .header("If-Match", etag)
                .body(with("campaignsThatAgree", 6))
                .put(PATH)
                .then()
                .statusCode(412);
        Api.admin().get(PATH).then().body("campaignsThatAgree", equalTo(5));
    }

    @ParameterizedTest
    @CsvSource({
        "warnAt, 999, /warnAt",
        "holdAt, 10000000001, /holdAt",
        "holdAt, 999999, /holdAt",
        "campaignsThatAgree, 1, /campaignsThatAgree",
        "campaignsThatAgree, 101, /campaignsThatAgree",
        "usualFailureRate, 0.0049, /usualFailureRate",
        "usualFailureRate, 0.31, /usualFailureRate",
        "earlyAgeSeconds, 9, /earlyAgeSeconds",
        "earlyAgeSeconds, 901, /earlyAgeSeconds",
        "middleAgeMinutes, 4, /middleAgeMinutes",
        "middleAgeMinutes, 361, /middleAgeMinutes",
        "validityHours, 0, /validityHours",
        "validityHours, 169, /validityHours",
        "acknowledgeWithinMinutes, 0, /acknowledgeWithinMinutes",
        "acknowledgeWithinMinutes, 1441, /acknowledgeWithinMinutes"
    })
    void what_lies_beyond_the_bounds_is_refused_and_changes_nothing(String name, double value, String pointer) {
        String before = Api.admin().get(PATH).asString();
        Object sent = value == Math.rint(value) ? (Object) (long) value : value;
        set(with(name, sent)).then().statusCode(400).body("errors.pointer", hasItem(pointer));
        assertThat(Api.admin().get(PATH).asString()).isEqualTo(before);
    }

    @Test
    void ages_that_are_not_one_after_the_other_are_refused() {
        Map<String, Object> body = with("earlyAgeSeconds", 900);
        body.put("middleAgeMinutes", 15);
        set(body).then().statusCode(400).body("errors.pointer", hasItem("/middleAgeMinutes"));
        Map<String, Object> other = with("middleAgeMinutes", 60);
        other.put("validityHours", 1);
        set(other).then().statusCode(400).body("errors.pointer", hasItem("/validityHours"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"CHANGE_MANAGER", "AUDITOR", "CAMPAIGN_SYSTEM", "PIPELINE"})
    void only_administrators_and_duty_owners_set_the_watch(Role role) {
        Api.as(role).body(usual()).put(PATH).then().statusCode(403);
    }

    @Test
    void a_campaign_keeps_the_ages_that_were_set_when_it_began() {
        Sending before = new Sending(1);
        before.tell(List.of(before.report(0, "delivered-handset")));
        set(with("earlyAgeSeconds", 60)).then().statusCode(200);
        Sending after = new Sending(1);
        after.tell(List.of(after.report(0, "delivered-handset")));
        before.tell(List.of(before.report(1, "delivered-handset")));

        assertThat(ages(before).early()).isEqualTo(Duration.ofMinutes(2));
        assertThat(ages(after).early()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void a_carrier_of_which_nothing_is_known_is_compared_with_the_rate_that_is_set() {
        set(with("usualFailureRate", 0.07)).then().statusCode(200);
        Sending sending = new Sending(1);
        sending.tell(List.of(sending.report(0, "delivered-handset")));

        assertThat(sending.watch().getDouble("baseline")).isEqualTo(0.07);
        Api.admin()
                .get("/api/v1/carriers/" + Registry.carrier() + "/baseline")
                .then()
                .body("failureRate", equalTo(0.07f))
                .body("inUse", equalTo(0.07f));
    }

    @Test
    void a_threshold_counts_at_once() throws SQLException {
        set(with("holdAt", 1_000_000)).then().statusCode(200);
        try (Connection connection = database.getConnection()) {
            assertThat(settings.current(connection).thresholds().hold()).isEqualTo(1e6);
        }
    }

    private Ages ages(Sending sending) {
        try (Connection connection = database.getConnection()) {
            return Objects.requireNonNull(
                            watched.find(connection, List.of(sending.campaign)).get(sending.campaign))
                    .ages;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_was_stated_of_a_carrier_is_listed_with_who_and_when() {
        String carrier = Registry.carrier();
        for (double rate : new double[] {0.02, 0.05}) {
            Api.admin().body(Map.of("failureRate", rate)).put("/api/v1/carriers/" + carrier + "/baseline");
        }
        Api.as(Role.AUDITOR)
                .get("/api/v1/carriers/" + carrier + "/baseline/history")
                .then()
                .statusCode(200)
                .body("items.failureRate", equalTo(List.of(0.05f, 0.02f)));
    }

    @Test
    void each_campaign_tells_what_a_carrier_was_compared_with() {
        Sending sending = new Sending(1);
        sending.tell(List.of(sending.report(0, "delivered-handset")));
        Sending next = new Sending(sending);
        next.tell(List.of(next.report(0, "delivered-handset")));

        Api.as(Role.AUDITOR)
                .get("/api/v1/carriers/" + sending.carrier() + "/baseline/campaigns")
                .then()
                .statusCode(200)
                .body("items.campaign", equalTo(List.of(next.campaign, sending.campaign)))
                .body("items[0].failureRate", equalTo(0.03f));
    }
}
