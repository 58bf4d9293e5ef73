package org.countersign.notices.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.countersign.testing.AtOnce;
import org.countersign.testing.Facts;
import org.countersign.testing.MaintNote;
import org.countersign.testing.Registry;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What carriers say of their own maintenance, over HTTP. */
@QuarkusTest
class MaintenanceTest {
    @Inject
    Facts facts;

    private String carrier;
    private final String uid = Api.code("crq") + "@noc.example";

    @BeforeEach
    void a_carrier() {
        carrier = Scene.newCarrier();
    }

    private static String id(Response answer) {
        answer.then().statusCode(201);
        return answer.path("id");
    }

    private static String path(String id) {
        return MaintNote.PATH + "/" + id;
    }

    @Test
    void what_a_carrier_tells_is_its_own_whatever_the_notice_says() {
        String other = Scene.newCarrier();

        Response answer = new MaintNote(uid).with("X-MAINTNOTE-PROVIDER", other).sentBy(Api.asCarrier(carrier));

        answer.then()
                .statusCode(201)
                .header("Location", endsWith(path(answer.path("id"))))
                .body("state", equalTo("matched"))
                .body("carrier", equalTo(carrier))
                .body("uid", equalTo(uid))
                .body("impact", equalTo("reduced-redundancy"))
                .body("status", equalTo("confirmed"))
                .body("maintenanceId", equalTo("CRQ-4711"))
                .body("objects", contains("smsc-paris-2"));
        Api.asCarrier(other).get(path(answer.path("id"))).then().statusCode(404);
        Api.asCarrier(other).get(MaintNote.PATH).then().statusCode(200).body("items", empty());
        Api.asCarrier(other).get(MaintNote.PATH + "?carrier=" + carrier).then().body("items", empty());
    }

    @Test
    void a_later_notice_takes_the_place_of_an_earlier_one_and_an_earlier_or_repeated_one_of_none() {
        String id = id(new MaintNote(uid).sequence(2).sentBy(Api.asCarrier(carrier)));

        new MaintNote(uid)
                .sequence(3)
                .with("SUMMARY", "Put off")
                .sentBy(Api.asCarrier(carrier))
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("summary", equalTo("Put off"));
        for (int sequence : new int[] {3, 2, 0}) {
            new MaintNote(uid)
                    .sequence(sequence)
                    .with("SUMMARY", "Too late")
                    .sentBy(Api.asCarrier(carrier))
                    .then()
                    .statusCode(200)
                    .body("summary", equalTo("Put off"))
                    .body("sequence", equalTo(3));
        }
        new MaintNote(uid)
                .sequence(4)
                .method("CANCEL")
                .sentBy(Api.asCarrier(carrier))
                .then()
                .statusCode(200)
                .body("status", equalTo("cancelled"));

        assertThat(facts.about(id))
                .extracting(leaf -> leaf.path("kind").asText())
                .containsExactly("maintenance-received", "maintenance-updated", "maintenance-updated");
    }

    @Test
    void no_text_of_a_notice_stands_in_the_ledger() {
        String id = id(new MaintNote(uid).with("ORGANIZER", "mailto:" + uid).sentBy(Api.asCarrier(carrier)));

        JsonNode leaf = facts.about(id).get(0);

        assertThat(leaf.path("data").path("notice").asText()).startsWith("sha256:");
        assertThat(leaf.toString()).doesNotContain(uid).doesNotContain("message centre");
    }

    @Test
    void two_carriers_may_have_the_same_uid() {
        String id = id(new MaintNote(uid).sentBy(Api.asCarrier(carrier)));
        String otherId = id(new MaintNote(uid).sequence(5).sentBy(Api.asCarrier(Scene.newCarrier())));

        assertThat(otherId).isNotEqualTo(id);
        Api.admin().get(path(id)).then().body("sequence", equalTo(0));
    }

    @Test
    void for_those_who_keep_the_registry_the_carrier_is_found_by_what_the_notice_names() {
        String address = "noc@" + carrier + ".example";
        Api.admin()
                .body(Map.of("contacts", List.of(Map.of("name", "NOC", "email", address, "duty", "noc"))))
                .patch("/api/v1/carriers/" + carrier)
                .then()
                .statusCode(200);

        for (Map.Entry<String, String> naming : Map.of(
                        "ORGANIZER", "mailto:" + address.toUpperCase(java.util.Locale.ROOT),
                        "X-MAINTNOTE-PROVIDER", carrier,
                        "X-MAINTNOTE-ACCOUNT", carrier)
                .entrySet()) {
            new MaintNote(Api.code("crq"))
                    .with(naming.getKey(), naming.getValue())
                    .sentBy(Api.as(Role.CHANGE_MANAGER))
                    .then()
                    .statusCode(201)
                    .body("carrier", equalTo(carrier))
                    .body("state", equalTo("matched"));
        }
    }

    @Test
    void a_notice_that_names_nobody_or_several_waits_for_a_person() {
        String nobodys = id(new MaintNote(uid).sentBy(Api.admin()));
        String several = id(new MaintNote(Api.code("crq"))
                .with("X-MAINTNOTE-PROVIDER", carrier)
                .with("X-MAINTNOTE-ACCOUNT", Scene.newCarrier())
                .sentBy(Api.admin()));

        for (String id : List.of(nobodys, several)) {
            Api.admin()
                    .get(MaintNote.PATH + "?state=unmatched&limit=200")
                    .then()
                    .statusCode(200)
                    .body("items.id", hasItem(id));
        }
        Api.as(Role.CHANGE_MANAGER)
                .body(Map.of("carrier", carrier))
                .post(path(nobodys) + "/assign")
                .then()
                .statusCode(200)
                .body("state", equalTo("matched"));
        Api.asCarrier(carrier).get(MaintNote.PATH).then().body("items.id", contains(nobodys));
        Api.admin().get(MaintNote.PATH + "?state=unmatched&limit=200").then().body("items.id", not(hasItem(nobodys)));

        // A later notice is of the one that was assigned.
        new MaintNote(uid)
                .sequence(1)
                .sentBy(Api.admin())
                .then()
                .statusCode(200)
                .body("id", equalTo(nobodys))
                .body("carrier", equalTo(carrier));
    }

