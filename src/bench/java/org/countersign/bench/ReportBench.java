package org.countersign.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
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
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.countersign.testing.App;
import org.countersign.testing.Postgres;

/**
 * The benchmark of delivery reports: batches of 10,000 reports of new messages, end to end over HTTP, in turn with the same
 * batch read by a bare endpoint that keeps nothing; what the application holds in memory after each million, all garbage
 * collected; and what a restart leaves of it. Prints tables, and stops by itself.
 *
 * <p>Arguments: databases ({@code h2,postgresql}), how many batches ({@code 20}; 1000 bring 10,000,000 reports), how many of them
 * the bare endpoint reads as well ({@code 20}), after how many minutes a database is left with what has been sent by then
 * ({@code 10}); all optional.
 */
public final class ReportBench {
    private static final String PASSWORD = "the benchmark's own password";
    private static final String CREDENTIALS =
            Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    private static final int BATCH = 10_000;
    private static final int WARM_UP = 5;
    private static final int BATCHES_PER_CAMPAIGN = 65;
    private static final int BATCHES_PER_MILLION = 100;
    private static final String HEAP = "-Xmx256m";
    private static final List<String> CARRIERS = List.of("bench-orange", "bench-sfr", "bench-bouygues", "bench-free");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String database;
    private final int batches;
    private final int compared;
    private final Duration most;
    private final List<Double> millis = new ArrayList<>();
    private final List<Double> bare = new ArrayList<>();
    private final List<Double> ratios = new ArrayList<>();
    private final StringBuilder heap = new StringBuilder();

    private ReportBench(String database, int batches, int compared, Duration most) {
        this.database = database;
        this.batches = batches;
        this.compared = compared;
        this.most = most;
    }

    public static void main(String[] args) throws Exception {
        String databases = args.length > 0 ? args[0] : "h2,postgresql";
        int batches = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        int compared = args.length > 2 ? Integer.parseInt(args[2]) : 20;
        Duration most = Duration.ofMinutes(args.length > 3 ? Long.parseLong(args[3]) : 10);
        for (String database : databases.split(",", -1)) {
            ReportBench bench = new ReportBench(database, batches, compared, most);
            Path directory = Files.createTempDirectory("countersign-bench");
            if (database.equals("h2")) {
                bench.measure(App.h2(directory));
            } else {
                try (Postgres postgres = Postgres.start()) {
                    bench.measure(App.on(postgres, directory));
                }
            }
        }
    }

    private void measure(App.Plan base) throws Exception {
        App.Plan plan = base.with("COUNTERSIGN_ADMIN_PASSWORD", PASSWORD).jvm(HEAP);
        String counts;
        try (App app = plan.start()) {
            send(app);
            System.out.println(table());
            counts = counts(app);
        }
        long began = System.nanoTime();
        try (App app = plan.start()) {
            double seconds = (System.nanoTime() - began) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "Ready %.1f s after a restart with %,d reports; the counts of the first campaign are %s.%n%n",
                    seconds,
                    (long) millis.size() * BATCH,
                    counts(app).equals(counts) ? "the same" : "OTHERS");
        }
    }

    private void send(App app) throws Exception {
        String key = fill(app, batches);
        long began = System.nanoTime();
        for (int i = -WARM_UP; i < batches && System.nanoTime() - began < most.toNanos(); i++) {
            byte[] batch = batch(i + WARM_UP);
            boolean alsoBare = i < compared;
            double bareMillis = alsoBare ? post(app, "/bench/reports", key, batch) : 0;
            double ownMillis = post(app, "/api/v1/delivery-reports", key, batch);
            if (i >= 0) {
                millis.add(ownMillis);
                if (alsoBare) {
                    bare.add(bareMillis);
                    ratios.add(ownMillis / bareMillis);
                }
            }
            if (i >= 0 && (i + 1) % BATCHES_PER_MILLION == 0) {
                heap.append(String.format(Locale.ROOT, " %.0f", liveMebibytes(app)));
            }
        }
        if (heap.isEmpty()) {
            heap.append(String.format(Locale.ROOT, " %.0f", liveMebibytes(app)));
        }
    }

    private String table() {
        int fifth = Math.max(1, millis.size() / 5);
        return String.format(
                Locale.ROOT,
                "| database | reports | batch ms, first fifth | batch ms, last fifth | bare ms | ratio |"
                        + " live MiB after each million, under %s |%n|---|---|---|---|---|---|---|%n"
                        + "| %s | %,d | %.0f | %.0f | %.1f | %.1f |%s |%n",
                HEAP,
                database,
                (long) millis.size() * BATCH,
                median(millis.subList(0, fifth)),
                median(millis.subList(millis.size() - fifth, millis.size())),
                median(bare),
                median(ratios),
                heap);
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
        HttpRequest request = HttpRequest.newBuilder(URI.create(app.baseUri() + path))
                .header("Authorization", "Basic " + CREDENTIALS)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(path + ": " + response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }

    private static String get(App app, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(app.baseUri() + path))
                .header("Authorization", "Basic " + CREDENTIALS)
                .build();
        HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    /** Of the first campaign's messages; what is judged of them goes on. */
    private static String counts(App app) throws Exception {
        return get(app, "/api/v1/watch?campaign=bench-0").replaceAll("\"(evidence|state|baseline)\":[^,}]*", "");
    }

    /** What is reachable: counting it collects all garbage first. */
    private static double liveMebibytes(App app) throws IOException {
        Process histogram = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(app.process().pid()),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String total = "";
        try (BufferedReader lines = histogram.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                total = line.startsWith("Total") ? line : total;
            }
        }
        if (total.isEmpty()) {
            throw new IllegalStateException("the heap could not be counted");
        }
        return Double.parseDouble(total.trim().split("\\s+", -1)[2]) / (1 << 20);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
