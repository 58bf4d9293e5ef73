package org.countersign.changes;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.countersign.testing.Registry;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What those who only ask for a client, or only deploy, read of the registry: what a block speaks of, and no more. */
@QuarkusTest
class LeastPrivilegeTest {
    @ParameterizedTest
    @EnumSource(names = {"CAMPAIGN_SYSTEM", "PIPELINE"})
    void no_contact_and_no_sensitive_name_of_a_carrier(Role role) {
        Map<String, Object> body = Registry.carrierBody();
        body.put("sensitiveNames", List.of("IMPOTS"));
        Api.admin().body(body).post("/api/v1/carriers").then().statusCode(201);
        String address = "/api/v1/carriers/" + Registry.codeOf(body);

        Api.key(role)
                .get(address)
                .then()
                .statusCode(200)
                .body("name", notNullValue())
                .body("contacts", nullValue())
                .body("sensitiveNames", nullValue());
        Api.key(role)
                .get("/api/v1/carriers?limit=1")
                .then()
                .statusCode(200)
                .body("items[0].contacts", nullValue())
                .body("items[0].sensitiveNames", nullValue());
        Api.as(Role.AUDITOR).get(address).then().body("contacts.email", contains("noc@carrier.example"));
    }

    @ParameterizedTest
    @EnumSource(names = {"CAMPAIGN_SYSTEM", "PIPELINE"})
    void no_draft(Role role) {
        Scene scene = new Scene(1);
        String draft = scene.draft(scene.content());
        String declared = scene.declared();
        RequestSpecification reader = Api.as(Api.person(null, null, role), Api.PASSWORD);

        reader.get(Scene.CHANGES + "/" + draft).then().statusCode(404);
        reader.get(Scene.CHANGES + "/" + draft + "/revisions").then().statusCode(404);
        reader.get(Scene.CHANGES + "?platform=" + scene.platform())
                .then()
                .statusCode(200)
                .body("items.reference", contains(declared));
        reader.get(Scene.CHANGES + "?status=draft").then().statusCode(200).body("items", empty());
    }

    @ParameterizedTest
    @EnumSource(names = {"CAMPAIGN_SYSTEM", "PIPELINE"})
    void whom_a_change_waits_for_but_not_who_is_left_out_and_why(Role role) {
        Scene scene = new Scene(2);
        String guest = Scene.newCarrier();
        Map<String, Object> content = scene.content(
                "exclude", List.of(Map.of("carrier", scene.carrier(0), "justification", "They owe us money.")));
        content.put("include", List.of(guest));
        String reference = scene.draft(content);
        Api.as(Role.CHANGE_MANAGER)
                .body(Map.of("note", "Their fair is only in the morning."))
                .post(Scene.CHANGES + "/" + reference + "/declare")
                .then()
                .statusCode(200);
        RequestSpecification reader = Api.as(Api.person(null, null, role), Api.PASSWORD);

        reader.get(Scene.CHANGES + "/" + reference)
                .then()
                .statusCode(200)
                .body("title", equalTo(content.get("title")))
                .body("status", equalTo("declared"))
                .body("platform", equalTo(scene.platform()))
                .body("window.start", equalTo(scene.start().toString()))
                .body("affected.carrier", hasItem(scene.carrier(1)))
                .body("exclude", empty())
                .body("include", empty())
                .body("justification", nullValue());
        reader.get(Scene.CHANGES + "/" + reference + "/revisions")
                .then()
                .statusCode(200)
                .body("items[0].content.exclude", empty());
        reader.get(Scene.CHANGES + "/" + reference + "/sign-offs").then().statusCode(403);
    }

    @Test
    void the_protected_periods_of_ones_own_client_and_of_no_other() {
        Scene scene = new Scene(1);
        String own = Registry.client();
        String other = Registry.client();
        for (String client : List.of(own, other)) {
            Registry.contract(client, scene.platform());
            Api.admin()
                    .body(Map.of(
                            "from", scene.start().toString(),
                            "until", scene.start().plusSeconds(86_400).toString(),
                            "reason", "The fair."))
                    .post("/api/v1/clients/" + client + "/protected-periods")
                    .then()
                    .statusCode(201);
        }
        String address = Scene.CHANGES + "/" + scene.declared();

        Api.asClient(own)
                .get(address)
                .then()
                .body("conflicts.client", hasItem(own))
                .body("conflicts.client", not(hasItem(other)));
        Api.key(Role.PIPELINE)
                .get(address)
                .then()
                .body("conflicts.client", not(hasItem(own)))
                .body("conflicts.client", not(hasItem(other)));
        Api.as(Role.AUDITOR)
                .get(address)
                .then()
                .body("conflicts.client", hasItem(own))
                .body("conflicts.client", hasItem(other));
    }
}
