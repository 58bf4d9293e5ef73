package org.countersign.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.countersign.testing.LaunchScene;
import org.countersign.testing.OtherWebhooks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That nothing of an erased text is sent any more, nor stands in what was noted of sending it. */
@QuarkusTest
class ErasedTextsTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String ERASED = "[erased]";

    @Inject
    Sql sql;

    private final PlayedReceiver receiver = new PlayedReceiver();
    /** A word that stands nowhere else. */
    private final String word = "zn" + UUID.randomUUID().toString().replace("-", "");

    private final String author = Api.code("login");
    private LaunchScene scene;
    private String person = "";
    private String webhook = "";

    @BeforeEach
    void register() {
        OtherWebhooks.end();
        scene = new LaunchScene(1);
        person = made(Api.admin()
                        .body(Map.of(
                                "login",
                                author,
                                "name",
                                "Test Person",
                                "email",
                                "person@example.org",
                                "password",
                                Api.PASSWORD,
                                "roles",
                                List.of("duty-owner", "admin")))
                        .post("/api/v1/people"))
                .path("id");
        webhook = made(Api.as(author, Api.PASSWORD)
                        .body(Map.of("url", receiver.url(), "events", List.of("hold-placed", "hold-lifted")))
                        .post("/api/v1/webhooks"))
                .path("id");
    }

    @AfterEach
    void close() {
        Api.admin().delete("/api/v1/webhooks/" + webhook);
        receiver.close();
    }

    @Test
    void a_notice_that_is_still_to_be_sent_says_nothing_of_a_text_that_was_erased_meanwhile() {
        receiver.answers(503);
        String hold = holdOfAuthor();
        await().atMost(LONG).until(() -> !receiver.about(hold).isEmpty());
        assertThat(receiver.about(hold).get(0).body()).contains(word);

        eraseAuthor();
        // What was under way at that moment may still come.
        int sent = receiver.about(hold).size() + 1;
        await().atMost(LONG).until(() -> receiver.about(hold).size() > sent);

        assertThat(receiver.about(hold).subList(sent, sent + 1)).allSatisfy(request -> {
            assertThat(request.body()).doesNotContain(word);
            assertThat(request.json().path("data").path("reason").asText()).isEqualTo(ERASED);
        });
    }

    @Test
    void what_was_delivered_is_not_sent_again_with_a_text_that_was_erased() {
        String hold = holdOfAuthor();
        await().atMost(LONG).until(() -> "delivered".equals(notice(hold).getString("state")));
        String notice = notice(hold).getString("id");

        eraseAuthor();
        Api.admin().post("/api/v1/notices/" + notice + "/resend").then().statusCode(200);
        await().atMost(LONG).until(() -> receiver.about(hold).size() == 2);

        assertThat(receiver.about(hold).get(1).body()).doesNotContain(word).contains(ERASED);
        assertThat(Api.admin().get("/api/v1/notices/" + notice).asString())
                .doesNotContain(word)
                .contains(ERASED);
    }

    @Test
    void an_answer_that_quotes_what_was_sent_is_erased_too() {
        receiver.behave(request -> new PlayedReceiver.Reply(
                500, Map.of(), "Cannot read " + request.json().path("data").path("reason")));
        String hold = holdOfAuthor();
        await().atMost(LONG).until(() -> notice(hold).get("attempts") instanceof Integer attempts && attempts > 0);
        String notice = notice(hold).getString("id");
        assertThat(Api.admin().get("/api/v1/notices/" + notice).asString()).contains("Cannot read \\\"" + word);

        eraseAuthor();
        receiver.answers(200);
        await().atMost(LONG).until(() -> "delivered".equals(notice(hold).getString("state")));

        assertThat(sql.list(
                        "select detail from notice_attempt where notice = ? and detail like ?",
                        row -> row.getString(1),
                        notice,
                        "%" + word + "%"))
                .isEmpty();
        assertThat(Api.admin().get("/api/v1/notices/" + notice).asString()).doesNotContain(word);
    }

    @Test
    void an_answer_that_was_on_its_way_when_what_it_quotes_was_erased_is_not_kept() {
        CountDownLatch erased = new CountDownLatch(1);
        receiver.behave(request -> {
            awaitQuietly(erased);
            return new PlayedReceiver.Reply(
                    500, Map.of(), "Cannot read " + request.json().path("data").path("reason"));
        });
        String hold = holdOfAuthor();
        await().atMost(LONG).until(() -> !receiver.about(hold).isEmpty());

        eraseAuthor();
        erased.countDown();
        await().atMost(LONG).until(() -> notice(hold).get("attempts") instanceof Integer attempts && attempts > 0);

        String notice = notice(hold).getString("id");
        assertThat(Api.admin().get("/api/v1/notices/" + notice).asString())
                .contains("500")
                .doesNotContain(word);
        receiver.answers(200);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void the_webhooks_that_an_erased_person_registered_go_on() {
        String hold = holdOfAuthor();
        await().atMost(LONG).until(() -> !receiver.about(hold).isEmpty());

        eraseAuthor();
        String later = scene.hold("Wait.");
        await().atMost(LONG).until(() -> !receiver.about(later).isEmpty());

        Api.admin()
                .get("/api/v1/webhooks/" + webhook)
                .then()
                .body("url", equalTo(receiver.url()))
                .body("state", equalTo("enabled"));
    }

    private String holdOfAuthor() {
        return made(Api.as(author, Api.PASSWORD)
                        .body(Map.of("scope", Map.of("campaign", scene.campaign()), "reason", word))
                        .post("/api/v1/holds"))
                .path("id");
    }

    private void eraseAuthor() {
        String erasure = made(Api.as(Role.ADMIN)
                        .body(Map.of("person", person, "reason", "Asked for in writing."))
                        .post("/api/v1/erasures"))
                .path("id");
        Api.as(Role.ADMIN)
                .post("/api/v1/erasures/" + erasure + "/approve")
                .then()
                .statusCode(200)
                .body("state", equalTo("done"));
    }

    private static Response made(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
        return response;
    }

    private static JsonPath notice(String subject) {
        return new JsonPath(
                        Api.admin().get("/api/v1/notices?subject=" + subject).asString())
                .setRootPath("items[0]");
    }
}
