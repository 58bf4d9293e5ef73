package org.countersign.erasures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.countersign.access.PersonService;
import org.countersign.access.Role;
import org.countersign.core.ActorId;
import org.countersign.ledger.check.CheckedSubjects;
import org.countersign.ledger.merkle.Hash;
import org.countersign.ledger.merkle.NoteKey;
import org.countersign.ledger.merkle.TlogProof;
import org.countersign.testing.Api;
import org.countersign.testing.Facts;
import org.countersign.testing.LaunchScene;
import org.countersign.testing.Registry;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is left of somebody who is erased: nothing that a text search finds, and every proof. */
@QuarkusTest
class ErasureTest {
    private static final String PATH = "/api/v1/erasures";
    private static final String ERASED = "[erased]";

    @Inject
    DataSource database;

    @Inject
    Facts facts;

    @Inject
    EntityManager entities;

    @Inject
    PersonService people;

    @Inject
    CheckedSubjects checked;

    /** A word that stands nowhere else. */
    private final String word = "zq" + UUID.randomUUID().toString().replace("-", "");

    private String first = "";
    private String second = "";

    @BeforeEach
    void twoAdministrators() {
        first = Api.person(null, null, Role.ADMIN);
        second = Api.person(null, null, Role.ADMIN);
    }

    private static RequestSpecification as(String login) {
        return Api.as(login, Api.PASSWORD);
    }

    private static String idOf(String login) {
        String next = null;
        do {
            Response page = Api.admin().get("/api/v1/people?limit=200" + (next == null ? "" : "&after=" + next));
            List<Map<String, String>> found = page.path("items.findAll { it.login == '" + login + "' }");
            if (!found.isEmpty()) {
                return Objects.requireNonNull(found.get(0).get("id"));
            }
            next = page.path("next");
        } while (next != null);
        throw new AssertionError("nobody is " + login);
    }

    private String proposed(Map<String, String> whom) {
        Map<String, String> body = new LinkedHashMap<>(whom);
        body.put("reason", "Asked for in writing.");
        return as(first)
                .body(body)
                .post(PATH)
                .then()
                .statusCode(201)
                .body("state", equalTo("proposed"))
                .body("preview", notNullValue())
                .extract()
                .path("id");
    }

    private void erase(Map<String, String> whom) {
        as(second)
                .post(PATH + "/" + proposed(whom) + "/approve")
                .then()
                .statusCode(200)
                .body("state", equalTo("done"));
    }

