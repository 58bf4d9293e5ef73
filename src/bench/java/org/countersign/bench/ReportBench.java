package org.countersign.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.countersign.testing.App;
import org.countersign.testing.Postgres;

/**
 * The benchmark of delivery reports: batches of 10,000 reports of new messages, end to end over HTTP, in turn with the same
 * batch read by a bare endpoint that keeps nothing; and the memory that the application holds meanwhile. Prints a table.
 *
 * <p>Arguments: databases ({@code h2,postgresql}), how many batches ({@code 20}; 1000 bring 10,000,000 reports), all optional.
 */
public final class ReportBench {
    private static final String PASSWORD = "the benchmark's own password";
    private static final int BATCH = 10_000;
    private static final int WARM_UP = 5;
    private static final int BATCHES_PER_CAMPAIGN = 65;
    private static final List<String> CARRIERS = List.of("bench-orange", "bench-sfr", "bench-bouygues", "bench-free");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private ReportBench() {}

    public static void main(String[] args) throws Exception {
        String databases = args.length > 0 ? args[0] : "h2,postgresql";
        int batches = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        System.out.println("| database | reports | batch ms, first fifth | batch ms, last fifth | bare ms | ratio | MiB after first fifth"
                + " | MiB at the end |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        for (String database : databases.split(",", -1)) {
            Path directory = Files.createTempDirectory("countersign-bench");
            if (database.equals("h2")) {
                measure(database, App.h2(directory), batches);
            } else {
                try (Postgres postgres = Postgres.start()) {
                    measure(database, App.on(postgres, directory), batches);
                }
            }
        }
    }

    private static void measure(String database, App.Plan base, int batches) throws Exception {
        App.Plan plan = base.with("COUNTERSIGN_ADMIN_PASSWORD", PASSWORD).jvm("-Xmx1g");
        try (App app = plan.start()) {
            String key = fill(app, batches);
            int fifth = Math.max(1, batches / 5);
            double[] millis = new double[batches];
            double[] bare = new double[batches];
            long early = 0;
            for (int i = -WARM_UP; i < batches; i++) {
                byte[] batch = batch(i + WARM_UP);
                double bareMillis = post(app, "/bench/reports", key, batch);
                double ownMillis = post(app, "/api/v1/delivery-reports", key, batch);
                if (i >= 0) {
                    millis[i] = ownMillis;
                    bare[i] = bareMillis;
                }
                if (i == fifth) {
                    early = residentMebibytes(app);
                }
            }
            double[] ratios = new double[batches];
            Arrays.setAll(ratios, i -> millis[i] / bare[i]);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %,d | %.0f | %.0f | %.1f | %.1f | %d | %d |%n",
                    database,
                    (long) batches * BATCH,
                    median(Arrays.copyOf(millis, fifth)),
                    median(Arrays.copyOfRange(millis, batches - fifth, batches)),
                    median(bare),
                    median(ratios),
                    early,
                    residentMebibytes(app));
        }
    }

    private static String fill(App app, int batches) throws Exception {
        for (int i = 0; i < CARRIERS.size(); i++) {
            String carrier = CARRIERS.get(i);
            send(app, "/api/v1/carriers", Map.of("code", carrier, "name", carrier, "country", "FR", "plmns", List.of("2080" + i)));
        }
        send(app, "/api/v1/platforms", Map.of("code", "bench-platform", "name", "Bench"));
        send(app, "/api/v1/clients", Map.of("code", "bench-client", "name", "Bench"));
        for (int i = 0; i <= (batches + WARM_UP) / BATCHES_PER_CAMPAIGN; i++) {
            send(app, "/api/v1/campaigns", Map.of(
                    "code", "bench-" + i, "client", "bench-client", "platform", "bench-platform", "name", "Bench",
                    "audience", List.of()));
        }
        return send(app, "/api/v1/api-keys", Map.of("name", "bench", "roles", List.of("campaign-system")))
                .get("key")
                .asText();
    }

    /** Reports of messages that nobody has heard of before: of a hundred, three failed. */
    private static byte[] batch(int which) throws IOException {
        Instant now = Instant.now().minus(Duration.ofMinutes(1));
        StringBuilder json = new StringBuilder(BATCH * 260).append('[');
        for (int i = 0; i < BATCH; i++) {
            boolean failed = i % 33 == 0;
            json.append(i == 0 ? "" : ",")
                    .append("{\"campaign\":\"bench-").append(which / BATCHES_PER_CAMPAIGN)
                    .append("\",\"messageId\":\"").append(String.format(Locale.ROOT, "%08x-%08x", which * 7919, i * 31))
                    .append("\",\"carrier\":\"").append(CARRIERS.get(i % CARRIERS.size()))
                    .append("\",\"state\":\"").append(failed ? "undeliverable" : "delivered-handset")
                    .append("\",\"submittedAt\":\"").append(now.plusMillis(i))
                    .append("\",\"doneAt\":\"").append(now.plusMillis(i + 3_000))
                    .append("\",\"rawStatus\":\"").append(failed ? "UNDELIV" : "DELIVRD")
                    .append("\",\"rawError\":\"").append(failed ? "027" : "000").append("\"}");
        }
        return json.append(']').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static double post(App app, String path, String key, byte[] body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(app.baseUri() + path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        long began = System.nanoTime();
        HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
        double millis = (System.nanoTime() - began) / 1e6;
        if (response.statusCode() != 200 || JSON.readTree(response.body()).path("accepted").asInt() != BATCH) {
            throw new IllegalStateException(path + ": " + response.statusCode() + " " + response.body());
        }
        return millis;
    }

    private static JsonNode send(App app, String path, Object body) throws Exception {
        String credentials =
                Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(app.baseUri() + path))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(path + ": " + response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }

    private static long residentMebibytes(App app) throws IOException {
        try (var lines = Files.lines(Path.of("/proc/" + app.process().pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElseThrow()
                    / 1024;
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
