package org.countersign.notices.mail;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.icegreen.greenmail.util.GreenMail;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.countersign.access.Role;
import org.countersign.core.Language;
import org.countersign.notices.Sql;
import org.countersign.testing.Api;
import org.countersign.testing.Browser;
import org.countersign.testing.Scene;
import org.countersign.testing.browser.Device;
import org.countersign.testing.browser.Visitor;
import org.countersign.testing.browser.Visitors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the button of a letter opens, and what it does not do. */
@QuarkusTest
@TestProfile(MailProfile.class)
class LinkTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Pattern LINK =
            Pattern.compile(Pattern.quote(MailProfile.URL) + "(/sign-off/[A-Za-z0-9_-]{43})");
    private static final int GONE = 410;

    @RegisterExtension
    final Visitors visitors = new Visitors();

    @Inject
    Sql sql;

    private final GreenMail server = MailProfile.server();

    private Scene scene;
    private String noc = "";
    private String reference = "";
    private String link = "";

    @BeforeEach
    void a_letter_came() throws Exception {
        server.start();
        scene = new Scene(2);
        noc = LetterTest.contacts(scene, 0, "fr", "noc");
        reference = scene.declared();
        link = newestLink(1);
    }

    @AfterEach
    void close() {
        server.stop();
    }

    @Test
    void who_has_it_accepts_and_it_is_on_record_by_which_link_and_under_which_name() {
        send("name", "Zoé Lefèvre", "decision", "accepted").then().statusCode(303);

        scene.manager()
                .get(Scene.CHANGES + "/" + reference + "/sign-offs")
                .then()
                .statusCode(200)
                .body("items.decision", contains("accepted"))
                .body("items.carrier", contains(scene.carrier(0)))
                .body("items.by", contains(startsWith("l-")))
                .body("items.byName", contains("Zoé Lefèvre"))
                .body("items.sentTo", contains(noc));
        assertThat(state()).isEqualTo("accepted");
        scene.manager()
                .get(Scene.CHANGES + "/" + reference + "/timeline")
                .then()
                .statusCode(200);
    }

    @Test
    void to_look_at_it_signs_nothing_however_often() {
        for (int i = 0; i < 3; i++) {
            page().then().statusCode(200);
            given().head(link).then().statusCode(200);
        }

        assertThat(state()).isEqualTo("pending");
        scene.manager()
                .get(Scene.CHANGES + "/" + reference + "/sign-offs")
                .then()
                .body("items", empty());
    }

    @Test
    void it_speaks_the_letters_language_and_tells_nothing_of_other_carriers() {
        page().then()
                .statusCode(200)
                .header("Content-Language", equalTo("fr"))
                .header("Referrer-Policy", equalTo("same-origin"))
                .header("Cache-Control", equalTo("no-store"))
                .body(allOf(
                        containsString("<html lang=\"fr\">"),
                        containsString("Nous acceptons"),
                        containsString("autocomplete=\"name\""),
                        containsString("countersign.js"),
                        not(containsString(scene.carrier(1)))));
    }

    @Test
    void one_may_acknowledge_first_and_decide_later() {
        send("name", "Zoé", "decision", "acknowledged").then().statusCode(303);
        page().then().body(allOf(containsString("Nous acceptons"), not(containsString("répondrons plus tard"))));

        send("name", "Zoé", "decision", "accepted", "effectiveFrom@local", "2030-01-01T08:00")
                .then()
                .statusCode(303);

        scene.show(reference)
                .then()
                .body(
                        "affected.find { it.carrier == '" + scene.carrier(0) + "' }.effectiveFrom",
                        equalTo("2030-01-01T07:00:00Z"));
    }

    @Test
    void what_the_carrier_has_accepted_no_page_from_before_takes_back() {
        scene.signOff(reference, 0, "accepted").then().statusCode(201);

        send("name", "Zoé", "decision", "rejected", "reason", "Too late").then().statusCode(409);
        send("name", "Zoé", "decision", "accepted", "effectiveFrom@local", "2030-01-01T08:00")
                .then()
                .statusCode(409);

        assertThat(state()).isEqualTo("accepted");
    }

    @Test
    void bad_input_is_told_and_changes_nothing_and_what_was_typed_stays() {
        send("name", "Zoé Lefèvre", "decision", "rejected")
                .then()
                .statusCode(400)
                .body(allOf(containsString("value=\"Zoé Lefèvre\""), containsString("est nécessaire pour refuser")));
        send("decision", "accepted").then().statusCode(400);
        send("name", "Zoé", "decision", "withdrawn").then().statusCode(400);
        send("name", "Zoé", "decision", "accepted", "revision@number", "2")
                .then()
                .statusCode(400);

        assertThat(state()).isEqualTo("pending");
    }

    @Test
    void after_an_amendment_it_shows_the_newest_revision_and_takes_no_answer_and_a_new_letter_has_a_link_of_its_own()
            throws Exception {
        String old = link;
        scene.amend(reference, scene.content("risk", "Quite another risk"), false)
                .then()
                .statusCode(201);

        page().then()
                .statusCode(200)
                .body(allOf(
                        containsString("Quite another risk"),
                        containsString("révision 2"),
                        not(containsString("Nous acceptons"))));
        send("name", "Zoé", "decision", "accepted").then().statusCode(409);
        assertThat(state()).isEqualTo("pending");

        link = newestLink(2);
        assertThat(link).isNotEqualTo(old);
        send("name", "Zoé", "decision", "accepted", "revision@number", "2")
                .then()
                .statusCode(303);
        assertThat(state()).isEqualTo("accepted");
    }

    @Test
    void once_the_carrier_has_left_it_shows_nothing_and_takes_no_answer() throws Exception {
        scene.proposeExclusion(reference, 0);
        link = newestLink(2);
        page().then().body(containsString("Nous acceptons"));

        scene.approveExclusion(reference, 0);

        page().then()
                .body(allOf(
                        containsString("Rien n’a été enregistré"),
                        not(containsString("Nous acceptons")),
                        not(containsString("Désanonymisation"))));
        send("name", "Zoé", "decision", "accepted", "revision@number", "2")
                .then()
                .statusCode(409);
        scene.manager()
                .get(Scene.CHANGES + "/" + reference + "/sign-offs")
                .then()
                .body("items", empty());
    }

    @Test
    void revoked_it_opens_nothing_any_more() {
        Api.as(Role.AUDITOR)
                .delete(Scene.CHANGES + "/" + reference + "/links/" + scene.carrier(0))
                .then()
                .statusCode(403);
        page().then().statusCode(200);

        scene.manager()
                .delete(Scene.CHANGES + "/" + reference + "/links/" + scene.carrier(0))
                .then()
                .statusCode(204);

        page().then().statusCode(GONE).body(not(containsString(reference)));
        scene.manager()
                .get(Scene.CHANGES + "/" + reference + "/timeline")
                .then()
                .body("items[0].kind", equalTo("links-revoked"));
        send("name", "Zoé", "decision", "accepted").then().statusCode(GONE);
        assertThat(state()).isEqualTo("pending");
    }

    @Test
    void they_are_ended_on_a_page_that_says_what_that_will_do() {
        String end = "/changes/" + reference + "/links/" + scene.carrier(0) + "/end";
        scene.manager().get("/changes/" + reference).then().body(containsString("href=\"" + end + "\""));
        RequestSpecification manager = Browser.as(scene.managerLogin());
        given().spec(manager).get(end).then().statusCode(200).body(containsString("nobody answers by it"));
        page().then().statusCode(200);

        given().spec(manager).redirects().follow(false).post(end).then().statusCode(303);

        page().then().statusCode(GONE);
        Browser.as(scene.managerLogin())
                .get("/changes/" + reference)
                .then()
                .body(allOf(not(containsString(end)), containsString("Link ended on")));
    }

    @Test
    void people_of_a_carrier_end_those_of_their_own_and_no_others() {
        String end = "/changes/" + reference + "/links/" + scene.carrier(0) + "/end";
        String links = Scene.CHANGES + "/" + reference + "/links/";
        String other = Api.person(scene.carrier(1), null, Role.CARRIER);
        Api.as(other, Api.PASSWORD).delete(links + scene.carrier(0)).then().statusCode(403);
        Browser.as(other).get(end).then().statusCode(404);
        Browser.as(other).get("/inbox/" + reference).then().body(not(containsString("/links/")));
        page().then().statusCode(200);

        RequestSpecification own = Browser.asCarrier(scene.carrier(0));
        given().spec(own).get("/inbox/" + reference).then().body(containsString("href=\"" + end + "\""));
        given().spec(own)
                .redirects()
                .follow(false)
                .post(end)
                .then()
                .statusCode(303)
                .header("Location", endsWith("/inbox/" + reference));

        page().then().statusCode(GONE);
    }

    @Test
    void its_time_is_over_some_day() {
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update(
                        "update sign_off_link set expires_at = ? where reference = ?",
                        Instant.parse("2020-01-01T00:00:00Z"),
                        reference));

        page().then().statusCode(GONE);
        send("name", "Zoé", "decision", "accepted").then().statusCode(GONE);
    }

    @Test
    void it_dies_with_the_contact_it_was_sent_to() {
        LetterTest.contacts(scene, 0, "fr", "desk");

        page().then().statusCode(GONE);
    }

    @Test
    void a_made_up_one_opens_nothing() {
        given().get("/sign-off/" + "A".repeat(43)).then().statusCode(GONE);
        given().get("/sign-off/x").then().statusCode(GONE);
    }

    @Test
    void only_a_hash_of_it_is_kept() {
        String token = link.substring(link.lastIndexOf('/') + 1);

        List<String> kept = QuarkusTransaction.requiringNew()
                .call(() -> sql.list(
                        "select token_hash from sign_off_link where reference = ?",
                        row -> row.getString(1),
                        reference));

        assertThat(kept)
                .singleElement()
                .satisfies(hash -> assertThat(hash).hasSize(64).doesNotContain(token));
    }

    @Test
    void who_opens_it_all_the_time_is_told_to_wait() {
        for (int i = 0; i < 30; i++) {
            page().then().statusCode(200);
        }

        page().then().statusCode(429).header("Retry-After", not(equalTo("0")));
    }

    @Test
    void erasing_the_contact_erases_their_name_and_address_with_the_sign_off() {
        send("name", "Zoé Lefèvre", "decision", "accepted").then().statusCode(303);
        String erasure = Api.as(Role.ADMIN)
                .body(Map.of("carrier", scene.carrier(0), "contact", noc, "reason", "Asked for in writing."))
                .post("/api/v1/erasures")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Api.as(Role.ADMIN)
                .post("/api/v1/erasures/" + erasure + "/approve")
                .then()
                .statusCode(200);

        scene.manager()
                .get(Scene.CHANGES + "/" + reference + "/sign-offs")
                .then()
                .body("items.decision", contains("accepted"))
                .body("items.byName", contains("[erased]"))
                .body("items.sentTo", contains("[erased]"));
    }

    @Test
    @Tag(Visitors.TAG)
    void on_a_phone_and_without_scripts_a_reader_answers() {
        Visitor reader = visitors.stranger()
                .in(Language.FR)
                .on(Device.PHONE)
                .withoutScripts()
                .opens(link);
        Page page = reader.page();
        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Nous acceptons"))
                .check();
        page.getByLabel("Votre nom").fill("Zoé Lefèvre");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Envoyer la réponse"))
                .click();

        PlaywrightAssertions.assertThat(page.locator("main")).containsText("accepte cette révision");
        reader.looks();
        assertThat(state()).isEqualTo("accepted");
    }

    @Test
    @Tag(Visitors.TAG)
    void links_are_ended_on_a_phone_in_french() {
        Visitor manager = visitors.with(Role.CHANGE_MANAGER)
                .in(Language.FR)
                .on(Device.PHONE)
                .opens("/changes/" + reference);
        Page page = manager.page();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Révoquer les liens de A carrier"))
                .click();
        manager.looks();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Révoquer les liens"))
                .click();

        PlaywrightAssertions.assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("sont révoqués");
        page().then().statusCode(GONE);
    }

    @Test
    void the_changes_page_shows_what_was_sent_opened_and_answered() {
        page().then().statusCode(200);
        scene.manager()
                .get("/changes/" + reference)
                .then()
                .statusCode(200)
                .body(allOf(containsString(noc), containsString("Link first opened on")));
        carriersPage(scene.manager()).then().body(containsString("Link first opened on"));

        send("name", "Zoé", "decision", "accepted").then().statusCode(303);
        scene.manager().get("/changes/" + reference).then().body(containsString("Answered by its link on"));
        for (RequestSpecification reader : List.of(scene.manager(), scene.contact(0))) {
            carriersPage(reader)
                    .then()
                    .statusCode(200)
                    .body(allOf(
                            containsString("What it was sent"),
                            containsString(noc),
                            containsString(reference),
                            containsString("Answered by its link on")));
        }
        carriersPage(scene.contact(1))
                .then()
                .statusCode(200)
                .body(allOf(not(containsString(noc)), not(containsString("Answered by its link on"))));
    }

    private Response carriersPage(RequestSpecification reader) {
        return reader.get("/registry/carriers/" + scene.carrier(0));
    }

    private Response page() {
        return given().header("Accept-Language", "en").get(link);
    }

    private Response send(String... inputs) {
        Map<String, String> form = new LinkedHashMap<>(Map.of("revision@number", "1"));
        for (int i = 0; i < inputs.length; i += 2) {
            form.put(inputs[i], inputs[i + 1]);
        }
        RequestSpecification request =
                given().redirects().follow(false).contentType(ContentType.URLENC.withCharset("UTF-8"));
        form.forEach(request::formParam);
        return request.post(link);
    }

    private String state() {
        return scene.show(reference)
                .jsonPath()
                .getString("affected.find { it.carrier == '" + scene.carrier(0) + "' }.state");
    }

    /** In the newest of so many letters. */
    private String newestLink(int letters) throws Exception {
        await().atMost(LONG).until(() -> server.getReceivedMessagesForDomain(noc).length >= letters);
        MimeMessage newest = server.getReceivedMessagesForDomain(noc)[letters - 1];
        Matcher found = LINK.matcher(LetterTest.part(newest, "text/plain"));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