    /** The columns of the whole schema in which the word stands. */
    private List<String> found(String text) throws SQLException {
        List<String> columns = new ArrayList<>();
        List<String> found = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement query =
                            connection.prepareStatement("select table_name, column_name from information_schema.columns"
                                    + " where lower(table_schema) = 'public' and (lower(data_type) like 'char%'"
                                    + " or lower(data_type) = 'text')");
                    ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    columns.add(row.getString(1) + "." + row.getString(2));
                }
            }
            assertThat(columns).hasSizeGreaterThan(80);
            for (String column : columns) {
                String table = column.substring(0, column.indexOf('.'));
                String name = column.substring(column.indexOf('.') + 1);
                try (PreparedStatement query = connection.prepareStatement(
                        "select count(*) from \"" + table + "\" where lower(cast(\"" + name + "\" as text)) like ?")) {
                    query.setString(1, "%" + text + "%");
                    try (ResultSet row = query.executeQuery()) {
                        row.next();
                        if (row.getLong(1) > 0) {
                            found.add(column.toLowerCase(Locale.ROOT));
                        }
                    }
                }
            }
        }
        return found;
    }

    /** Writes every kind of text that a person can write, with an Idempotency-Key each. */
    private String busyManager() {
        String login = word;
        Api.admin()
                .body(Map.of(
                        "login",
                        login,
                        "name",
                        "Name " + word,
                        "email",
                        word + "@example.org",
                        "password",
                        Api.PASSWORD,
                        "roles",
                        List.of("admin")))
                .post("/api/v1/people")
                .then()
                .statusCode(201);
        LaunchScene launch = new LaunchScene(1);
        String client = launch.client();
        String periods = "/api/v1/clients/" + client + "/protected-periods";
        String period = writes(
                login,
                201,
                Map.of(
                        "from", "2013-09-01T00:00:00Z",
                        "until", "2013-10-01T00:00:00Z",
                        "reason", "Rentrée " + word),
                periods);
        as(login)
                .body(Map.of("reason", "Amended " + word))
                .patch(periods + "/" + period)
                .then()
                .statusCode(200);
        writes(login, 200, Map.of("reason", "Lift " + word), periods + "/" + period + "/lift");
        String hold = writes(
                login,
                201,
                Map.of("scope", Map.of("campaign", launch.campaign()), "reason", "Hold " + word),
                "/api/v1/holds");
        writes(login, 200, Map.of("reason", "Lift " + word), "/api/v1/holds/" + hold + "/lift");
        String override = writes(
                login,
                201,
                Map.of(
                        "campaign", launch.campaign(),
                        "reasonCodes", List.of("signed-off"),
                        "until", Instant.now().plus(1, ChronoUnit.HOURS).toString(),
                        "reason", "Override " + word),
                "/api/v1/overrides");
        writes(login, 200, Map.of("reason", "End " + word), "/api/v1/overrides/" + override + "/end");
        Scene scene = launch.scene();
        String change = scene.draft(scene.content());
        Map<String, Object> revision = new LinkedHashMap<>(scene.content("risk", "Moyen"));
        revision.put("reason", "Draft " + word);
        writes(login, 201, revision, Scene.CHANGES + "/" + change + "/revisions");
        writes(login, 200, Map.of("note", "Declared " + word), Scene.CHANGES + "/" + change + "/declare");
        String amended = scene.declared();
        revision.put("reason", "Amended " + word);
        writes(login, 201, revision, Scene.CHANGES + "/" + amended + "/revisions");
        writes(login, 200, Map.of("note", "Implemented " + word), Scene.CHANGES + "/" + amended + "/implement");
        String template = proposedTemplate(login);
        Api.as(Role.CHANGE_MANAGER)
                .post("/api/v1/change-templates/" + template + "/approve")
                .then()
                .statusCode(200);
        writes(login, 200, Map.of("reason", "Retired " + word), "/api/v1/change-templates/" + template + "/retire");
        changes = List.of(change, amended, template, client);
        this.hold = hold;
        return login;
    }

    private static String proposedTemplate(String login) {
        String code = Api.code("template");
        as(login)
                .body(Map.of(
                        "code", code,
                        "name", "A route",
                        "title", "Another route",
                        "description", "Messages take another route.",
                        "category", "routing",
                        "effects", List.of(),
                        "rollbackPlan", "The old one."))
                .post("/api/v1/change-templates")
                .then()
                .statusCode(201);
        return code;
    }

    private List<String> changes = List.of();
    private String hold = "";

    private static String writes(String login, int status, Map<String, ?> body, String path) {
        Response response = as(login)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(path);
        assertThat(response.statusCode()).as(path + response.asString()).isEqualTo(status);
        return response.path("id");
    }

    @Test
    void no_column_of_the_database_holds_anything_of_an_erased_person() throws SQLException {
        String person = idOf(busyManager());
        assertThat(found(word))
                .contains(
                        "ledger_text.text",
                        "person.login",
                        "hold.reason",
                        "hold.lift_reason",
                        "launch_override.reason",
                        "launch_override.end_reason",
                        "protected_period.reason",
                        "protected_period.lift_reason",
                        "change_revision.reason",
                        "change_template.retire_reason",
                        "platform_change.justification",
                        "idempotency_key.body");

        erase(Map.of("person", person));

        assertThat(found(word)).isEmpty();
        Api.admin()
                .get("/api/v1/holds/" + hold)
                .then()
                .body("reason", equalTo(ERASED))
                .body("liftReason", equalTo(ERASED));
        Api.admin()
                .get("/api/v1/people/" + person)
                .then()
                .body("name", equalTo(ERASED))
                .body("disabled", equalTo(true));
        List<String> subjects = new ArrayList<>(changes);
        subjects.addAll(List.of(person, hold));
        assertThat(checked.differencesAbout(subjects)).isEmpty();
    }

    @Test
    void a_reason_that_somebody_else_has_written_since_stays() throws SQLException {
        String client = Registry.client();
        String periods = "/api/v1/clients/" + client + "/protected-periods";
        String login = Api.person(null, null, Role.CHANGE_MANAGER);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            ids.add(writes(
                    login,
                    201,
                    Map.of(
                            "from", "2013-09-01T00:00:00Z",
                            "until", "2013-10-01T00:00:00Z",
                            "reason", "Rentrée " + word),
                    periods));
        }
        Api.admin()
                .body(Map.of("reason", "Actualisation"))
                .patch(periods + "/" + ids.get(0))
                .then()
                .statusCode(200);
        Api.admin()
                .body(Map.of("until", "2013-10-02T00:00:00Z"))
                .patch(periods + "/" + ids.get(1))
                .then()
                .statusCode(200);

        erase(Map.of("person", idOf(login)));

        assertThat(found(word)).isEmpty();
        Api.admin().get(periods + "/" + ids.get(0)).then().body("reason", equalTo("Actualisation"));
        Api.admin().get(periods + "/" + ids.get(1)).then().body("reason", equalTo(ERASED));
        assertThat(checked.differencesAbout(List.of(client))).isEmpty();
    }

    @Test
    void what_a_carrier_said_is_erased_with_whoever_said_it() throws SQLException {
        Scene scene = new Scene(1);
        String change = scene.declared();
        String login = Api.person(scene.carrier(0), null, Role.CARRIER);
        String signOff = as(login)
                .body(Map.of("revision", 1, "decision", "rejected", "reason", "Non, " + word))
                .post(Scene.CHANGES + "/" + change + "/sign-offs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        erase(Map.of("person", idOf(login)));

        assertThat(found(word)).isEmpty();
        Api.admin()
                .get(Scene.CHANGES + "/" + change + "/sign-offs/" + signOff)
                .then()
                .statusCode(200)
                .body("decision", equalTo("rejected"))
                .body("reason", equalTo(ERASED));
        assertThat(checked.differencesAbout(List.of(change))).isEmpty();
    }

    @Test
    void an_erased_person_cannot_sign_in() {
        String login = Api.person(null, null, Role.AUDITOR);
        as(login).get("/api/v1/ledger/entries").then().statusCode(200);

        erase(Map.of("person", idOf(login)));

        as(login).get("/api/v1/ledger/entries").then().statusCode(401);
    }

    @Test
    void a_repeat_of_a_request_does_not_bring_the_text_back() {
        String login = Api.person(null, null, Role.DUTY_OWNER);
        LaunchScene launch = new LaunchScene(1);
        String key = UUID.randomUUID().toString();
        Map<String, ?> body = Map.of("scope", Map.of("campaign", launch.campaign()), "reason", "Hold " + word);
        Api.admin()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/holds")
                .then()
                .statusCode(201);

        erase(Map.of("person", idOf(login)));

        Api.admin()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/holds")
                .then()
                .statusCode(201)
                .header("Location", notNullValue())
                .body(not(containsString(word)));
    }

    @Test
    void a_contact_is_gone_from_the_carrier_and_from_its_past() throws SQLException {
        Map<String, Object> carrier = Registry.carrierBody();
        String code = Registry.codeOf(carrier);
        Map<String, String> gone = Map.of("name", "Name " + word, "email", word + "@carrier.example", "duty", "noc");
        Map<String, String> kept = Map.of("name", "Noé", "email", "noe@carrier.example", "duty", "noc");
        carrier.put("contacts", List.of(gone, kept));
        Api.admin().body(carrier).post("/api/v1/carriers").then().statusCode(201);
        Api.admin()
                .contentType("application/merge-patch+json")
                .body(Map.of("name", "Another name"))
                .patch("/api/v1/carriers/" + code)
                .then()
                .statusCode(200);

        erase(Map.of("carrier", code, "contact", word + "@CARRIER.example"));

        assertThat(found(word)).isEmpty();
        Api.admin()
                .get("/api/v1/carriers/" + code)
                .then()
                .body("contacts", hasSize(1))
                .body("contacts[0].name", equalTo("Noé"));
        assertThat(checked.differencesAbout(List.of(code))).isEmpty();
    }

    @Test
    void the_leaf_and_its_proof_stay_and_the_ledger_says_that_the_text_is_gone() {
        LaunchScene launch = new LaunchScene(1);
        String login = Api.person(null, null, Role.DUTY_OWNER);
        as(login)
                .body(Map.of("scope", Map.of("campaign", launch.campaign()), "reason", "Hold " + word))
                .post("/api/v1/holds")
                .then()
                .statusCode(201);
        String person = idOf(login);
        int index = as(first)
                .body(Map.of("person", person, "reason", "Asked for in writing."))
                .post(PATH)
                .then()
                .statusCode(201)
                .extract()
                .path("preview.first[0].index");
        String before =
                Api.admin().get("/api/v1/ledger/entries/" + index + "/leaf").asString();
        String id = as(first).get(PATH).path("items.find { it.person == '" + person + "' }.id");

        as(second).post(PATH + "/" + id + "/approve").then().statusCode(200);

        assertThat(Api.admin().get("/api/v1/ledger/entries/" + index + "/leaf").asString())
                .isEqualTo(before);
        Api.admin().get("/api/v1/ledger/proofs/inclusion?index=" + index).then().statusCode(200);
        JsonPath entry = new JsonPath(
                Api.admin().get("/api/v1/ledger/entries?limit=1&from=" + index).asString());
        assertThat(entry.getString("texts[0].text")).isNull();
        assertThat(entry.getString("texts[0].salt")).isNull();
        assertThat(facts.kindsAbout(id)).containsExactly("erasure-proposed", "texts-erased", "erasure-approved");
        assertThat(facts.about(id).toString()).doesNotContain(word);
    }

    @Test
    void a_receipt_taken_home_before_and_one_after_both_verify() throws SQLException {
        Scene scene = new Scene(1);
        String change = scene.declared();
        String login = Api.person(scene.carrier(0), null, Role.CARRIER);
        String signOff = as(login)
                .body(Map.of("revision", 1, "decision", "rejected", "reason", "Non, " + word))
                .post(Scene.CHANGES + "/" + change + "/sign-offs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String path = Scene.CHANGES + "/" + change + "/sign-offs/" + signOff + "/receipt";
        TlogProof before = TlogProof.parse(Api.admin().get(path).asString());

        erase(Map.of("person", idOf(login)));

        NoteKey key =
                NoteKey.parse(Api.admin().get("/api/v1/ledger/key").asString().strip());
        TlogProof after = TlogProof.parse(Api.admin().get(path).asString());
        byte[] leaf = Objects.requireNonNull(after.extra());
        assertThat(leaf).isEqualTo(before.extra());
        assertThat(before.verify(Hash.leaf(leaf), key).size()).isGreaterThan(after.index());
        assertThat(after.verify(Hash.leaf(leaf), key).size()).isGreaterThan(after.index());
        String download = Api.admin()
                .get("/api/v1/ledger/entries/" + after.index() + "/proof")
                .asString();
        assertThat(TlogProof.parse(download).verify(Hash.leaf(leaf), key).size())
                .isGreaterThan(after.index());
        assertThat(new String(leaf, StandardCharsets.UTF_8)).contains(signOff).doesNotContain(word);
        assertThat(checked.differencesOf(after.index())).isEmpty();
    }

    @Test
    void one_person_cannot_propose_and_approve() {
        String id = proposed(Map.of("person", idOf(Api.person(null, null, Role.AUDITOR))));

        as(first).post(PATH + "/" + id + "/approve").then().statusCode(403);
        assertThat(facts.kindsAbout(id)).contains("erasure-proposed");
        as(first).get(PATH + "/" + id).then().body("state", equalTo("proposed")).body("approvedBy", nullValue());
    }

    @Test
    void nobody_approves_that_they_are_erased_themselves() {
        String id = proposed(Map.of("person", idOf(second)));

        as(second).post(PATH + "/" + id + "/approve").then().statusCode(403);
    }

    @Test
    void an_api_key_is_not_a_person() {
        String person = idOf(Api.person(null, null, Role.AUDITOR));

        Api.key(Role.ADMIN)
                .body(Map.of("person", person, "reason", "Asked for."))
                .post(PATH)
                .then()
                .statusCode(403);
        Api.key(Role.ADMIN)
                .post(PATH + "/" + proposed(Map.of("person", person)) + "/approve")
                .then()
                .statusCode(403);
    }

    @Test
    void the_last_who_can_administer_cannot_be_erased() {
        String admin = idOf(first);

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    entities.createNativeQuery("update person set disabled = true where id <> :admin")
                            .setParameter("admin", admin)
                            .executeUpdate();
                    people.erase(ActorId.SYSTEM, admin, "x");
                }))
                .hasMessageContaining("last account");
    }

    @Test
    void what_was_done_cannot_be_approved_again() {
        String person = idOf(Api.person(null, null, Role.AUDITOR));
        String id = proposed(Map.of("person", person));
        as(second).post(PATH + "/" + id + "/approve").then().statusCode(200);

        as(second).post(PATH + "/" + id + "/approve").then().statusCode(409);
    }

    @Test
    void the_same_is_not_proposed_twice() {
        Map<String, String> whom = Map.of("person", idOf(Api.person(null, null, Role.AUDITOR)));
        proposed(whom);
        Map<String, String> body = new LinkedHashMap<>(whom);
        body.put("reason", "Again.");

        as(second).body(body).post(PATH).then().statusCode(409);
    }

    @Test
    void whom_nobody_knows_cannot_be_erased() {
        as(first)
                .body(Map.of("person", "p-nobody", "reason", "x"))
                .post(PATH)
                .then()
                .statusCode(400);
        as(first)
                .body(Map.of("carrier", Registry.carrier(), "contact", "nobody@example.org", "reason", "x"))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/contact"));
        as(first).body(Map.of("reason", "x")).post(PATH).then().statusCode(400);
    }

    @Test
    void keys_that_the_person_issued_go_on_and_the_preview_says_so() {
        String login = Api.person(null, null, Role.ADMIN);
        String name = Api.code("key");
        String key = as(login)
                .body(Map.of("name", name, "roles", List.of("auditor")))
                .post("/api/v1/api-keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
        String person = idOf(login);
        String id = proposed(Map.of("person", person));
        as(second).get(PATH + "/" + id).then().body("preview.keys[0].name", equalTo(name));

        as(second).post(PATH + "/" + id + "/approve").then().statusCode(200);

        Api.bearer(key).get("/api/v1/ledger/entries").then().statusCode(200);
    }
}
