package org.countersign.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import org.countersign.access.Role;
import org.countersign.audit.Export.Separator;
import org.countersign.ledger.Entries;
import org.countersign.ledger.Entry;
import org.countersign.testing.Api;
import org.countersign.testing.LaunchScene;
import org.countersign.testing.Leaves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ExportResourceTest {
    private static final String EXPORT = "/api/v1/ledger/export.";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Entries entries;

    @Inject
    DataSource database;

    @Inject
    Exports exports;

    @Inject
    ExportPlaces places;

    @Inject
    ExportConfig config;

    @ParameterizedTest
    @EnumSource
    void an_export_is_on_record_with_its_filter_and_the_size_it_is_pinned_to(ExportFormat format) {
        String subject = new LaunchScene(1).hold("Stop");
        Response export = Api.as(Role.AUDITOR).get(EXPORT + format.extension() + "?subject=" + subject);
        export.then()
                .statusCode(200)
                .header("Content-Type", startsWith(format.mediaType().split(";", -1)[0]))
                .header("Content-Disposition", containsString("." + format.extension() + "\""));
        long size = size(export);
        Entry record = entries.find(size - 1).orElseThrow();
        assertThat(record.kind()).isEqualTo(LedgerExported.KIND);
        assertThat(record.data().toString())
                .isEqualTo("{\"filter\":{\"subject\":\"" + subject + "\"},\"format\":\"" + format.extension()
                        + "\",\"size\":" + size + "}");
    }

    @ParameterizedTest
    @EnumSource
    void an_export_is_repeated_byte_for_byte_by_its_size_and_the_repeat_is_on_record_too(ExportFormat format) {
        new LaunchScene(1).hold("Stop");
        Response first = Api.as(Role.AUDITOR).get(EXPORT + format.extension());
        long size = size(first);
        new LaunchScene(1).hold("Encore");
        Response again = Api.admin().get(EXPORT + format.extension() + "?size=" + size);
        assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(size(again)).isEqualTo(size);
        Entry newest = entries.find(Leaves.size() - 1).orElseThrow();
        assertThat(newest.kind()).isEqualTo(LedgerExported.KIND);
        assertThat(newest.data().path("size").asLong()).isEqualTo(size);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"AUDITOR", "ADMIN", "CARRIER"})
    void who_may_not_read_the_ledger_may_not_export_it_and_is_on_record_for_trying(Role role) {
        for (ExportFormat format : ExportFormat.values()) {
            Api.as(role).get(EXPORT + format.extension()).then().statusCode(403);
            Entry newest = entries.find(Leaves.size() - 1).orElseThrow();
            assertThat(newest.kind()).isEqualTo("attempt-refused");
            assertThat(newest.data().path("operation").asText()).isEqualTo("export");
        }
    }

    @Test
    void a_carrier_may_not_export_and_a_stranger_must_sign_in() {
        String carrier = new LaunchScene(1).scene().carrier(0);
        Api.asCarrier(carrier).get(EXPORT + "zip").then().statusCode(403);
        given().get(EXPORT + "zip").then().statusCode(401);
    }

    @Test
    void lines_of_JSON_are_those_of_the_list_of_entries() {
        Response export = Api.as(Role.AUDITOR).get(EXPORT + "ndjson");
        String list = Api.as(Role.AUDITOR)
                .get("/api/v1/ledger/entries?limit=20")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(export.asString()).startsWith(list);
        assertThat(export.asString().lines().count()).isEqualTo(size(export));
    }

    @Test
    void filters_select_by_kind_subject_carrier_client_and_time() throws IOException {
        LaunchScene launch = new LaunchScene(2);
        String change = launch.changeInEffect();
        launch.decision();
        String hold = launch.hold("Stop");
        Instant at = entries.about(hold, Long.MAX_VALUE, 1).get(0).at();

        assertThat(kinds("subject=" + hold)).containsExactly("hold-placed");
        assertThat(kinds("kind=change-declared&subject=" + change)).containsExactly("change-declared");
        assertThat(kinds("carrier=" + launch.scene().carrier(0)))
                .contains("carrier-registered", "interconnect-opened", "change-declared", "campaign-registered")
                .doesNotContain("hold-placed", "client-registered");
        assertThat(kinds("client=" + launch.client()))
                .contains("client-registered", "contract-signed", "campaign-registered", "decision-recorded")
                .doesNotContain("carrier-registered");
        assertThat(kinds("subject=" + hold + "&from=" + at)).hasSize(1);
        assertThat(kinds("subject=" + hold + "&until=" + at)).isEmpty();
    }

    @Test
    void a_French_reader_gets_semicolons_and_everybody_what_they_ask_for() {
        String hold = new LaunchScene(1).hold("Stop");
        String path = EXPORT + "csv?subject=" + hold;
        assertThat(header(path, "fr-FR,fr;q=0.9")).startsWith("\ufeffindex;at;");
        assertThat(header(path, "en")).startsWith("\ufeffindex,at,");
        assertThat(header(path + "&separator=tab", "fr")).startsWith("\ufeffindex\tat\t");
    }

    private static String header(String path, String language) {
        byte[] body = Api.as(Role.AUDITOR)
                .header("Accept-Language", language)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        return new String(body, StandardCharsets.UTF_8).lines().findFirst().orElseThrow();
    }

    @Test
    void a_text_in_a_cell_is_no_formula_and_one_that_was_erased_says_so() throws SQLException {
        String hold = new LaunchScene(1).hold("=HYPERLINK(\"http://example.org\")");
        String path = EXPORT + "csv?subject=" + hold;
        String csv = Api.as(Role.AUDITOR).get(path).asString();
        // The name of the component stands before it, so that no cell of texts can begin with what people wrote.
        assertThat(csv).contains("\"reason: =HYPERLINK(\"\"http://example.org\"\")\"");

        erase(entries.about(hold, Long.MAX_VALUE, 1).get(0).index());
        assertThat(Api.as(Role.AUDITOR).get(path).asString()).contains("\"reason: [erased]\"");
    }

    private void erase(long entry) throws SQLException {
        QuarkusTransaction.requiringNew().run(() -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement update = connection.prepareStatement(
                            "update ledger_text set text = null, salt = null where entry = ?")) {
                update.setLong(1, entry);
                update.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void a_workbook_has_the_same_rows() {
        String hold = new LaunchScene(1).hold("Arrêt");
        byte[] workbook =
                Api.as(Role.AUDITOR).get(EXPORT + "xlsx?subject=" + hold).asByteArray();
        List<List<String>> rows = Workbooks.rows(workbook, 1);
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0)).isEqualTo(Sheet.HEADINGS);
        assertThat(rows.get(1)).contains("hold-placed", hold, "reason: Arrêt");
    }

    @Test
    void a_ZIP_holds_every_leaf_whatever_the_filter_and_a_manifest_of_who_and_when() throws IOException {
        String hold = new LaunchScene(1).hold("Arrêt");
        Response export = Api.as(Role.AUDITOR).get(EXPORT + "zip?subject=" + hold);
        long size = size(export);
        Map<String, byte[]> files = files(export.asByteArray());
        JsonNode manifest = JSON.readTree(files.get(ZipLayout.MANIFEST));
        Entry record = entries.find(size - 1).orElseThrow();
        assertThat(manifest.path("exported").path("by").asText())
                .isEqualTo(record.actor().value());
        assertThat(manifest.path("exported").path("at").asText())
                .isEqualTo(record.at().toString());
        assertThat(manifest.path("selected").path("count").asInt()).isEqualTo(1);
        assertThat(manifest.path("filter").path("subject").asText()).isEqualTo(hold);
        assertThat(manifest.path("size").asLong()).isEqualTo(size);
        assertThat(files).containsKey(ZipLayout.leaves(0, ZipLayout.width(size, 0)));
        assertThat(new String(files.get(ZipLayout.ENTRIES), StandardCharsets.UTF_8))
                .contains("Arrêt")
                .containsOnlyOnce("\n");
    }

    @Test
    void a_ZIP_unpacked_has_the_paths_of_a_log_in_tiles() {
        assertThat(ZipLayout.leaves(0, 256)).isEqualTo("tile/entries/000");
        assertThat(ZipLayout.leaves(1234, 17)).isEqualTo("tile/entries/x001/234.p/17");
        assertThat(ZipLayout.hashes(1, 1_234_067, 256)).isEqualTo("tile/1/x001/x234/067");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=yesterday",
                "from=2013-09-10T09:00:00Z&until=2013-09-10T09:00:00Z",
                "from=1066-10-14T09:00:00Z",
                "kind=Signed%20off",
                "subject=Camille%20Martin",
                "carrier=A",
                "client=A",
                "size=0",
                "size=1000000000",
                "size=x",
                "unknown=1"
            })
    void a_bad_filter_is_refused_and_nothing_is_on_record(String query) {
        long before = Leaves.size();
        Api.admin()
                .urlEncodingEnabled(false)
                .get(EXPORT + "zip?" + query)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", startsWith("?"));
        assertThat(Leaves.size()).isEqualTo(before);
    }

    @Test
    void an_unknown_separator_is_refused() {
        Api.admin()
                .get(EXPORT + "csv?separator=pipe")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("?separator"));
    }

    /** Those that have begun count, or of many that begin together all would pass. */
    @Test
    void more_than_a_node_makes_at_once_are_told_to_come_back_and_are_not_on_record() {
        List<BegunExport> begun = new ArrayList<>();
        try {
            while (begun.size() < config.atOnce()) {
                begun.add(begin());
            }
            RequestSpecification auditor = Api.as(Role.AUDITOR);
            long before = Leaves.size();
            auditor.get(EXPORT + "csv")
                    .then()
                    .statusCode(429)
                    .header("Retry-After", equalTo("30"))
                    .body("type", equalTo("/problems/too-many-exports"));
            assertThat(Leaves.size()).isEqualTo(before);
        } finally {
            begun.forEach(BegunExport::over);
        }
        Api.as(Role.AUDITOR).get(EXPORT + "csv").then().statusCode(200);
    }

    private BegunExport begin() {
        return exports.begin(ExportFormat.CSV, ExportFilter.ALL, 1L, Separator.COMMA);
    }

    @Test
    void a_place_is_given_back_when_the_export_is_written_or_its_reader_breaks_off() throws IOException {
        int free = places.free();
        BegunExport written = begin();
        assertThat(places.free()).isEqualTo(free - 1);
        written.write(OutputStream.nullOutputStream());
        assertThat(places.free()).isEqualTo(free);
        written.over();
        assertThat(places.free()).isEqualTo(free);

        BegunExport broken = begin();
        assertThatThrownBy(() -> broken.write(new GoneReader())).isInstanceOf(EOFException.class);
        assertThat(places.free()).isEqualTo(free);
    }

    @Test
    void an_export_that_nobody_waits_for_any_more_is_not_written() {
        int free = places.free();
        BegunExport begun = begin();
        begun.over();
        assertThat(places.free()).isEqualTo(free);
        assertThatThrownBy(() -> begun.write(OutputStream.nullOutputStream())).isInstanceOf(EOFException.class);
        assertThat(places.free()).isEqualTo(free);
    }

    /** Does not answer any more. */
    private static final class GoneReader extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new EOFException("gone");
        }
    }

    @Test
    void an_export_that_cannot_begin_takes_no_place() {
        for (int i = 0; i <= config.atOnce(); i++) {
            Api.as(Role.AUDITOR).get(EXPORT + "csv?size=1000000000").then().statusCode(400);
        }
        Api.as(Role.AUDITOR).get(EXPORT + "csv").then().statusCode(200);
    }

    @Test
    void a_question_for_the_headers_alone_keeps_no_place() {
        for (int i = 0; i <= 2 * config.atOnce(); i++) {
            Api.as(Role.AUDITOR).head(EXPORT + "csv");
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(places.free()).isEqualTo(config.atOnce()));
        }
        Api.as(Role.AUDITOR).get(EXPORT + "csv").then().statusCode(200);
    }

    @Test
    void clients_that_go_away_free_their_places() throws IOException {
        String login = Api.person(null, null, Role.AUDITOR);
        String credentials =
                Base64.getEncoder().encodeToString((login + ":" + Api.PASSWORD).getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 3 * config.atOnce(); i++) {
            try (Socket socket = new Socket("localhost", RestAssured.port)) {
                socket.getOutputStream()
                        .write(("GET " + EXPORT + "zip HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic "
                                        + credentials + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                if (i % 2 == 0) {
                    // Until it has begun to be written.
                    assertThat(socket.getInputStream().read()).isPositive();
                }
                // What was not read is not waited for either.
                socket.setSoLinger(true, 0);
            }
        }
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(places.free()).isEqualTo(config.atOnce()));
        Api.as(Role.AUDITOR).get(EXPORT + "csv").then().statusCode(200);
    }

    private static List<String> kinds(String filter) throws IOException {
        Response export = Api.as(Role.AUDITOR).get(EXPORT + "ndjson?" + filter);
        export.then().statusCode(200);
        return export.asString()
                .lines()
                .map(line -> {
                    try {
                        return JSON.readTree(line).path("kind").asText();
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .collect(Collectors.toList());
    }

    private static long size(Response export) {
        return Long.parseLong(export.getHeader(ExportResource.SIZE));
    }

    private static Map<String, byte[]> files(byte[] zip) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }
}
