package org.countersign.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.countersign.testing.App;
import org.countersign.testing.LongLedger;

/**
 * Exports a long ledger in every format under a small heap, and verifies the ZIP; prints the table of docs/benchmarks.md.
 *
 * <p>Arguments: entries ({@code 1000000}), heap ({@code 256m}); both optional.
 */
public final class ExportBench {
    private static final String PASSWORD = "the benchmark's own password";
    private static final List<String> FORMATS = List.of("csv", "ndjson", "xlsx", "zip");
    private static final int AUDIENCE = 4;

    private ExportBench() {}

    public static void main(String[] args) throws Exception {
        int entries = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        String heap = args.length > 1 ? args[1] : "256m";
        Path directory = Files.createTempDirectory(Path.of("target"), "export-bench");
        App.Plan plan = App.h2(directory).with("COUNTERSIGN_ADMIN_PASSWORD", PASSWORD);
        try (App app = plan.start()) {
            app.stop();
        }
        LongLedger.fillH2WithCampaigns(directory, entries, AUDIENCE);
        System.out.printf(Locale.ROOT, "| %,d entries, heap %s | seconds | MB |%n|---|---:|---:|%n", entries, heap);
        try (App app = plan.jvm("-Xmx" + heap).start()) {
            for (String format : FORMATS) {
                long began = System.nanoTime();
                long bytes = download(app, format, directory.resolve("export." + format));
                row("export." + format, began, bytes);
            }
            app.stop();
        }
        verify(directory.resolve("export.zip"), heap);
    }

    private static void row(String what, long began, long bytes) {
        System.out.printf(Locale.ROOT, "| %s | %.1f | %.1f |%n", what, (System.nanoTime() - began) / 1e9, bytes / 1e6);
    }

    private static long download(App app, String format, Path to) throws IOException, InterruptedException {
        byte[] credentials = ("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(app.baseUri().resolve("/api/v1/ledger/export." + format))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials))
                .build();
        HttpResponse<InputStream> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new IOException(format + " was answered with " + response.statusCode());
        }
        try (InputStream body = response.body()) {
            return Files.copy(body, to);
        }
    }

    private static void verify(Path zip, String heap) throws IOException, InterruptedException {
        String java = ProcessHandle.current().info().command().orElse("java");
        long began = System.nanoTime();
        Process process = new ProcessBuilder(
                        java, "-Xmx" + heap, "-jar", App.Build.H2.jar().toString(), "verify", zip.toString())
                .inheritIO()
                .start();
        int exitCode = process.waitFor();
        row("verify, exit code " + exitCode, began, Files.size(zip));
    }
}
