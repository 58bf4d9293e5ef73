package org.countersign.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.countersign.access.Role;
import org.countersign.audit.ZipLayout;
import org.countersign.testing.Api;
import org.countersign.testing.LaunchScene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What two administrators have erased is gone from every export, which says so, and everything holds as before. */
@QuarkusTest
class ErasedTextsTest {
    private static final String EXPORT = "/api/v1/ledger/export.";
    private static final String TEXT = "Appelez Zoé Lefèvre";

    @TempDir
    Path directory;

    private String hold = "";
    private byte[] before = {};

    @BeforeEach
    void erase() {
        LaunchScene launch = new LaunchScene(1);
        launch.changeInEffect();
        launch.decision();
        String login = Api.code("login");
        String person = Api.admin()
                .body(Map.of(
                        "login",
                        login,
                        "name",
                        "Somebody",
                        "email",
                        "somebody@example.org",
                        "password",
                        Api.PASSWORD,
                        "roles",
                        List.of("duty-owner")))
                .post("/api/v1/people")
                .path("id");
        hold = Api.as(login, Api.PASSWORD)
                .body(Map.of("scope", Map.of("campaign", launch.campaign()), "reason", TEXT))
                .post("/api/v1/holds")
                .path("id");
        launch.decision();
        before = zip();
        String erasure = Api.as(Role.ADMIN)
                .body(Map.of("person", person, "reason", "Asked for in writing."))
                .post("/api/v1/erasures")
                .path("id");
        Api.as(Role.ADMIN)
                .post("/api/v1/erasures/" + erasure + "/approve")
                .then()
                .statusCode(200)
                .body("state", equalTo("done"));
    }

    /** Of the hold only: other tests have erased in their own ways. */
    private Response export(String format) {
        return Api.as(Role.AUDITOR)
                .get(EXPORT + format + "?subject=" + hold)
                .then()
                .statusCode(200)
                .extract()
                .response();
    }

    private byte[] zip() {
        return export("zip").asByteArray();
    }

    @Test
    void every_form_of_an_export_says_that_the_text_is_erased() {
        assertThat(export("csv").asString()).contains("\"reason: [erased]\"").doesNotContain("Zoé");
        assertThat(export("ndjson").asString()).contains("\"text\":null").doesNotContain("Zoé");
    }

    @Test
    void an_export_verifies_and_names_the_erasure() throws IOException {
        ExportCopy copy = new ExportCopy(zip());
        assertThat(new String(copy.file(ZipLayout.ENTRIES), StandardCharsets.UTF_8))
                .contains(hold)
                .doesNotContain(TEXT);
        // What was kept from before binds the log as ever.
        Path earlier = Files.write(directory.resolve("earlier.txt"), new ExportCopy(before).file(ZipLayout.CHECKPOINT));

        Told told = Told.by(copy.write(directory).toString(), "--json", "--checkpoint", earlier.toString());

        assertThat(told.exitCode()).as(told.text()).isEqualTo(VerifyCommand.HOLDS);
        assertThat(told.said("texts")).contains("have been erased").doesNotContain("no erasure on record");
    }

    @Test
    void an_export_from_before_the_erasure_verifies_too() throws IOException {
        Told told = Told.by(new ExportCopy(before).write(directory).toString());

        assertThat(told.exitCode()).as(told.text()).isEqualTo(VerifyCommand.HOLDS);
    }

    @Test
    void a_text_that_is_said_to_be_erased_by_nobody_is_counted() throws IOException {
        ExportCopy copy = new ExportCopy(before);
        ObjectNode counts =
                (ObjectNode) ExportCopy.json(copy.file(ZipLayout.MANIFEST)).path("texts");
        copy.withLine(0, line -> {
            ((ObjectNode) line.path("texts").path(0)).putNull("text").putNull("salt");
            return line;
        });
        copy.withManifest(manifest -> {
            manifest.putObject("texts")
                    .put("kept", counts.path("kept").asLong() - 1)
                    .put("erased", counts.path("erased").asLong() + 1);
            return manifest;
        });

        Told told = Told.by(copy.write(directory).toString(), "--json");

        assertThat(told.exitCode()).as(told.text()).isEqualTo(VerifyCommand.HOLDS);
        assertThat(told.said("texts")).contains("1 of them by no erasure on record");
    }
}
