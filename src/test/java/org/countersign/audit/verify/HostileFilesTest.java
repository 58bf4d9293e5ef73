package org.countersign.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.countersign.ledger.merkle.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever file the command is given, it answers in words and in time. */
class HostileFilesTest {
    private static final String CHECKPOINT =
            "example.org/log\n1152921504606846976\n" + Hash.EMPTY_ROOT.toBase64() + "\n\n— example.org/log AAAAAAAA\n";
    private static final String LAST_FILE = "tile/entries/000";

    @TempDir
    Path directory;

    @Test
    void no_file_and_no_ZIP_file_is_told_so() throws IOException {
        Path text = Files.writeString(directory.resolve("a.txt"), "hello");
        Path empty = Files.createFile(directory.resolve("b.zip"));
        for (String file :
                new String[] {text.toString(), empty.toString(), directory.toString(), "/no/such/file", "\0"}) {
            Told told = Told.by(file);
            assertThat(told.exitCode()).as(file).isEqualTo(VerifyCommand.UNREADABLE);
            assertThat(told.text()).hasLineCount(1).doesNotContain("Exception");
        }
    }

    @Test
    void a_ZIP_file_of_something_else_is_told_so() throws IOException {
        Told told = Told.by(zip(Map.of("readme", bytes("hello"))).toString());
        assertThat(told.exitCode()).isEqualTo(VerifyCommand.UNREADABLE);
    }

    @Test
    void a_size_that_is_made_up_does_not_keep_anybody_waiting() throws IOException {
        Told told = Told.by(zip(Map.of("checkpoint", bytes(CHECKPOINT))).toString(), "--json");
        assertThat(told.exitCode()).isEqualTo(VerifyCommand.FAILS);
        assertThat(told.failed()).contains("files", "leaves");
    }

    @Test
    void files_that_unpack_to_more_than_they_can_be_are_not_unpacked() throws IOException {
        byte[] zeros = new byte[64 * 1024 * 1024];
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("checkpoint", bytes(CHECKPOINT));
        files.put("manifest.json", zeros);
        files.put("entries.ndjson", zeros);
        files.put(LAST_FILE, zeros);
        files.put("tile/0/000", zeros);
        Told told = Told.by(zip(files).toString(), "--json");
        assertThat(told.exitCode()).isEqualTo(VerifyCommand.FAILS);
        assertThat(told.files("files")).contains("manifest.json", "tile/0/000");
        assertThat(told.files("entries")).contains("entries.ndjson");
        assertThat(told.files("leaves")).contains(LAST_FILE);
    }

    @Test
    void names_that_would_leave_the_directory_are_told_and_harm_nobody() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("checkpoint", bytes(CHECKPOINT));
        files.put("../../etc/passwd", bytes("x"));
        files.put("/absolute\u001b[31m", bytes("x"));
        Told told = Told.by(zip(files).toString());
        assertThat(told.exitCode()).isEqualTo(VerifyCommand.FAILS);
        assertThat(told.text()).contains("../../etc/passwd").doesNotContain("\u001b");
    }

    /** JSON, ZIP and signed notes that are cut or full of noise. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void noise_is_never_answered_with_a_trace(int seed) throws IOException {
        Random random = new Random(seed);
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : new String[] {"manifest.json", "entries.ndjson", "key", LAST_FILE, "tile/0/000"}) {
            byte[] noise = new byte[random.nextInt(4000)];
            random.nextBytes(noise);
            files.put(name, noise);
        }
        files.put("checkpoint", bytes(CHECKPOINT));
        files.put("manifest.json", bytes("[".repeat(seed * 500)));
        Path file = zip(files);
        assertThat(Told.by(file.toString()).exitCode()).isEqualTo(VerifyCommand.FAILS);

        byte[] damaged = Files.readAllBytes(file);
        for (int i = 0; i < 40; i++) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
        }
        Files.write(file, damaged);
        Told told = Told.by(file.toString());
        assertThat(told.exitCode()).isIn(VerifyCommand.FAILS, VerifyCommand.UNREADABLE);
        assertThat(told.text()).doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--key",
                "--checkpoint",
                "--lang de a.zip",
                "--key x a.zip",
                "--checkpoint /no/file a.zip",
                "--what a.zip",
                "a.zip b.zip"
            })
    void arguments_that_mean_nothing_are_told_so(String arguments) {
        Told told = Told.by(arguments.isEmpty() ? new String[0] : arguments.split(" ", -1));
        assertThat(told.exitCode()).isEqualTo(VerifyCommand.UNREADABLE);
        assertThat(told.text()).isNotBlank();
    }

    @Test
    void a_fault_is_told_as_JSON_too_to_who_asks_so() {
        Told told = Told.by("/no/such/file", "--json");
        assertThat(told.exitCode()).isEqualTo(VerifyCommand.UNREADABLE);
        assertThat(told.json().path("holds").asBoolean(true)).isFalse();
        assertThat(told.json().path("error").asText()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "[]",
                "{\"format\":\"countersign-export\",\"version\":1}",
                "{\"format\":\"countersign-export\",\"version\":1,\"files\":[{\"bytes\":1}]}"
            })
    void a_manifest_that_lacks_something_is_no_manifest(String manifest) throws IOException {
        Told told = Told.by(
                zip(Map.of("checkpoint", bytes(CHECKPOINT), "manifest.json", bytes(manifest)))
                        .toString(),
                "--json");
        assertThat(told.exitCode()).as(told.text()).isEqualTo(VerifyCommand.FAILS);
        assertThat(told.files("manifest")).containsExactly("manifest.json");
    }

    @Test
    void an_export_of_a_later_version_is_told_so() throws IOException {
        Map<String, byte[]> files = Map.of("checkpoint", bytes(CHECKPOINT), "manifest.json", bytes("{\"version\":2}"));
        Told told = Told.by(zip(files).toString());
        assertThat(told.exitCode()).isEqualTo(VerifyCommand.UNREADABLE);
        assertThat(told.text()).contains("later version");
    }

    private Path zip(Map<String, byte[]> files) throws IOException {
        Path file = Files.createTempFile(directory, "hostile", ".zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
