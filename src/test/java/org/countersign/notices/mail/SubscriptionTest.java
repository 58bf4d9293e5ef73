package org.countersign.notices.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.countersign.access.Role;
import org.countersign.core.Language;
import org.countersign.testing.Api;
import org.countersign.testing.Browser;
import org.countersign.testing.Scene;
import org.countersign.testing.Trouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who chooses what they are written to about, and what they are then written. */
@QuarkusTest
@TestProfile(MailProfile.class)
class SubscriptionTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String OWN = "/api/v1/me/subscriptions";

    private final GreenMail server =
            new GreenMail(new ServerSetup(MailProfile.port(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void a_contact_is_written_to_about_what_it_chose_in_the_language_that_it_chose() throws Exception {
        Scene scene = new Scene(1);
        String noc = LetterTest.contacts(scene, 0, "en", "noc", "legal");
        String legal = noc.replace("noc", "legal");
        choose(scene, legal, Map.of("events", List.of("change-withdrawn"), "language", "fr"))
                .then()
                .statusCode(200)
                .body("usual", equalTo(false));

        String reference = scene.declared();
        await().atMost(LONG).until(() -> to(noc).size() == 1);
        scene.move(reference, "withdraw").then().statusCode(200);
        await().atMost(LONG).until(() -> to(noc).size() == 2 && to(legal).size() == 1);

        MimeMessage letter = to(legal).get(0);
        assertThat(letter.getHeader("Content-Language")).containsExactly("fr");
        assertThat(LetterTest.part(letter, "text/plain")).contains("retiré");
    }

    @Test
    void somebody_of_a_carrier_always_hears_what_awaits_its_sign_off() {
        Scene scene = new Scene(1);
        String noc = LetterTest.contacts(scene, 0, "en", "noc", "legal");
        String legal = noc.replace("noc", "legal");
        Map<String, Object> nothing = Map.of("events", List.of());

        choose(scene, noc, nothing).then().statusCode(409).body("type", endsWith("nobody-told"));
        choose(scene, legal, Map.of()).then().statusCode(200);
        choose(scene, legal, asking()).then().statusCode(200);
        choose(scene, noc, nothing).then().statusCode(200).body("events", empty());
        // Who was to be told is a contact no more, and the other one did not want to be.
        LetterTest.contacts(scene, 0, "en", "noc");
        scene.declared();

        await().atMost(LONG).until(() -> !to(noc).isEmpty());
    }

    @Test
    void a_carriers_people_choose_for_their_own_contacts_and_no_others_and_a_stale_choice_is_refused() {
        Scene scene = new Scene(1);
        String noc = LetterTest.contacts(scene, 0, "en", "noc");
        String path = path(scene, noc);
        RequestSpecification own = scene.contact(0);
        RequestSpecification other = Api.asCarrier(Scene.newCarrier());

        own.get(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("usual", equalTo(true))
                .body("events", hasItem("change-declared"));
        other.get(path).then().statusCode(403);
        other.body(asking()).put(path).then().statusCode(403);
        Api.as(Role.AUDITOR).get(path).then().statusCode(200);
        Api.as(Role.AUDITOR).body(asking()).put(path).then().statusCode(403);
        scene.contact(0)
                .header("If-Match", "\"0\"")
                .body(asking())
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
        scene.contact(0)
                .header("If-Match", "\"0\"")
                .body(Map.of())
                .put(path)
                .then()
                .statusCode(412);
        scene.contact(0)
                .body(Map.of("events", List.of("incident-opened")))
                .put(path)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/events/0"));
    }

    @Test
    void who_has_an_account_of_a_carrier_can_be_written_to_as_well_and_nobody_twice() {
        Scene scene = new Scene(1);
        String noc = LetterTest.contacts(scene, 0, "en", "noc");
        String login = Api.person(Language.FR, scene.carrier(0), null, Role.CARRIER);
        Api.as(login, Api.PASSWORD)
                .body(Map.of("events", List.of("change-declared")))
                .put(OWN)
                .then()
                .statusCode(200);

        String reference = scene.declared();
        await().atMost(LONG)
                .until(() -> to(noc).size() == 1 && to(login + "@example.org").size() == 1);

        Api.admin()
                .get("/api/v1/notices?subject=" + reference)
                .then()
                .body("items.to", containsInAnyOrder(noc, login + "@example.org"));
    }

    @Test
    void a_duty_owner_leaves_warnings_to_another_and_a_manager_asks_for_them() {
        String owner = Api.person(null, null, Role.DUTY_OWNER);
        String other = Api.person(null, null, Role.DUTY_OWNER);
        String manager = Api.person(null, null, Role.CHANGE_MANAGER);
        Api.as(owner, Api.PASSWORD)
                .body(Map.of("events", List.of("incident-escalated")))
                .put(OWN)
                .then()
                .statusCode(200);
        Api.as(manager, Api.PASSWORD)
                .body(Map.of("events", List.of("incident-opened")))
                .put(OWN)
                .then()
                .statusCode(200);
        Trouble trouble = new Trouble();

        trouble.warn();
        await().atMost(LONG)
                .until(() -> !to(other + "@example.org").isEmpty()
                        && !to(manager + "@example.org").isEmpty());

        assertThat(to(owner + "@example.org")).isEmpty();
    }

    @Test
    void the_pages_show_and_keep_the_choice() {
        Scene scene = new Scene(1);
        String noc = LetterTest.contacts(scene, 0, "en", "noc", "legal");
        String list = "/registry/carriers/" + scene.carrier(0) + "/notices";
        String form = list + "/" + path(scene, noc).replaceAll(".*/", "");
        RequestSpecification browser = Browser.asCarrier(scene.carrier(0));

        assertThat(browser.get("/registry/carriers/" + scene.carrier(0)).asString())
                .contains(list);
        assertThat(browser.get(list).asString()).contains(form).contains("As is usual");
        String version = Browser.input(browser.get(form).asString(), "version");
        Map<String, Object> typed = new LinkedHashMap<>(Map.of("version", version, "language", "fr"));
        typed.put("events@codes", List.of("", "change-declared"));
        Response refused = browser.formParams(typed).post(form);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.asString()).contains("Nobody at the carrier");
        typed.put("usual@flag", "true");
        Browser.asCarrier(scene.carrier(0)).formParams(typed).post(form).then().statusCode(303);
        assertThat(Api.admin().get(path(scene, noc)).jsonPath().getString("language"))
                .isEqualTo("fr");

        String login = Api.person(null, null, Role.DUTY_OWNER);
        Browser.as(login)
                .formParams(Map.of("version", "0", "events@codes", List.of("", "incident-escalated")))
                .post("/profile/notices")
                .then()
                .statusCode(303);
        Api.as(login, Api.PASSWORD).get(OWN).then().body("events", contains("incident-escalated"));
        assertThat(Browser.as(Role.PIPELINE).get("/profile/notices").asString()).contains("Nothing that you may read");
    }

    private static Map<String, Object> asking() {
        return Map.of(
                "events",
                List.of("change-declared", "change-amended", "affected-recomputed", "acknowledgement-reminded"));
    }

    private static Response choose(Scene scene, String email, Map<String, Object> choice) {
        return Api.as(Role.CHANGE_MANAGER).body(choice).put(path(scene, email));
    }

    private static String path(Scene scene, String email) {
        String all = "/api/v1/carriers/" + scene.carrier(0) + "/subscriptions";
        return all + "/"
                + Api.admin().get(all).jsonPath().getString("items.find { it.email == '" + email + "' }.contact");
    }

    private List<MimeMessage> to(String address) {
        return List.of(server.getReceivedMessagesForDomain(address));
    }
}
