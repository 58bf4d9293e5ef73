package org.countersign.notices.mail;

import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.icegreen.greenmail.util.GreenMail;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.countersign.access.Role;
import org.countersign.core.Language;
import org.countersign.testing.Api;
import org.countersign.testing.Browser;
import org.countersign.testing.Facts;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Letters that come back after the mail server had taken them. */
@QuarkusTest
@TestProfile(MailProfile.class)
class BounceTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String BOUNCES = "/api/v1/notices/bounces";
    private static final String DIAGNOSTIC = "smtp; 550 5.1.1 <b>no such user</b>";

    @Inject
    Facts facts;

    private final GreenMail server = MailProfile.server();
    private String manager = "";
    private Scene scene;
    private String noc = "";
    private String reference = "";
    private String messageId = "";

    @BeforeEach
    void a_letter_was_taken() throws Exception {
        server.start();
        manager = Api.person(Language.FR, null, null, Role.CHANGE_MANAGER);
        scene = new Scene(1);
        noc = LetterTest.contacts(scene, 0, "en", "noc");
        reference = managing()
                .body(scene.content())
                .post(Scene.CHANGES)
                .then()
                .statusCode(201)
                .extract()
                .path("reference");
        managing()
                .body(Map.of())
                .post(Scene.CHANGES + "/" + reference + "/declare")
                .then()
                .statusCode(200);
        await().atMost(LONG).until(() -> "delivered".equals(state()));
        messageId = to(noc).get(0).getMessageID();
    }

    @AfterEach
    void close() {
        server.stop();
    }

    @Test
    void one_that_came_back_shows_with_the_reason_and_its_manager_is_written_to_in_their_language() throws Exception {
        report(messageId, "failed")
                .then()
                .statusCode(200)
                .body("subject", equalTo(reference))
                .body("state", equalTo("bounced"));

        Api.admin()
                .get("/api/v1/notices/" + notice())
                .then()
                .body("state", equalTo("bounced"))
                .body("status", equalTo(550))
                .body("detail", equalTo(DIAGNOSTIC));
        for (String page : List.of("/changes/" + reference, "/registry/carriers/" + scene.carrier(0))) {
            Browser.as(manager)
                    .get(page)
                    .then()
                    .body(allOf(
                            containsString("revenu"),
                            containsString("&lt;b&gt;no such user"),
                            not(containsString("<b>no"))));
        }
        String own = manager + "@example.org";
        await().atMost(LONG).until(() -> to(own).size() == 1);
        assertThat(to(own).get(0).getSubject()).isEqualTo(reference + "\u00a0: A carrier n’a pas pu être joint");
        assertThat(LetterTest.part(to(own).get(0), "text/plain"))
                .contains("n’est pas arrivé", noc, "no such user", MailProfile.URL + "/changes/" + reference)
                .doesNotContain("null");
        assertThat(facts.kindsAbout(reference)).endsWith("letter-undelivered");
    }

    @Test
    void what_is_reported_twice_is_on_record_once_and_the_letter_can_be_sent_again() {
        report(messageId, "failed").then().statusCode(200);
        report(messageId, "failed").then().statusCode(200).body("state", equalTo("bounced"));

        assertThat(facts.kindsAbout(reference)).containsOnlyOnce("letter-undelivered");
        Api.admin().post("/api/v1/notices/" + notice() + "/resend").then().statusCode(200);
        await().atMost(LONG).until(() -> "delivered".equals(state()));
        assertThat(to(noc)).hasSize(2);
    }

    @Test
    void one_that_is_only_late_stays_what_it_is() {
        report(messageId, "delayed").then().statusCode(200).body("state", equalTo("delivered"));

        assertThat(state()).isEqualTo("delivered");
        assertThat(facts.kindsAbout(reference)).doesNotContain("letter-undelivered");
    }

    @Test
    void what_is_about_no_letter_from_here_is_not_found() {
        for (String other : List.of("<x@y>", messageId.replace("<f-", "<f-9"), messageId.replace("@", "@x"))) {
            report(other, "failed").then().statusCode(404).body("type", equalTo("/problems/not-found"));
        }

        assertThat(state()).isEqualTo("delivered");
    }

    @Test
    void what_is_no_report_is_refused_and_so_is_who_may_not_tell() {
        post(Api.key(Role.PIPELINE), "message/rfc822", "Subject: I am away\r\n\r\nUntil Monday.")
                .then()
                .statusCode(400)
                .body("errors[0].detail", containsString("RFC 3464"));
        post(Api.key(Role.PIPELINE), "text/plain", "x").then().statusCode(415);
        String report = StatusNotificationTest.report(messageId, "failed", DIAGNOSTIC);
        post(scene.contact(0), "message/rfc822", report).then().statusCode(403);

        assertThat(state()).isEqualTo("delivered");
    }

    private RequestSpecification managing() {
        return Api.as(manager, Api.PASSWORD);
    }

    private static Response report(String messageId, String action) {
        return post(
                Api.key(Role.PIPELINE), "message/rfc822", StatusNotificationTest.report(messageId, action, DIAGNOSTIC));
    }

    private static Response post(RequestSpecification as, String type, String body) {
        return as.config(RestAssured.config()
                        .encoderConfig(encoderConfig().encodeContentTypeAs("message/rfc822", ContentType.TEXT)))
                .contentType(type)
                .body(body)
                .post(BOUNCES);
    }

    private List<MimeMessage> to(String address) {
        return List.of(server.getReceivedMessagesForDomain(address));
    }

    /** Of the request to sign off. */
    private String notice() {
        return about("id");
    }

    private String state() {
        return about("state");
    }

    private String about(String property) {
        return Api.admin()
                .get("/api/v1/notices?subject=" + reference)
                .path("items.find { it.event == 'change-declared' }?." + property);
    }
}
