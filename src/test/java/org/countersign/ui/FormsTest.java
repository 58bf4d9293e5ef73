package org.countersign.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.countersign.access.Role;
import org.countersign.core.Language;
import org.countersign.testing.Api;
import org.countersign.testing.AtOnce;
import org.countersign.testing.Browser;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for the forms of all pages. */
@QuarkusTest
class FormsTest {
    private String manager;

    @BeforeEach
    void set() {
        manager = Api.person(null, null, Role.CHANGE_MANAGER);
    }

    @Test
    void a_hold_whose_form_comes_twice_at_once_is_placed_once() {
        Scene scene = new Scene(1);
        String once = Browser.input(as().get("/holds/new").asString(), "once");
        Response first = both(() -> as().formParam("scope/platform", scene.platform())
                .formParam("reason", "Wrong sender")
                .formParam("once", once)
                .post("/holds/new"));
        Api.admin()
                .queryParam("platform", scene.platform())
                .get("/api/v1/holds")
                .then()
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(first.header("Location").replaceAll(".*/", "")));
    }

    @Test
    void a_draft_whose_form_comes_twice_at_once_is_made_once() {
        Scene scene = new Scene(1);
        String once = Browser.input(as().get("/changes/new").asString(), "once");
        both(() -> draft(scene, once, "One"));
        assertThat(titles(scene)).containsExactly("One");
    }

    @Test
    void who_goes_back_to_a_form_and_types_something_else_means_something_else() {
        Scene scene = new Scene(1);
        String once = UUID.randomUUID().toString();
        draft(scene, once, "One").then().statusCode(303);
        draft(scene, once, "Two").then().statusCode(303);
        assertThat(titles(scene)).containsExactlyInAnyOrder("One", "Two");
    }

    @Test
    void a_form_that_was_refused_may_be_sent_again_as_it_is() {
        Scene scene = new Scene(1);
        String once = UUID.randomUUID().toString();
        draft(scene, once, "").then().statusCode(400);
        draft(scene, once, "One").then().statusCode(303);
        assertThat(titles(scene)).containsExactly("One");
    }

    @Test
    void a_period_and_a_release_whose_forms_come_twice_are_there_once() {
        String client = Api.code("client");
        Api.admin()
                .body(Map.of("code", client, "name", "A client"))
                .post("/api/v1/clients")
                .then()
                .statusCode(201);
        String period = "/registry/clients/" + client + "/protected-periods/new";
        String once = Browser.input(as().get(period).asString(), "once");
        both(() -> as().formParam("from@local", "2031-01-01T08:00")
                .formParam("until@local", "2031-01-02T08:00")
                .formParam("reason", "Sales")
                .formParam("once", once)
                .post(period));
        Api.admin()
                .get("/api/v1/clients/" + client + "/protected-periods")
                .then()
                .body("items", hasSize(1));

        String platform = new Scene(1).platform();
        String release = "/registry/platforms/" + platform + "/releases/new";
        String other = Browser.input(as().get(release).asString(), "once");
        both(() -> as().formParam("release/version", "2013.10")
                .formParam("once", other)
                .post(release));
        Api.admin().get("/api/v1/platforms/" + platform + "/releases").then().body("items", hasSize(1));
    }

    /** As when somebody switches the language on a page that a refused form has brought up. */
    @ParameterizedTest
    @CsvSource({
        "/changes/templates/some-code/approve, /changes/templates/some-code",
        "/changes/templates/some-code/retire, /changes/templates/some-code",
        "/holds/overrides/o-1/approve, /holds/overrides/o-1",
        "/holds/overrides/o-1/end, /holds/overrides/o-1",
        "/ledger/erasures/e-1/approve, /ledger/erasures/e-1",
        "/language, /",
        "/sign-out, /",
        "/sign-in/again, /sign-in"
    })
    void who_reads_where_forms_are_only_sent_is_led_to_what_they_are_about(String path, String above) {
        as().get(path).then().statusCode(303).header("Location", endsWith(above));
    }

    @Test
    void a_form_that_was_refused_comes_back_in_the_other_language_with_what_its_address_says() {
        as().post("/changes/new?template=of-nothing")
                .then()
                .statusCode(400)
                .body(containsString("name=\"next\" value=\"/changes/new?template=of-nothing\""));
    }

    @ParameterizedTest
    @ValueSource(ints = {405, 412, 413, 415, 429})
    void no_error_that_is_not_ours_is_said_to_be(int status) {
        for (Language language : Language.values()) {
            PageTexts texts = WebPages.texts(PageTexts.class, language);
            assertThat(texts.errorTitle(status)).isNotEqualTo(texts.errorTitle(500));
            assertThat(texts.errorMeans(status)).isNotEqualTo(texts.errorMeans(500));
        }
    }

    @Test
    void a_method_that_no_page_has_is_said_so() {
        as().delete("/changes").then().statusCode(405).body(not(containsString("It is our fault")));
    }

    @Test
    void a_form_that_is_too_large_gets_a_page_in_its_authors_language() {
        String author = Api.person(null, null, Role.CHANGE_MANAGER);
        Browser.as(author).formParam("language", "fr").post("/language").then().statusCode(303);
        Browser.as(author)
                .header("Accept-Language", "en")
                .formParam("description", "x".repeat(1 << 20))
                .post("/changes/new")
                .then()
                .statusCode(413)
                .contentType("text/html;charset=UTF-8")
                .header("Content-Language", "fr")
                .header("Content-Security-Policy", containsString("default-src"))
                .body(containsString("C’est trop long"))
                .body(containsString("action=\"/sign-out\""));
        Browser.anonymous()
                .header("Accept-Language", "fr")
                .formParam("login", "x".repeat(1 << 20))
                .post("/sign-in")
                .then()
                .statusCode(413)
                .header("Content-Language", "fr")
                .body(not(containsString("action=\"/sign-out\"")));
    }

    /** Sends a form twice at the same time; both answers lead to the same place. */
    private static Response both(Supplier<Response> form) {
        List<Response> answers = AtOnce.run(2, i -> form::get);
        answers.forEach(answer -> answer.then().statusCode(303));
        assertThat(answers.get(0).header("Location")).isEqualTo(answers.get(1).header("Location"));
        return answers.get(0);
    }

    private Response draft(Scene scene, String once, String title) {
        return as().formParam("platform", scene.platform())
                .formParam("title", title)
                .formParam("description", "Why")
                .formParam("kind", "normal")
                .formParam("category", "routing")
                .formParam("window/start@local", "2031-01-01T08:00")
                .formParam("window/end@local", "2031-01-01T10:00")
                .formParam("once", once)
                .post("/changes/new");
    }

    private List<String> titles(Scene scene) {
        return scene.manager()
                .queryParam("platform", scene.platform())
                .get(Scene.CHANGES)
                .then()
                .statusCode(200)
                .extract()
                .path("items.title");
    }

    private RequestSpecification as() {
        return Browser.as(manager);
    }
}
