package org.countersign.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.countersign.testing.Api;
import org.countersign.testing.App;
import org.countersign.testing.AtOnce;
import org.countersign.testing.Postgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Accounts, keys and sessions on two nodes that share one database, and were started at the same time on an empty one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesIT {
    private static final String PEOPLE = "/api/v1/people";
    private static final String KEYS = "/api/v1/api-keys";
    private static final Pattern PRINTED = Pattern.compile("with the password ([A-Za-z0-9_-]{24})");

    private final Postgres postgres = Postgres.start();
    private final List<App> nodes;
    private final String password;

    TwoNodesIT(@TempDir Path directory) {
        App.Plan plan = App.on(postgres, directory)
                .with("COUNTERSIGN_SIGN_IN_BCRYPT_COST", "4")
                .with("COUNTERSIGN_LEDGER_FRESHNESS_DEADLINE", "5s")
                .with("COUNTERSIGN_LEDGER_READ_PATIENCE", "2s");
        nodes = AtOnce.run(2, i -> plan::start);
        password = printed().get(0);
    }

    @AfterAll
    void stop() {
        nodes.forEach(App::close);
        postgres.close();
    }

    @Test
    void one_of_them_has_made_the_one_admin_and_printed_the_password_once() {
        assertThat(printed()).hasSize(1);
        for (App node : nodes) {
            admin(node)
                    .get(PEOPLE)
                    .then()
                    .statusCode(200)
                    .body("items.findAll { it.login == 'admin' }.size()", equalTo(1));
        }
    }

    @Test
    void a_key_revoked_on_one_node_opens_nothing_on_the_other_from_then_on() {
        for (int i = 0; i < 20; i++) {
            App here = nodes.get(i % 2);
            App there = nodes.get((i + 1) % 2);
            var issued = admin(here)
                    .body(Map.of("name", "a key", "roles", List.of("admin", "campaign-system")))
                    .post(KEYS)
                    .then()
                    .statusCode(201)
                    .extract();
            String key = issued.path("key");
            bearer(there, key).get(PEOPLE).then().statusCode(200);
            String id = issued.path("id");
            ask(there, key).then().statusCode(200);
            admin(here).delete(KEYS + "/" + id).then().statusCode(204);
            // First the pre-flight, which lets keys in by a way of its own; nothing else has told the node of the
            // revocation yet.
            ask(there, key).then().statusCode(401);
            bearer(there, key).get(PEOPLE).then().statusCode(401);
            bearer(here, key).get(PEOPLE).then().statusCode(401);
        }
    }

    @Test
    void failures_add_up_over_the_nodes_and_lock_on_both() {
        String login = Api.code("nobody");
        for (int i = 0; i < 10; i++) {
            as(nodes.get(i % 2), login, "a wrong password").get(PEOPLE).then().statusCode(401);
        }
        for (App node : nodes) {
            as(node, login, "a wrong password").get(PEOPLE).then().statusCode(429);
        }
    }

    @Test
    void a_session_begun_on_one_node_is_good_on_the_other_and_ends_on_both() {
        App here = nodes.get(0);
        App there = nodes.get(1);
        String login = Api.code("ada");
        String id = admin(here)
                .body(Map.of(
                        "login",
                        login,
                        "name",
                        "Ada",
                        "email",
                        "ada@example.org",
                        "password",
                        Api.PASSWORD,
                        "roles",
                        List.of("auditor")))
                .post(PEOPLE)
                .path("id");
        String cookie = at(here).contentType(ContentType.URLENC)
                .formParam("login", login)
                .formParam("password", Api.PASSWORD)
                .post("/sign-in")
                .then()
                .statusCode(303)
                .extract()
                .cookie(Sessions.COOKIE);
        at(there).cookie(Sessions.COOKIE, cookie).get("/").then().statusCode(200);

        admin(here)
                .body(Map.of("disabled", true))
                .patch(PEOPLE + "/" + id)
                .then()
                .statusCode(200);

        at(there).cookie(Sessions.COOKIE, cookie).get("/").then().statusCode(303);
        admin(here)
                .body(Map.of("disabled", false))
                .patch(PEOPLE + "/" + id)
                .then()
                .statusCode(200);
        for (App node : nodes) {
            at(node).cookie(Sessions.COOKIE, cookie).get("/").then().statusCode(303);
        }
    }

    @Test
    void while_the_database_stands_still_nobody_is_let_in_and_a_launch_is_blocked() {
        String key = admin(nodes.get(0))
                .body(Map.of("name", "a key", "roles", List.of("campaign-system")))
                .post(KEYS)
                .path("key");
        ask(nodes.get(1), key).then().statusCode(200);

        postgres.freeze();
        try {
            for (RequestSpecification caller : List.of(bearer(nodes.get(1), key), admin(nodes.get(1)))) {
                ask(caller)
                        .then()
                        .statusCode(503)
                        .contentType("application/problem+json")
                        .body("decision", equalTo("block"));
            }
            admin(nodes.get(0)).get(PEOPLE).then().statusCode(503);
        } finally {
            postgres.thaw();
        }
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> ask(nodes.get(1), key).then().statusCode(200));
    }

    private static Response ask(App node, String key) {
        return ask(bearer(node, key));
    }

    private static Response ask(RequestSpecification caller) {
        return caller.body(Map.of("client", "c1", "platform", "p1", "dryRun", true))
                .post("/api/v1/preflight");
    }

    private List<String> printed() {
        return nodes.stream()
                .flatMap(node -> PRINTED.matcher(node.console()).results())
                .map((MatchResult result) -> result.group(1))
                .toList();
    }

    private RequestSpecification admin(App node) {
        return as(node, "admin", password);
    }

    private static RequestSpecification as(App node, String login, String password) {
        return at(node).contentType(ContentType.JSON).auth().preemptive().basic(login, password);
    }

    private static RequestSpecification bearer(App node, String key) {
        return at(node).contentType(ContentType.JSON).header("Authorization", "Bearer " + key);
    }

    private static RequestSpecification at(App node) {
        return given().baseUri(node.baseUri().toString())
                .port(node.baseUri().getPort())
                .redirects()
                .follow(false);
    }
}
