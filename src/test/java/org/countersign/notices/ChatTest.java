package org.countersign.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.countersign.access.Role;
import org.countersign.core.JsonMappers;
import org.countersign.core.Language;
import org.countersign.testing.Api;
import org.countersign.testing.Browser;
import org.countersign.testing.OtherWebhooks;
import org.countersign.testing.Registry;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What chats are told. */
@QuarkusTest
class ChatTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String WEBHOOKS = "/api/v1/webhooks";

    private final PlayedReceiver chat = new PlayedReceiver();

    @BeforeEach
    void nobodyElseIsTold() {
        OtherWebhooks.end();
    }

    @AfterEach
    void close() {
        OtherWebhooks.end();
        chat.close();
    }

    @Test
    void a_chat_is_sent_one_sentence_in_its_language_in_order_and_again_until_it_has_it() {
        Scene scene = new Scene(1);
        register("fr", "change-declared", "signed-off").then().statusCode(201).body("format", equalTo("chat"));
        chat.answers(503);

        String reference = scene.declared(scene.content("title", "Émetteur POLEEMPLOI"));
        scene.signOff(reference, 0, "accepted").then().statusCode(201);
        await().atMost(LONG).until(() -> !chat.about(reference).isEmpty());
        chat.answers(200);
        await().atMost(LONG).until(() -> texts(reference).size() == 2);

        assertThat(texts(reference))
                .containsExactlyInAnyOrder(
                        "Le changement " + reference + " «\u00a0Émetteur POLEEMPLOI\u00a0» sur " + scene.platform()
                                + " a été déclaré.",
                        scene.carrier(0) + " a accepté le changement " + reference + ".");
        assertThat(chat.about(reference).get(0).json().size()).isOne();
    }

    @Test
    void what_people_typed_calls_nobody_and_hides_no_link() {
        Scene scene = new Scene(1);
        register("en", "change-declared").then().statusCode(201);

        String reference = scene.declared(
                scene.content("title", "<!channel> @all & [here](https://evil.example) </p> www.evil.example"));
        await().atMost(LONG).until(() -> !chat.about(reference).isEmpty());

        assertThat(chat.about(reference).get(0).json().path("text").asText())
                .contains("&lt;!channel&gt;")
                .contains("&amp;")
                .doesNotContain("<")
                .doesNotContain("@all")
                .doesNotContain("](")
                .doesNotContain("://evil")
                .doesNotContain("www.evil");
    }

    @Test
    void a_carriers_chat_says_nothing_of_other_carriers() {
        Scene scene = new Scene(2);
        Map<String, Object> body = body("en", "change-declared", "signed-off");
        scene.contact(0).body(body).post(WEBHOOKS).then().statusCode(201);

        String reference = scene.declared();
        scene.signOff(reference, 1, "accepted").then().statusCode(201);
        scene.signOff(reference, 0, "accepted").then().statusCode(201);
        await().atMost(LONG).until(() -> texts(reference).size() == 2);

        assertThat(texts(reference)).noneMatch(text -> text.contains(scene.carrier(1)));
    }

    @Test
    void a_carriers_chat_is_told_that_a_change_does_not_concern_it_any_more_without_a_link() {
        Scene scene = new Scene(2);
        scene.contact(0)
                .body(body("fr", "affected-recomputed"))
                .post(WEBHOOKS)
                .then()
                .statusCode(201);
        String reference = scene.declared();
        scene.proposeExclusion(reference, 0);

        scene.approveExclusion(reference, 0);
        await().atMost(LONG).until(() -> !texts(reference).isEmpty());

        assertThat(texts(reference)).containsExactly("Le changement " + reference + " ne concerne plus votre réseau.");
    }

    @Test
    void an_undeclared_release_is_told_as_such() {
        register("en", "release-reported").then().statusCode(201);
        String platform = Registry.platform("2013.08");

        Registry.report(platform, "2013.08");
        Registry.report(platform, "2013.09");
        await().atMost(LONG).until(() -> texts(platform).size() == 2);

        assertThat(texts(platform))
                .containsExactly(
                        "Release 2013.08 runs on " + platform + ".",
                        "Release 2013.09 runs on " + platform + ", and no declared change introduces it.");
    }

    @Test
    void events_remain_what_is_sent_where_nothing_else_is_asked_for() {
        Map<String, Object> body = body("fr", "change-declared");
        body.remove("format");
        Api.admin().body(body).post(WEBHOOKS).then().statusCode(400).body("errors[0].pointer", equalTo("/language"));
        body.remove("language");
        Api.admin()
                .body(body)
                .post(WEBHOOKS)
                .then()
                .statusCode(201)
                .body("format", equalTo("event"))
                .body("$", not(hasKey("language")));
    }

    @Test
    void an_administrator_adds_a_chat_on_a_page() {
        String page = "/administration/webhooks/new";
        String once = Browser.input(Browser.as(Role.ADMIN).get(page).asString(), "once");
        Response secret = Browser.as(Role.ADMIN)
                .formParams(Map.of(
                        "once",
                        once,
                        "url",
                        chat.url(),
                        "events@codes",
                        List.of("", "change-declared"),
                        "format",
                        "chat",
                        "language",
                        "fr"))
                .post(page);

        assertThat(secret.statusCode()).isEqualTo(200);
        assertThat(secret.asString()).contains("Chats do not check signatures");
        String id = Api.admin().get(WEBHOOKS).jsonPath().getString("items[0].id");
        assertThat(Browser.as(Role.ADMIN).get("/administration/webhooks/" + id).asString())
                .contains("sentences for a chat");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void each_event_has_a_sentence_of_its_own(Language language) {
        Set<String> sentences = new HashSet<>();
        for (Event event : Event.values()) {
            String sentence = ChatMessages.sentence(
                    event, "SUBJECT", JsonMappers.standard().createObjectNode(), language);
            assertThat(sentence)
                    .as(event.kind())
                    .endsWith(".")
                    .doesNotContain("{")
                    .doesNotContain("null");
            assertThat(sentences.add(sentence)).as(event.kind()).isTrue();
        }
    }

    private Response register(String language, String... events) {
        return Api.admin().body(body(language, events)).post(WEBHOOKS);
    }

    private Map<String, Object> body(String language, String... events) {
        return new LinkedHashMap<>(
                Map.of("url", chat.url(), "events", List.of(events), "format", "chat", "language", language));
    }

    /** The sentences that were taken, each once. */
    private List<String> texts(String subject) {
        return chat.about(subject).stream()
                .map(request ->
                        request.json().path("text").asText().lines().findFirst().orElse(""))
                .distinct()
                .toList();
    }
}