    @Test
    void a_notice_that_names_nobody_writes_into_nothing_that_a_carrier_told_and_nothing_that_came_from_another() {
        String told = id(new MaintNote(uid).sentBy(Api.asCarrier(carrier)));
        String named = id(
                new MaintNote(uid + "2").with("X-MAINTNOTE-PROVIDER", carrier).sentBy(Api.admin()));
        String others = id(new MaintNote(uid).sentBy(Api.as(Role.CHANGE_MANAGER)));

        String own = id(new MaintNote(uid).sequence(7).sentBy(Api.admin()));
        String second = id(new MaintNote(uid + "2").sequence(7).sentBy(Api.admin()));

        assertThat(List.of(told, named, others, own, second)).doesNotHaveDuplicates();
        for (String id : List.of(told, named, others)) {
            Api.admin().get(path(id)).then().body("sequence", equalTo(0));
        }
        Api.admin().get(path(own)).then().body("state", equalTo("unmatched"));
    }

    @Test
    void of_notices_that_come_at_once_and_tell_of_the_same_one_is_new() {
        String key = Api.newKey(null, null, Role.CHANGE_MANAGER);
        String login = Api.person(null, null, Role.CHANGE_MANAGER);
        String own = Api.newKey(carrier, null, Role.CARRIER);
        List<Supplier<RequestSpecification>> senders =
                List.of(() -> Api.bearer(key), () -> Api.as(login, Api.PASSWORD), () -> Api.bearer(own));
        for (Supplier<RequestSpecification> sender : senders) {
            // Often, since those who do not wait for each other seldom meet.
            for (int round = 0; round < 12; round++) {
                String one = Api.code("crq");

                List<Response> answers = AtOnce.run(6, i -> {
                    RequestSpecification request = sender.get();
                    return () -> new MaintNote(one).sequence(i).sentBy(request);
                });

                assertThat(answers)
                        .extracting(Response::statusCode)
                        .containsOnly(200, 201)
                        .containsOnlyOnce(201);
                String id = answers.get(0).path("id");
                assertThat(answers)
                        .extracting(answer -> answer.<String>path("id"))
                        .containsOnly(id);
                Api.admin().get(path(id)).then().body("sequence", equalTo(5));
            }
        }
    }

    @Test
    void a_notice_that_is_dismissed_shows_why_and_is_decided_no_more() {
        String id = id(new MaintNote(uid).sentBy(Api.admin()));

        Api.admin()
                .body(Map.of("reason", "Their fixed network."))
                .post(path(id) + "/dismiss")
                .then()
                .statusCode(200)
                .body("state", equalTo("dismissed"))
                .body("dismissReason", equalTo("Their fixed network."));
        Api.admin()
                .body(Map.of("carrier", carrier))
                .post(path(id) + "/assign")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/already-dismissed"));
        Api.admin().get(MaintNote.PATH + "?state=dismissed&limit=200").then().body("items.id", hasItem(id));
    }

    @Test
    void a_notice_cannot_be_assigned_to_whom_has_told_of_it_or_is_unknown_or_by_who_saw_an_older_one() {
        id(new MaintNote(uid).sentBy(Api.asCarrier(carrier)));
        String other = Scene.newCarrier();
        String id = id(new MaintNote(uid).sentBy(Api.asCarrier(other)));

        Api.admin()
                .body(Map.of("carrier", carrier))
                .post(path(id) + "/assign")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/already-known"));
        Api.admin()
                .body(Map.of("carrier", Api.code("nobody")))
                .post(path(id) + "/assign")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/carrier"));
        Api.admin()
                .header("If-Match", "\"77\"")
                .body(Map.of("reason", "Old."))
                .post(path(id) + "/dismiss")
                .then()
                .statusCode(412);
    }

    @Test
    void who_has_no_part_in_it_may_neither_tell_nor_read() {
        new MaintNote(uid).sentBy(Api.as(Role.AUDITOR)).then().statusCode(403);
        new MaintNote(uid).sentBy(Api.asClient(Registry.client())).then().statusCode(403);
        Api.as(Role.PIPELINE).get(MaintNote.PATH).then().statusCode(403);
        String id = id(new MaintNote(uid).sentBy(Api.asCarrier(carrier)));
        Api.asCarrier(carrier)
                .body(Map.of("reason", "Never mind."))
                .post(path(id) + "/dismiss")
                .then()
                .statusCode(403);
        Api.as(Role.AUDITOR).get(path(id)).then().statusCode(200).body("dismissedAt", nullValue());
    }

    @Test
    void what_is_no_calendar_is_refused() {
        Api.asCarrier(carrier)
                .contentType("application/json")
                .body("{}")
                .post(MaintNote.PATH)
                .then()
                .statusCode(415);
        Api.asCarrier(carrier)
                .contentType("text/calendar")
                .body("BEGIN:VCALENDAR\r\n")
                .post(MaintNote.PATH)
                .then()
                .statusCode(400);
    }
}
