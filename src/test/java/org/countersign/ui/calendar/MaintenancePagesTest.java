package org.countersign.ui.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.countersign.testing.Browser;
import org.countersign.testing.MaintNote;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages about carriers' maintenance, without a browser and so without JavaScript. */
@QuarkusTest
class MaintenancePagesTest {
    private static final String PATH = "/calendar/notices";

    private String carrier;
    private final String summary = Api.code("works");

    @BeforeEach
    void a_carrier() {
        carrier = Scene.newCarrier();
    }

    private String told(MaintNote note, RequestSpecification sender) {
        return note.with("SUMMARY", summary)
                .sentBy(sender)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void what_a_carrier_tells_shows_on_its_page_in_the_calendar_and_in_the_list() {
        String id = told(
                new MaintNote(Api.code("crq"))
                        .with("DTSTART", "20340303T200000Z")
                        .with("DTEND", "20340303T220000Z"),
                Api.asCarrier(carrier));
        String link = "href=\"" + PATH + "/" + id + "\"";

        for (RequestSpecification reader :
                new RequestSpecification[] {Browser.as(Role.AUDITOR), Browser.asCarrier(carrier)}) {
            reader.get("/registry/carriers/" + carrier)
                    .then()
                    .statusCode(200)
                    .body(allOf(containsString(link), containsString("reduced redundancy")));
            reader.get("/calendar?from=2034-03-01").then().statusCode(200).body(containsString(link));
            reader.get(PATH + "?carrier=" + carrier).then().statusCode(200).body(containsString(link));
            reader.get(PATH + "/" + id)
                    .then()
                    .statusCode(200)
                    .body(allOf(containsString(summary), not(containsString("/assign"))));
        }
        RequestSpecification stranger = Browser.asCarrier(Scene.newCarrier());
        stranger.get("/registry/carriers/" + carrier).then().body(not(containsString(link)));
        stranger.get("/calendar?from=2034-03-01").then().body(not(containsString(link)));
        stranger.get(PATH + "/" + id).then().statusCode(404);
    }

    @Test
    void what_was_cancelled_shows_so_and_leaves_the_calendar() {
        String uid = Api.code("crq");
        MaintNote note = new MaintNote(uid).with("DTSTART", "20340403T200000Z").with("DTEND", "20340403T220000Z");
        String id = told(note, Api.asCarrier(carrier));
        note.sequence(1).method("CANCEL").sentBy(Api.asCarrier(carrier)).then().statusCode(200);

        RequestSpecification reader = Browser.as(Role.DUTY_OWNER);
        reader.get("/registry/carriers/" + carrier)
                .then()
                .body(allOf(containsString(id), containsString(">cancelled<")));
        reader.get("/calendar?from=2034-04-03").then().body(not(containsString(id)));
    }

    @Test
    void a_notice_of_nobody_waits_until_it_is_assigned() {
        String id = told(new MaintNote(Api.code("crq")), Api.admin());
        RequestSpecification manager = Browser.as(Role.CHANGE_MANAGER);
        manager.get(PATH + "?state=unmatched&limit=200").then().body(containsString(id));

        String refused = manager.formParam("carrier", Api.code("nobody"))
                .post(PATH + "/" + id + "/assign")
                .then()
                .statusCode(400)
                .extract()
                .asString();
        assertThat(refused).contains("is not a carrier that is known here");
        Browser.as(Role.CHANGE_MANAGER)
                .formParam("carrier", carrier)
                .post(PATH + "/" + id + "/assign")
                .then()
                .statusCode(303);

        Browser.asCarrier(carrier).get(PATH).then().body(containsString(id));
    }

    @Test
    void a_notice_is_dismissed_with_a_reason_and_not_without() {
        String id = told(new MaintNote(Api.code("crq")), Api.admin());

        Browser.as(Role.CHANGE_MANAGER)
                .formParam("reason", "")
                .post(PATH + "/" + id + "/dismiss")
                .then()
                .statusCode(400);
        Browser.as(Role.CHANGE_MANAGER)
                .formParam("reason", "Their fixed network.")
                .post(PATH + "/" + id + "/dismiss")
                .then()
                .statusCode(303);

        Browser.as(Role.AUDITOR)
                .get(PATH + "/" + id)
                .then()
                .body(allOf(containsString("Their fixed network."), not(containsString("/dismiss\""))));
        Browser.as(Role.AUDITOR).post(PATH + "/" + id + "/dismiss").then().statusCode(403);
    }
}
