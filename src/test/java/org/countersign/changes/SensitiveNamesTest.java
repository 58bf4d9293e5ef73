package org.countersign.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.countersign.testing.Browser;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A change that gives messages a sender which a carrier protects warns of it before anybody sends one. */
@QuarkusTest
class SensitiveNamesTest {
    private Scene scene;
    private String sender;

    @BeforeEach
    void scene() {
        scene = new Scene(2);
        sender = "S"
                + Long.toString(System.nanoTime(), 36).toUpperCase(Locale.ROOT).substring(2);
    }

    @Test
    void a_carrier_that_is_asked_and_has_the_sender_on_its_list_is_named_whatever_the_case() {
        protect(scene.carrier(0), sender.toLowerCase(Locale.ROOT));
        String reference = scene.declared(bearing("sender", sender));

        read(reference, Api.as(Role.AUDITOR))
                .body("warnings", hasSize(1))
                .body("warnings[0].pointer", equalTo("/effects/0/after"))
                .body("warnings[0].detail", containsString("is a sensitive name at A carrier"));
        assertThat(scene.manager()
                        .queryParam("platform", scene.platform())
                        .get(Scene.CHANGES)
                        .<String>path("items[0].warnings[0].pointer"))
                .isEqualTo("/effects/0/after");
    }

    @Test
    void a_carrier_reads_of_its_own_list_only() {
        protect(scene.carrier(0), sender);
        String reference = scene.declared(bearing("sender", sender));

        read(reference, scene.contact(0)).body("warnings", hasSize(1));
        read(reference, scene.contact(1)).body("warnings", hasSize(0));
    }

    @Test
    void carriers_that_are_not_asked_and_values_that_are_no_sender_raise_none() {
        protect(Scene.newCarrier(), sender);
        read(scene.draft(bearing("sender", sender)), scene.manager()).body("warnings", hasSize(0));

        protect(scene.carrier(0), sender);
        read(scene.draft(bearing("anonymisation", sender)), scene.manager()).body("warnings", hasSize(0));
    }

    @Test
    void it_is_told_while_the_change_is_written_and_where_it_is_read() {
        protect(scene.carrier(0), sender);
        String why = "“" + sender + "” is a sensitive name at A carrier";

        form().post("/changes/new/check").then().statusCode(200).body(containsString(why));
        form().formParam("exclude/0/carrier", scene.carrier(0))
                .formParam("exclude/0/justification", "Not theirs")
                .post("/changes/new/check")
                .then()
                .statusCode(200)
                .body(not(containsString(why)));
        String reference = scene.declared(bearing("sender", sender));
        Browser.as(Role.CHANGE_MANAGER).get("/changes/" + reference).then().body(containsString(why));
    }

    private RequestSpecification form() {
        return Browser.as(Role.CHANGE_MANAGER)
                .formParam("platform", scene.platform())
                .formParam("category", "sender-identity")
                .formParam("effects/0/attribute@key", "sender")
                .formParam("effects/0/after", sender);
    }

    private Map<String, Object> bearing(String attribute, String value) {
        return scene.content("effects", List.of(Map.of("attribute", attribute, "before", "36000", "after", value)));
    }

    private static void protect(String carrier, String name) {
        Api.admin()
                .body(Map.of("sensitiveNames", List.of("OTHER", name)))
                .patch("/api/v1/carriers/" + carrier)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse read(String reference, RequestSpecification reader) {
        return reader.get(Scene.CHANGES + "/" + reference).then().statusCode(200);
    }
}
