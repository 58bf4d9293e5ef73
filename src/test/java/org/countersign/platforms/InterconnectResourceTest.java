package org.countersign.platforms;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.countersign.testing.AtOnce;
import org.countersign.testing.Leaves;
import org.countersign.testing.Registry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class InterconnectResourceTest {
    private static final Map<String, Object> TERMS =
            Map.of("noticeDays", 10, "acknowledgeWithinHours", 48, "reference", "IC-2011-07");

    @Inject
    DataSource database;

    private String platform = "";
    private String carrier = "";

    @BeforeEach
    void twoToLink() {
        platform = Registry.platform();
        carrier = Registry.carrier();
    }

    @Test
    void a_carrier_reads_nothing_of_the_links_of_others_with_the_platform() {
        put(TERMS).statusCode(201);
        String other = Registry.carrier();

        Api.asCarrier(other)
                .get("/api/v1/platforms/" + platform)
                .then()
                .statusCode(200)
                .body("interconnects", equalTo(List.of()));
        Api.asCarrier(carrier)
                .get("/api/v1/platforms/" + platform)
                .then()
                .body("interconnects.carrier", equalTo(List.of(carrier)));
    }

    @Test
    void a_first_put_links_the_two() {
        put(TERMS)
                .statusCode(201)
                .header("Location", endsWith(path()))
                .header("ETag", notNullValue())
                .body("platform", equalTo(platform))
                .body("carrier", equalTo(carrier))
                .body("noticeDays", equalTo(10))
                .body("acknowledgeWithinHours", equalTo(48))
                .body("reference", equalTo("IC-2011-07"))
                .body("openedAt", notNullValue());

        Api.admin().get(path()).then().statusCode(200).body("carrier", equalTo(carrier));
        Api.admin()
                .get("/api/v1/platforms/" + platform)
                .then()
                .body("interconnects.carrier", equalTo(List.of(carrier)));
        assertThat(Leaves.kinds(platform + "/" + carrier)).containsExactly("interconnect-opened");
        JsonNode data = Leaves.newest(platform + "/" + carrier);
        assertThat(data.get("platform").asText()).isEqualTo(platform);
        assertThat(data.get("carrier").asText()).isEqualTo(carrier);
        assertThat(data.get("noticeDays").asInt()).isEqualTo(10);
        assertThat(data.get("acknowledgeWithinHours").asInt()).isEqualTo(48);
        assertThat(data.get("reference").asText()).isEqualTo("IC-2011-07");
    }

    @Test
    void another_put_replaces_the_terms_whole_and_does_not_move_the_gate() {
        put(TERMS).statusCode(201);
        long gateSize = Leaves.gateSize();

        put(Map.of("noticeDays", 0, "acknowledgeWithinHours", 1))
                .statusCode(200)
                .body("noticeDays", equalTo(0))
                .body("acknowledgeWithinHours", equalTo(1))
                .body("reference", equalTo(null));

        assertThat(Leaves.kinds(platform + "/" + carrier))
                .containsExactly("interconnect-opened", "interconnect-amended");
        assertThat(Leaves.newest(platform + "/" + carrier).get("noticeDays").asInt())
                .isZero();
        assertThat(Leaves.gateSize()).isEqualTo(gateSize);
    }

    @Test
    void a_put_of_the_same_terms_is_no_fact() {
        String tag = put(TERMS).extract().header("ETag");

        put(TERMS).statusCode(200).header("ETag", equalTo(tag));

        assertThat(Leaves.kinds(platform + "/" + carrier)).containsExactly("interconnect-opened");
    }

    @Test
    void delete_ends_the_link() {
        put(TERMS).statusCode(201);
        long gateSize = Leaves.gateSize();

        Api.admin().delete(path()).then().statusCode(204);

        Api.admin().get(path()).then().statusCode(404);
        Api.admin().get("/api/v1/platforms/" + platform).then().body("interconnects", hasSize(0));
        Api.admin()
                .get("/api/v1/platforms/" + platform + "/interconnects")
                .then()
                .body("items", hasSize(0));
        assertThat(Leaves.kinds(platform + "/" + carrier)).containsExactly("interconnect-opened", "interconnect-ended");
        JsonNode data = Leaves.newest(platform + "/" + carrier);
        assertThat(data.get("platform").asText()).isEqualTo(platform);
        assertThat(data.get("carrier").asText()).isEqualTo(carrier);
        assertThat(Leaves.gateSize()).isGreaterThan(gateSize);
        Api.admin().delete(path()).then().statusCode(404);
    }

    @Test
    void a_link_that_ended_may_be_opened_again_and_its_tags_go_on() {
        String first = put(TERMS).extract().header("ETag");
        Api.admin().delete(path()).then().statusCode(204);

        String second = put(Map.of("noticeDays", 1, "acknowledgeWithinHours", 2))
                .statusCode(201)
                .body("noticeDays", equalTo(1))
                .extract()
                .header("ETag");

        assertThat(second).isNotEqualTo(first);
        assertThat(Leaves.kinds(platform + "/" + carrier))
                .containsExactly("interconnect-opened", "interconnect-ended", "interconnect-opened");
    }

    @Test
    void of_many_who_link_the_two_at_once_one_creates() {
        List<Integer> statuses = AtOnce.run(8, i -> () -> put(TERMS).extract().statusCode());

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 200);
        assertThat(Leaves.kinds(platform + "/" + carrier)).containsExactly("interconnect-opened");
    }

    @Test
    void of_many_who_end_a_link_at_once_one_succeeds() {
        put(TERMS).statusCode(201);

        List<Integer> statuses =
                AtOnce.run(8, i -> () -> Api.admin().delete(path()).statusCode());

        assertThat(statuses).containsOnlyOnce(204).containsOnly(204, 404);
        assertThat(Leaves.kinds(platform + "/" + carrier)).containsExactly("interconnect-opened", "interconnect-ended");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("noticeDays", null, "/noticeDays"),
                Arguments.of("noticeDays", -1, "/noticeDays"),
                Arguments.of("noticeDays", 366, "/noticeDays"),
                Arguments.of("noticeDays", 1.5, "/noticeDays"),
                Arguments.of("noticeDays", "10", "/noticeDays"),
                Arguments.of("noticeDays", 99_999_999_999L, "/noticeDays"),
                Arguments.of("acknowledgeWithinHours", null, "/acknowledgeWithinHours"),
                Arguments.of("acknowledgeWithinHours", 0, "/acknowledgeWithinHours"),
                Arguments.of("acknowledgeWithinHours", 8761, "/acknowledgeWithinHours"),
                Arguments.of("acknowledgeWithinHours", true, "/acknowledgeWithinHours"),
                Arguments.of("reference", "", "/reference"),
                Arguments.of("reference", "a".repeat(201), "/reference"),
                Arguments.of("carrier", "x", "/carrier"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_fault_is_named_and_changes_nothing(String property, @Nullable Object value, String pointer) {
        Map<String, Object> body = new LinkedHashMap<>(TERMS);
        body.put(property, value);
        long size = Leaves.size();

        put(body).statusCode(400).contentType("application/problem+json").body("errors.pointer", hasItem(pointer));

        assertThat(Leaves.size()).isEqualTo(size);
        Api.admin().get(path()).then().statusCode(404);
    }

    @Test
    void terms_may_be_as_long_as_their_limits() {
        put(Map.of("noticeDays", 365, "acknowledgeWithinHours", 8760, "reference", "📱".repeat(100)))
                .statusCode(201);
    }

    @Test
    void an_unknown_platform_or_carrier_is_a_404() {
        Api.admin()
                .body(TERMS)
                .put("/api/v1/platforms/" + platform + "/interconnects/" + Api.code("nobody"))
                .then()
                .statusCode(404);
        Api.admin()
                .body(TERMS)
                .put("/api/v1/platforms/" + Api.code("nowhere") + "/interconnects/" + carrier)
                .then()
                .statusCode(404);
        Api.admin().get(path()).then().statusCode(404);
        Api.admin().delete(path()).then().statusCode(404);
    }

    @Test
    void a_stale_tag_is_refused_on_every_change() {
        String old = put(TERMS).extract().header("ETag");
        String now = put(Map.of("noticeDays", 1, "acknowledgeWithinHours", 2))
                .extract()
                .header("ETag");

        Api.admin().header("If-Match", old).body(TERMS).put(path()).then().statusCode(412);
        Api.admin().header("If-Match", old).delete(path()).then().statusCode(412);
        Api.admin().get(path()).then().header("ETag", equalTo(now)).body("noticeDays", equalTo(1));
        Api.admin().header("If-Match", now).delete(path()).then().statusCode(204);
        Api.admin().header("If-Match", "*").body(TERMS).put(path()).then().statusCode(412);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void who_may_link(Role role) {
        String login = Api.person(role == Role.CARRIER ? carrier : null, null, role);
        boolean writes = role == Role.ADMIN || role == Role.CHANGE_MANAGER;

        Api.as(login, Api.PASSWORD).body(TERMS).put(path()).then().statusCode(writes ? 201 : 403);
        if (!writes) {
            put(TERMS).statusCode(201);
        }
        Api.as(login, Api.PASSWORD).get(path()).then().statusCode(200);
        Api.as(login, Api.PASSWORD).delete(path()).then().statusCode(writes ? 204 : 403);
    }

    @Test
    void a_carrier_sees_its_own_terms_and_nobody_elses() {
        put(TERMS).statusCode(201);
        String other = Registry.carrier();
        Registry.interconnect(platform, other);
        String list = "/api/v1/platforms/" + platform + "/interconnects";

        Api.asCarrier(other).get(list).then().body("items.carrier", equalTo(List.of(other)));
        Api.asCarrier(other).get(list + "/" + other).then().statusCode(200);
        Api.asCarrier(other).get(path()).then().statusCode(404);
        Api.as(Role.PIPELINE).get(list).then().body("items.size()", equalTo(2));
    }

    @Test
    void nobody_links_without_signing_in() {
        given().contentType("application/json").body(TERMS).put(path()).then().statusCode(401);
        given().delete(path()).then().statusCode(401);
        given().get(path()).then().statusCode(401);
    }

    @Test
    void a_list_is_paged_from_the_newest_to_the_oldest() {
        put(TERMS).statusCode(201);
        String second = Registry.carrier();
        Registry.interconnect(platform, second);
        String list = "/api/v1/platforms/" + platform + "/interconnects";

        String next = Api.admin()
                .get(list + "?limit=1")
                .then()
                .body("items.carrier", equalTo(List.of(second)))
                .extract()
                .path("next");
        Api.admin()
                .get(list + "?limit=1&after=" + next)
                .then()
                .body("items.carrier", equalTo(List.of(carrier)))
                .body("next", equalTo(null));
        Api.admin().get(list + "?after=zork").then().statusCode(400).body("errors.pointer", hasItem("?after"));
    }

    @Test
    void a_platform_has_at_most_500_interconnects() throws SQLException {
        fillBut(1);
        put(TERMS).statusCode(201);
        String oneMore = Registry.carrier();

        long size = Leaves.size();
        Api.admin()
                .body(TERMS)
                .put("/api/v1/platforms/" + platform + "/interconnects/" + oneMore)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/too-many-interconnects"));
        assertThat(Leaves.size()).isEqualTo(size);
        put(Map.of("noticeDays", 1, "acknowledgeWithinHours", 2)).statusCode(200);

        Api.admin().delete(path()).then().statusCode(204);
        Registry.interconnect(platform, oneMore);
        Api.admin().get("/api/v1/platforms/" + platform).then().body("interconnects", hasSize(500));
    }

    @Test
    void many_who_link_the_last_at_once_do_not_pass_the_limit() throws SQLException {
        fillBut(1);

        List<Integer> statuses = AtOnce.run(4, i -> {
            String other = Registry.carrier();
            return () -> Api.admin()
                    .body(TERMS)
                    .put("/api/v1/platforms/" + platform + "/interconnects/" + other)
                    .statusCode();
        });

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
    }

    /** Links the platform to so many carriers that only {@code room} more may follow; straight in the tables, for speed. */
    private void fillBut(int room) throws SQLException {
        int count = Interconnects.MOST_PER_PLATFORM - room;
        String prefix = Api.code("many");
        try (Connection connection = database.getConnection();
                PreparedStatement carriers = connection.prepareStatement(
                        "insert into carrier (code, name, country, registered_at, version) values (?, 'x', 'FR', current_timestamp, 0)");
                PreparedStatement links = connection.prepareStatement(
                        "insert into interconnect (platform, carrier, notice_days, acknowledge_within_hours, opened_at, version)"
                                + " select p.id, c.id, 0, 1, current_timestamp, 0 from platform p, carrier c"
                                + " where p.code = ? and c.code like ?")) {
            for (int i = 0; i < count; i++) {
                carriers.setString(1, prefix + "-" + i);
                carriers.addBatch();
            }
            carriers.executeBatch();
            links.setString(1, platform);
            links.setString(2, prefix + "-%");
            assertThat(links.executeUpdate()).isEqualTo(count);
        }
    }

    private String path() {
        return "/api/v1/platforms/" + platform + "/interconnects/" + carrier;
    }

    private ValidatableResponse put(Map<String, ?> body) {
        return Api.admin().body(body).put(path()).then();
    }
}
