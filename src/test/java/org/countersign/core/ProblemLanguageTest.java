package org.countersign.core;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.junit.jupiter.api.Test;

/** The API tells its problems in the language of the request. */
@QuarkusTest
class ProblemLanguageTest {
    private static final String CARRIERS = "/api/v1/carriers";
    private static final String PREFLIGHT = "/api/v1/preflight";

    @Test
    void constraints_are_told_in_French_beside_their_fields() {
        Response answer = inFrench(Api.admin())
                .body(Map.of("code", "X", "name", "", "country", "FR", "plmns", List.of("20801")))
                .post(CARRIERS);

        JsonPath problem = french(answer, 400, "bad-request");
        assertThat(problem.getString("title")).isEqualTo("Requête incorrecte");
        assertThat(problem.getString("errors.find { it.pointer == '/code' }.detail"))
                .startsWith("doit être un code\u00a0: de 2 à 63");
        assertThat(problem.getString("errors.find { it.pointer == '/name' }.detail"))
                .startsWith("doit être une ligne de 1 à 200 caractères");
    }

    @Test
    void constraints_of_the_standard_are_told_in_French() {
        Response answer = inFrench(Api.admin()).body(Map.of("code", "ab")).post(CARRIERS);

        assertThat(french(answer, 400, "bad-request").getString("errors.find { it.pointer == '/name' }.detail"))
                .isEqualTo("ne doit pas manquer ni être null");
    }

    @Test
    void a_parameter_out_of_bounds_is_told_in_French() {
        Response answer = inFrench(Api.admin()).get(CARRIERS + "?limit=201");

        assertThat(french(answer, 400, "bad-request").getString("detail"))
                .isEqualTo("?limit\u00a0: doit être inférieur ou égal à 200");
    }

    @Test
    void a_property_that_cannot_be_read_is_told_in_French() {
        Response answer = inFrench(Api.admin()).body(Map.of("colour", "red")).post(CARRIERS);

        assertThat(french(answer, 400, "bad-request").getString("errors[0].detail"))
                .isEqualTo("n’est pas une propriété connue ici");
    }

    @Test
    void a_value_that_is_not_taken_is_told_in_French() {
        Response answer =
                inFrench(Api.admin()).body(Map.of("expiresAt", "soon")).post("/api/v1/api-keys");

        assertThat(french(answer, 400, "bad-request").getString("errors[0].detail"))
                .startsWith("doit être une date et heure selon la RFC 3339");
    }

    @Test
    void what_is_unknown_is_told_in_French() {
        String code = Api.code("nobody");
        Response answer = inFrench(Api.admin()).get(CARRIERS + "/" + code);

        assertThat(french(answer, 404, "not-found").getString("detail"))
                .isEqualTo("Introuvable\u00a0: opérateur «\u00a0" + code + "\u00a0».");
    }

    @Test
    void a_conflict_is_told_in_French() {
        Map<String, Object> client = Map.of("code", Api.code("client"), "name", "Pôle emploi");
        Api.admin().body(client).post("/api/v1/clients").then().statusCode(201);
        Response answer = inFrench(Api.admin()).body(client).post("/api/v1/clients");

        assertThat(french(answer, 409, "already-exists").getString("detail"))
                .isEqualTo("Ce code est déjà pris\u00a0: client «\u00a0" + client.get("code") + "\u00a0».");
    }

    @Test
    void who_is_not_signed_in_is_told_so_in_French() {
        Response answer = inFrench(given()).get(CARRIERS);

        assertThat(french(answer, 401, "unauthorized").getString("title")).isEqualTo("Non connecté");
    }

    @Test
    void who_may_not_is_told_so_in_French() {
        Response answer = inFrench(Api.as(Role.AUDITOR)).body(Map.of()).post(CARRIERS);

        assertThat(french(answer, 403, "forbidden").getString("detail")).isEqualTo("Votre rôle ne le permet pas.");
    }

    @Test
    void a_method_that_there_is_not_is_told_in_French() {
        Response answer = inFrench(Api.admin()).delete(CARRIERS);

        assertThat(french(answer, 405, "method-not-allowed").getString("title")).isEqualTo("Méthode non permise");
    }

    @Test
    void a_body_that_is_too_large_is_told_in_French() {
        Response answer = inFrench(Api.admin()).body("x".repeat(2_000_000)).post(CARRIERS);

        assertThat(french(answer, 413, "too-large").getString("title")).isEqualTo("Trop volumineux");
    }

    @Test
    void the_preflight_tells_its_problems_in_French_to_people_and_keys() {
        for (RequestSpecification caller : List.of(Api.as(Role.CAMPAIGN_SYSTEM), Api.key(Role.CAMPAIGN_SYSTEM))) {
            Response answer = inFrench(caller).body(Map.of("client", "ab")).post(PREFLIGHT);

            assertThat(french(answer, 400, "bad-request").getString("errors.find { it.pointer == '/platform' }.detail"))
                    .isEqualTo("est nécessaire");
        }
    }

    @Test
    void who_names_no_language_is_told_in_English() {
        Response answer = Api.admin().get(CARRIERS + "/nobody-at-all");

        assertThat(problem(answer, 404, "not-found", "en").getString("detail"))
                .isEqualTo("There is no carrier 'nobody-at-all'.");
    }

    private static RequestSpecification inFrench(RequestSpecification request) {
        return request.header("Accept-Language", "fr-FR, en;q=0.5");
    }

    private static JsonPath french(Response answer, int status, String type) {
        return problem(answer, status, type, "fr");
    }

    private static JsonPath problem(Response answer, int status, String type, String language) {
        answer.then().statusCode(status).header("Content-Language", language);
        JsonPath problem = JsonPath.from(new String(answer.asByteArray(), UTF_8));
        assertThat(problem.getString("type")).isEqualTo("/problems/" + type);
        return problem;
    }
}
