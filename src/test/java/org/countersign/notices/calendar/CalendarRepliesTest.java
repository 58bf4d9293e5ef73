package org.countersign.notices.calendar;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers of calendar programs, over HTTP. */
@QuarkusTest
class CalendarRepliesTest {
    private static final String REPLIES = "/api/v1/calendar/replies";

    @Inject
    MaintenanceNotices notices;

    private Scene scene;
    private String change;

    @BeforeEach
    void declare_a_change() {
        scene = new Scene(2);
        change = scene.declared();
    }

    private String body(String reference, int sequence, String answer, String comment) {
        return String.join(
                "\r\n",
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//Example//Calendar//EN",
                "METHOD:REPLY",
                "BEGIN:VEVENT",
                "UID:" + notices.uid("change-" + reference),
                "SEQUENCE:" + sequence,
                "DTSTAMP:20130910T070000Z",
                "ATTENDEE;PARTSTAT=" + answer + ":mailto:noc@orange.example",
                comment.isEmpty() ? "X-NONE:" : "COMMENT:" + comment,
                "END:VEVENT",
                "END:VCALENDAR",
                "");
    }

    private static Response post(RequestSpecification as, String body) {
        return as.config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("text/calendar", ContentType.TEXT)
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType("text/calendar; charset=UTF-8")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(REPLIES);
    }

    @Test
    void to_accept_is_to_acknowledge_and_no_more() {
        post(scene.contact(0), body(change, 1, "ACCEPTED", ""))
                .then()
                .statusCode(201)
                .header("Location", containsString("/changes/" + change + "/sign-offs/s-"))
                .body("decision", equalTo("acknowledged"))
                .body("carrier", equalTo(scene.carrier(0)))
                .body("revision", equalTo(1));
        post(scene.contact(0), body(change, 1, "TENTATIVE", ""))
                .then()
                .statusCode(200)
                .body("decision", equalTo("acknowledged"));
    }

    @Test
    void to_decline_is_to_reject_for_the_reason_in_the_comment() {
        post(scene.contact(1), body(change, 1, "DECLINED", "Pas avant lundi\\, merci"))
                .then()
                .statusCode(201)
                .body("decision", equalTo("rejected"))
                .body("reason", equalTo("Pas avant lundi, merci"));
        post(scene.contact(0), body(change, 1, "DECLINED", ""))
                .then()
                .statusCode(400)
                .body("errors.pointer", equalTo(List.of("/VEVENT/COMMENT")));
    }

    @Test
    void an_old_sequence_is_the_conflict_that_it_is_elsewhere() {
        scene.amend(change, scene.content("risk", "More"), false).then().statusCode(201);

        post(scene.contact(0), body(change, 1, "ACCEPTED", ""))
                .then()
                .statusCode(409)
                .body("type", containsString("old-revision"));
        post(scene.contact(0), body(change, 3, "ACCEPTED", "")).then().statusCode(400);
    }

    @Test
    void a_carrier_that_had_left_answers_the_sequence_of_its_newest_invitation() {
        scene.proposeExclusion(change, 0);
        scene.approveExclusion(change, 0);
        post(scene.contact(0), body(change, 2, "ACCEPTED", "")).then().statusCode(409);
        scene.amend(change, scene.content(), false).then().statusCode(201);

        for (int before = 1; before < 4; before++) {
            post(scene.contact(0), body(change, before, "ACCEPTED", ""))
                    .then()
                    .statusCode(409)
                    .body("type", containsString("old-revision"));
        }
        post(scene.contact(0), body(change, 4, "ACCEPTED", ""))
                .then()
                .statusCode(201)
                .body("revision", equalTo(3));
        post(scene.contact(1), body(change, 3, "ACCEPTED", "")).then().statusCode(201);
    }

    @Test
    void an_acceptance_is_not_undone_by_a_press_on_accept() {
        scene.signOff(change, 0, "accepted").then().statusCode(201);

        post(scene.contact(0), body(change, 1, "ACCEPTED", "")).then().statusCode(409);
        scene.contact(0).get(Scene.CHANGES + "/" + change).then().body("affected[0].state", equalTo("accepted"));
    }

    @Test
    void what_is_not_of_a_change_of_ours_is_not_found() {
        post(scene.contact(0), body("CHG-1990-9999", 1, "ACCEPTED", "")).then().statusCode(404);
        post(scene.contact(0), body(change, 1, "ACCEPTED", "").replaceFirst("UID:change-", "UID:x-"))
                .then()
                .statusCode(404)
                .body("detail", startsWith("There is no change"));
        post(scene.contact(0), body(change, 1, "ACCEPTED", "").replaceFirst("@\\S+", "@elsewhere.example"))
                .then()
                .statusCode(404);
    }

    @Test
    void only_carriers_answer_and_only_for_themselves() {
        post(Api.as(Role.CHANGE_MANAGER), body(change, 1, "ACCEPTED", ""))
                .then()
                .statusCode(403);
        post(given(), body(change, 1, "ACCEPTED", "")).then().statusCode(401);
        post(Api.asCarrier(Scene.newCarrier()), body(change, 1, "ACCEPTED", ""))
                .then()
                .statusCode(409)
                .body("type", containsString("not-affected"));
        scene.manager().get(Scene.CHANGES + "/" + change + "/sign-offs").then().body("items", hasSize(0));
    }

    @Test
    void nothing_and_too_much_are_refused() {
        post(scene.contact(0), "").then().statusCode(400);
        post(scene.contact(0), "x".repeat(70_000)).then().statusCode(413);
    }

    @Test
    void another_media_type_is_refused() {
        scene.contact(0).body("{}").post(REPLIES).then().statusCode(415);
    }

    @Test
    void the_same_reply_with_a_key_is_taken_once() {
        RequestSpecification contact = scene.contact(0);
        String key = Api.code("reply");
        String first = post(contact.header("Idempotency-Key", key), body(change, 1, "ACCEPTED", ""))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        post(contact, body(change, 1, "ACCEPTED", "")).then().statusCode(201).body("id", equalTo(first));
    }
}
