package org.countersign.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.countersign.core.ActorId;
import org.countersign.core.Problem;
import org.countersign.ledger.Ledger;
import org.countersign.testing.Api;
import org.jboss.resteasy.reactive.RestPath;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RefusalsTest {
    @Inject
    DataSource database;

    /** Two ways of being refused. */
    @Path("/api/test/refusals/{reference}")
    public static class Guarded {
        @Inject
        Ledger ledger;

        @POST
        @Path("/service")
        @RolesAllowed(Role.Names.AUDITOR)
        @Transactional
        public void refuse(@RestPath String reference) {
            ledger.append(ActorId.SYSTEM, new AttemptRefused("half-done", reference, "never"));
            throw new Refusal("declare", reference, Problem.conflict("not-yours", "Not yours."));
        }

        @POST
        @Path("/role")
        @RolesAllowed(Role.Names.PIPELINE)
        @RecordsRefusals("override")
        public void pipelinesOnly(@RestPath String reference) {}

        @POST
        @Path("/unrecorded")
        @RolesAllowed(Role.Names.PIPELINE)
        public void unrecorded(@RestPath String reference) {}
    }

    @Test
    void a_refusal_is_answered_and_recorded_though_its_transaction_was_rolled_back() throws SQLException {
        String reference = Api.code("CHG");
        Api.as(Role.AUDITOR)
                .post("/api/test/refusals/" + reference + "/service")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/not-yours"))
                .contentType("application/problem+json");

        assertThat(recorded(reference))
                .singleElement()
                .satisfies(leaf -> assertThat(leaf)
                        .contains(
                                "\"operation\":\"declare\"", "\"why\":\"not-yours\"", "\"kind\":\"attempt-refused\""));
    }

    @Test
    void a_role_that_does_not_permit_it_is_recorded_where_asked_for() throws SQLException {
        String reference = Api.code("CHG");
        Api.as(Role.AUDITOR)
                .post("/api/test/refusals/" + reference + "/role")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/forbidden"));
        Api.key(Role.AUDITOR)
                .post("/api/test/refusals/" + reference + "/role")
                .then()
                .statusCode(403);

        assertThat(recorded(reference))
                .hasSize(2)
                .anyMatch(leaf -> leaf.contains("\"actor\":\"p-"))
                .anyMatch(leaf -> leaf.contains("\"actor\":\"k-"))
                .allMatch(leaf -> leaf.contains("\"operation\":\"override\""));
    }

    @Test
    void a_role_that_does_not_permit_it_is_not_recorded_elsewhere() throws SQLException {
        String reference = Api.code("CHG");
        Api.as(Role.AUDITOR)
                .post("/api/test/refusals/" + reference + "/unrecorded")
                .then()
                .statusCode(403);
        assertThat(recorded(reference)).isEmpty();
    }

    @Test
    void what_a_caller_wrote_into_the_path_does_not_get_into_the_ledger() throws SQLException {
        String name = "ada.lovelace@" + Api.code("example");
        Api.as(Role.AUDITOR).post("/api/test/refusals/{name}/role", name).then().statusCode(403);
        assertThat(recorded(name)).isEmpty();
    }

    private List<String> recorded(String subject) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement read =
                        connection.prepareStatement("select leaf from ledger_entry where subject = ? order by idx")) {
            read.setString(1, subject);
            List<String> leaves = new ArrayList<>();
            try (ResultSet rows = read.executeQuery()) {
                while (rows.next()) {
                    leaves.add(new String(rows.getBytes(1), StandardCharsets.UTF_8));
                }
            }
            return leaves;
        }
    }
}
