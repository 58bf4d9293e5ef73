package org.countersign.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
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
import org.countersign.testing.App;
import org.countersign.testing.LongLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged application exports and verifies a ledger that is larger than its memory. */
class LargeExportIT {
    private static final String PASSWORD = "correct horse battery staple";
    /** Much less than the leaves have together. */
    private static final String HEAP = "-Xmx128m";

    private static final int ENTRIES = 30_000;
    private static final int AUDIENCE = 125;

    @TempDir
    Path directory;

    @Test
    void a_ledger_that_does_not_fit_into_memory_is_exported_and_verified() throws Exception {
        App.Plan plan = App.h2(directory)
                .patient()
                .with("COUNTERSIGN_ADMIN_PASSWORD", PASSWORD)
                .with("COUNTERSIGN_SIGN_IN_BCRYPT_COST", "4")
                .jvm("-XX:TieredStopAtLevel=1")
                .jvm("-XX:+UseSerialGC");
        try (App app = plan.start()) {
            app.stop();
        }
        LongLedger.fillH2WithCampaigns(directory, ENTRIES, AUDIENCE);

        Path zip = directory.resolve("export.zip");
        try (App app = plan.jvm(HEAP).start()) {
            assertThat(download(app, "ndjson", directory.resolve("export.ndjson")))
                    .isGreaterThan(140_000_000);
            download(app, "csv", directory.resolve("export.csv"));
            download(app, "xlsx", directory.resolve("export.xlsx"));
            download(app, "zip", zip);
            app.stop();
        }

        Verified verified = verify(zip, HEAP);
        assertThat(verified.exitCode()).as(verified.said()).isZero();
        assertThat(verified.said()).contains("entries per second").doesNotContain("Listening");
    }

    private static long download(App app, String format, Path to) throws IOException, InterruptedException {
        URI address = app.baseUri().resolve("/api/v1/ledger/export." + format);
        byte[] credentials = ("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials))
                .build();
        HttpResponse<InputStream> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        try (InputStream body = response.body()) {
            return Files.copy(body, to);
        }
    }

    private record Verified(int exitCode, String said) {}

    private static Verified verify(Path zip, String heap) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.add(heap);
        command.addAll(List.of("-jar", App.Build.H2.jar().toString(), "verify", zip.toString(), "--lang", "en"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Verified(process.waitFor(), said);
    }
}
