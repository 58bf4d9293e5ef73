package org.countersign.signoffs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Objects;
import org.countersign.access.Role;
import org.countersign.ledger.merkle.Hash;
import org.countersign.ledger.merkle.NoteKey;
import org.countersign.ledger.merkle.TlogProof;
import org.countersign.testing.Api;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.Test;

/** What a carrier can take home of what it has said. */
@QuarkusTest
class ReceiptOfSignOffTest {
    @Test
    void a_carrier_gets_a_receipt_of_its_own_sign_off_that_verifies_without_us() throws Exception {
        Scene scene = new Scene(1);
        String reference = scene.declared();
        scene.signOff(reference, 0, 1, "acknowledged", null).then().statusCode(201);
        String id = scene.signOff(reference, 0, 1, "accepted", null)
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        TlogProof receipt = TlogProof.parse(scene.contact(0)
                .get(path(reference, id))
                .then()
                .statusCode(200)
                .contentType("text/plain;charset=UTF-8")
                .header(
                        "Content-Disposition",
                        equalTo("attachment; filename=\"" + reference + "-" + id + ".tlog-proof\""))
                .extract()
                .asString());

        NoteKey key = NoteKey.parse(given().get("/api/v1/ledger/key").asString().strip());
        byte[] leaf = Objects.requireNonNull(receipt.extra());
        assertThat(receipt.verify(Hash.leaf(leaf), key).size()).isGreaterThan(receipt.index());
        JsonNode data = new ObjectMapper().readTree(leaf).get("data");
        assertThat(data.get("signOff").asText()).isEqualTo(id);
        assertThat(data.get("carrier").asText()).isEqualTo(scene.carrier(0));
        assertThat(data.get("decision").asText()).isEqualTo("accepted");
    }

    @Test
    void another_carrier_gets_none() {
        Scene scene = new Scene(2);
        String reference = scene.declared();
        String id = scene.signOff(reference, 0, 1, "accepted", null).path("id");

        scene.contact(1).get(path(reference, id)).then().statusCode(404);
        Api.asCarrier(Scene.newCarrier()).get(path(reference, id)).then().statusCode(404);
        given().get(path(reference, id)).then().statusCode(401);
        Api.as(Role.PIPELINE).get(path(reference, id)).then().statusCode(403);
    }

    @Test
    void those_who_read_all_sign_offs_get_all_receipts() {
        Scene scene = new Scene(1);
        String reference = scene.declared();
        String id =
                scene.signOff(reference, 0, 1, "rejected", "Not on a Friday.").path("id");

        for (Role role : new Role[] {Role.CHANGE_MANAGER, Role.AUDITOR, Role.DUTY_OWNER, Role.ADMIN}) {
            Api.as(role).get(path(reference, id)).then().statusCode(200);
        }
    }

    @Test
    void there_is_no_receipt_of_what_was_never_said() {
        Scene scene = new Scene(1);
        String reference = scene.declared();

        scene.manager().get(path(reference, "s-nothing")).then().statusCode(404);
        scene.manager().get(path("CHG-1999-9999", "s-nothing")).then().statusCode(404);
    }

    private static String path(String reference, String id) {
        return Scene.CHANGES + "/" + reference + "/sign-offs/" + id + "/receipt";
    }
}
