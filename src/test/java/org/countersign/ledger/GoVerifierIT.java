package org.countersign.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.countersign.testing.App;
import org.countersign.testing.LongLedger;
import org.countersign.testing.NodeApi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A ledger of 70,000 entries, checked with a verifier that we did not write: that of Go's checksum database, through the short
 * program src/test/go/check.go.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoVerifierIT {
    private static final long SIZE = 70_000;
    private static final long INDEX = 12_345;
    private static final String PASSWORD = "correct horse battery staple";
    private static final Path SOURCE = Path.of("src/test/go/check.go").toAbsolutePath();
    private static final Path GO_PACKAGES = Path.of("/usr/share/gocode");
    private static final String TO_INSTALL =
            "This test needs Go and its module of the checksum database: apt-get install golang-go golang-golang-x-mod-dev";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** What the ledger has published, never altered. */
    private final Path published;

    private final Path check;

    /** A copy for each test. */
    @TempDir
    Path directory;

    GoVerifierIT(@TempDir Path shared) throws Exception {
        check = build(shared);
        published = Files.createDirectory(shared.resolve("published"));
        App.Plan plan = App.h2(shared.resolve("app"))
                .patient()
                .with("COUNTERSIGN_ADMIN_PASSWORD", PASSWORD)
                .with("COUNTERSIGN_SIGN_IN_BCRYPT_COST", "4");
        try (App app = plan.start()) {
            save("older", get(app, "checkpoint"));
            app.stop();
        }
        LongLedger.fillH2(shared.resolve("app"), SIZE);
        try (App app = plan.start()) {
            publish(app);
            app.stop();
        }
    }

    private static Path build(Path shared) throws IOException, InterruptedException {
        Path program = shared.resolve("check");
        assertThat(GO_PACKAGES.resolve("src/golang.org/x/mod/sumdb/tlog"))
                .as(TO_INSTALL)
                .isDirectory();
        ProcessBuilder build = new ProcessBuilder("go", "build", "-o", program.toString(), SOURCE.toString())
                .directory(shared.toFile())
                .redirectErrorStream(true);
        build.environment()
                .putAll(Map.of(
                        "GO111MODULE",
                        "off",
                        "GOPATH",
                        GO_PACKAGES.toString(),
                        "GOFLAGS",
                        "",
                        "GOCACHE",
                        shared.resolve("go-cache").toString()));
        Process running;
        try {
            running = build.start();
        } catch (IOException e) {
            throw new AssertionError(TO_INSTALL, e);
        }
        assertThat(output(running)).as("the output of go build").isEmpty();
        assertThat(running.exitValue()).isZero();
        return program;
    }

    /** Writes down all that the program looks at. */
    private void publish(App app) throws IOException {
        save("key", get(app, "key"));
        save("checkpoint", get(app, "checkpoint"));
        save("index", (INDEX + "\n").getBytes(StandardCharsets.US_ASCII));
        save("leaf", get(app, "entries/" + INDEX + "/leaf"));
        save("receipt", get(app, "entries/" + INDEX + "/proof"));
        NodeApi admin = NodeApi.of(app).withPassword("admin", PASSWORD);
        String older = Files.readAllLines(published.resolve("older")).get(1);
        save("inclusion", hashes(admin, "/ledger/proofs/inclusion?index=" + INDEX + "&size=" + SIZE));
        save("consistency", hashes(admin, "/ledger/proofs/consistency?from=" + older + "&to=" + SIZE));
        for (String tile : tiles()) {
            save("tile/" + tile, get(app, "tile/" + tile));
        }
    }

    /** The tiles of a tree of 70,000 leaves, as C2SP tlog-tiles lists them. */
    private static List<String> tiles() {
        List<String> tiles = new ArrayList<>();
        for (int i = 0; i < 273; i++) {
            tiles.add("0/%03d".formatted(i));
        }
        tiles.addAll(List.of("0/273.p/112", "1/000", "1/001.p/17", "2/000.p/1"));
        return tiles;
    }

    private void save(String name, byte[] content) throws IOException {
        Path file = published.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private static byte[] hashes(NodeApi admin, String path) {
        StringBuilder lines = new StringBuilder();
        for (JsonNode hash : admin.get(path).expect(200).json().path("hashes")) {
            lines.append(hash.asText()).append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] get(App app, String path) {
        String both = Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(app.baseUri() + "/api/v1/ledger/" + path))
                .header("Authorization", "Basic " + both)
                .build();
        try {
            HttpResponse<byte[]> response = HTTP.send(request, BodyHandlers.ofByteArray());
            assertThat(response.statusCode()).as(path).isEqualTo(200);
            return response.body();
        } catch (IOException e) {
            throw new AssertionError(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void copy_what_was_published() throws IOException {
        try (Stream<Path> files = Files.walk(published)) {
            for (Path file : files.toList()) {
                Path target = directory.resolve(published.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private record Verdict(int exitCode, String output) {}

    private Verdict check() throws IOException, InterruptedException {
        Process running = new ProcessBuilder(check.toString(), directory.toString())
                .redirectErrorStream(true)
                .start();
        String output = output(running);
        return new Verdict(running.exitValue(), output);
    }

    private static String output(Process running) throws IOException, InterruptedException {
        String output = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor(3, TimeUnit.MINUTES)).isTrue();
        return output;
    }

    @Test
    void signature_inclusion_consistency_receipt_and_every_tile_hold() throws Exception {
        Verdict verdict = check();

        assertThat(verdict.output())
                .contains(
                        "ok: signature of checkpoint",
                        "ok: signature of older",
                        "ok: consistency",
                        "ok: inclusion",
                        "ok: receipt",
                        "ok: root from tiles",
                        "ok: older root from tiles",
                        "ok: inclusion proof from tiles",
                        "ok: consistency proof from tiles",
                        "ok: 70000 leaf hashes")
                .doesNotContain("refused");
        assertThat(verdict.exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "checkpoint",
                "older",
                "leaf",
                "inclusion",
                "consistency",
                "receipt",
                "tile/0/017",
                "tile/0/273.p/112",
                "tile/1/000",
                "tile/1/001.p/17",
                "tile/2/000.p/1",
            })
    void what_was_altered_by_one_bit_is_refused(String name) throws Exception {
        Path file = directory.resolve(name);
        byte[] content = Files.readAllBytes(file);
        // The third byte is none that only ends a line.
        content[2] ^= 1;
        Files.write(file, content);

        assertRefused();
    }

    @Test
    void a_proof_of_another_entry_is_refused() throws Exception {
        Files.writeString(directory.resolve("index"), (INDEX + 1) + "\n");

        assertRefused();
    }

    @Test
    void a_proof_with_a_hash_less_or_more_is_refused() throws Exception {
        for (String name : List.of("inclusion", "consistency")) {
            Path file = directory.resolve(name);
            List<String> lines = Files.readAllLines(file);
            Files.write(file, lines.subList(1, lines.size()));
            assertRefused();
            List<String> longer = new ArrayList<>(lines);
            longer.add(lines.get(0));
            Files.write(file, longer);
            assertRefused();
            Files.write(file, lines);
        }
        assertThat(check().exitCode()).isZero();
    }

    @Test
    void two_tiles_in_each_others_place_are_refused() throws Exception {
        byte[] one = Files.readAllBytes(directory.resolve("tile/0/100"));
        byte[] other = Files.readAllBytes(directory.resolve("tile/0/101"));
        Files.write(directory.resolve("tile/0/100"), other);
        Files.write(directory.resolve("tile/0/101"), one);

        assertRefused();
    }

    private void assertRefused() throws IOException, InterruptedException {
        Verdict verdict = check();
        assertThat(verdict.exitCode()).as(verdict.output()).isEqualTo(1);
        assertThat(verdict.output()).contains("refused: ");
    }
}
