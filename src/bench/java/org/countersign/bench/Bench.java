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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.countersign.testing.App;
import org.countersign.testing.Postgres;

/**
 * The benchmark: for each database and size of the registry, the pre-flight (with an API key) and the bare endpoint in turn,
 * slice by slice, in one run on one machine; prints the tables of docs/benchmarks.md.
 *
 * <p>Arguments: databases ({@code h2,postgresql}), numbers of changes ({@code 10,10000,1000000}), slices per endpoint and
 * load ({@code 5}; 0 for lists and pages only), seconds per slice ({@code 3}); all optional.
 */
public final class Bench {
    private static final String PASSWORD = "the benchmark's own password";
    private static final String PLATFORM = "bench-platform";
    private static final List<String> CARRIERS = List.of("bench-orange", "bench-sfr", "bench-bouygues", "bench-free");
    private static final int LIST_REQUESTS = 21;
    private static final List<Integer> CONNECTIONS = List.of(1, 32, 64);
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int slices;
    private final Duration slice;

    private Bench(int slices, Duration slice) {
        this.slices = slices;
        this.slice = slice;
    }

    public static void main(String[] args) throws Exception {
        List<String> databases = List.of(argument(args, 0, "h2,postgresql").split(",", -1));
        List<Integer> sizes = Arrays.stream(argument(args, 1, "10,10000,1000000").split(",", -1))
                .map(Integer::valueOf)
                .toList();
        Bench bench = new Bench(
                Integer.parseInt(argument(args, 2, "5")),
                Duration.ofSeconds(Long.parseLong(argument(args, 3, "3"))));
        List<String> rows = new ArrayList<>();
        List<String> starts = new ArrayList<>();
        List<String> lists = new ArrayList<>();
        List<String> pages = new ArrayList<>();
        for (String database : databases) {
            for (int changes : sizes) {
                bench.measure(database, changes, rows, starts, lists, pages);
            }
        }
        print("| database | changes | connections | bare/s | pre-flight/s | ratio | bare p50 µs | p50 µs | bare p99 µs"
                + " | p99 µs | p99 ratio |");
        print("|---|---|---|---|---|---|---|---|---|---|---|");
        rows.forEach(Bench::print);
        print("");
        print("| database | changes | ledger entries | start to ready s | resident MiB after start |");
        print("|---|---|---|---|---|");
        starts.forEach(Bench::print);
        print("");
        print("| database | changes | newest page ms | last page ms | awaiting a carrier ms | rare word ms | common word ms"
                + " | both ms |");
        print("|---|---|---|---|---|---|---|---|");
        lists.forEach(Bench::print);
        print("");
        print(Pages.head());
        print(Pages.rule());
        pages.forEach(Bench::print);
    }

    private static String argument(String[] args, int i, String otherwise) {
        return args.length > i ? args[i] : otherwise;
    }

    private static void print(String line) {
        System.out.println(line);
    }

    private void measure(String database, int changes, List<String> rows, List<String> starts, List<String> lists, List<String> pages) throws Exception {
        Path directory = Files.createTempDirectory("countersign-bench");
        if (database.equals("h2")) {
            measure(App.h2(directory), database, changes, rows, starts, lists, pages);
        } else {
            try (Postgres postgres = Postgres.start()) {
                measure(App.on(postgres, directory), database, changes, rows, starts, lists, pages);
            }
        }
    }

    private void measure(App.Plan base, String database, int changes, List<String> rows, List<String> starts, List<String> lists, List<String> pages)
            throws Exception {
            App.Plan plan = base.with("COUNTERSIGN_ADMIN_PASSWORD", PASSWORD)
                    .with("QUARKUS_LOG_LEVEL", "WARN")
                    .with("QUARKUS_LOG_CATEGORY__IO_QUARKUS__LEVEL", "INFO");
            String key;
            try (App app = plan.start()) {
                key = fill(app, changes);
                app.stop();
            }
            long began = System.nanoTime();
            try (App app = plan.start()) {
                double startUp = (System.nanoTime() - began) / 1e9;
                starts.add(String.format(
                        Locale.ROOT, "| %s | %,d | %,d | %.1f | %d |",
                        database, changes, ledgerSize(app), startUp, residentMebibytes(app)));
                System.err.println(starts.get(starts.size() - 1));
                lists.add(lists(app, key, database, changes));
                System.err.println(lists.get(lists.size() - 1));
                pages.add(Pages.row(app, PASSWORD, database, changes, CARRIERS.get(0)));
                System.err.println(pages.get(pages.size() - 1));
                if (slices > 0) {
                    compare(app, key, database, changes, rows);
                }
            }
    }

    private static String fill(App app, int changes) throws Exception {
        for (int i = 0; i < CARRIERS.size(); i++) {
            String carrier = CARRIERS.get(i);
            send(app, "POST", "/api/v1/carriers", Map.of(
                    "code", carrier, "name", carrier, "country", "FR", "plmns", List.of("2080" + i), "contacts", List.of()));
        }
        send(app, "POST", "/api/v1/platforms", Map.of(
                "code", PLATFORM, "name", "Bench", "baselineRelease", Map.of("version", "2026.1")));
        for (String carrier : CARRIERS) {
            send(app, "PUT", "/api/v1/platforms/" + PLATFORM + "/interconnects/" + carrier, Map.of(
                    "noticeDays", 5, "acknowledgeWithinHours", 48));
        }
        send(app, "POST", "/api/v1/clients", Map.of("code", "bench-client", "name", "Bench"));
        send(app, "POST", "/api/v1/contracts", Map.of(
                "code", "bench-contract", "client", "bench-client", "platform", PLATFORM,
                "from", "2012-01-01T00:00:00Z", "until", "2100-01-01T00:00:00Z"));
        String key = send(app, "POST", "/api/v1/api-keys", Map.of(
                        "name", "bench", "roles", List.of("campaign-system", "change-manager")))
                .get("key")
                .asText();
        send(app, "POST", "/bench/history?platform=" + PLATFORM + "&changes=" + changes + "&carriers="
                + String.join("&carriers=", CARRIERS), Map.of());
        return key;
    }

    private static JsonNode send(App app, String method, String path, Object body) throws Exception {
        String credentials = Base64.getEncoder()
                .encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(app.baseUri() + path))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofHours(1))
                .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(path + ": " + response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body().isEmpty() ? "{}" : response.body());
    }

    /** How long the list of changes takes; the median of several requests, one after the other. */
    private static String lists(App app, String key, String database, int changes) throws Exception {
        List<String> queries = List.of(
                "", "after=" + cursor("51"), "awaiting=" + CARRIERS.get(0), "q=n" + changes / 2, "q=routing",
                "q=routing+n" + changes / 2);
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "| %s | %,d |", database, changes));
        for (String query : queries) {
            double[] millis = new double[LIST_REQUESTS];
            for (int i = 0; i < millis.length; i++) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(app.baseUri() + "/api/v1/changes?" + query))
                        .header("Authorization", "Bearer " + key)
                        .build();
                long began = System.nanoTime();
                HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
                millis[i] = (System.nanoTime() - began) / 1e6;
                if (response.statusCode() != 200) {
                    throw new IllegalStateException(query + ": " + response.statusCode() + " " + response.body());
                }
            }
            row.append(String.format(Locale.ROOT, " %.0f |", median(millis)));
        }
        return row.toString();
    }

    /** A cursor of the list of changes is the number of a change. */
    static String cursor(String number) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(number.getBytes(StandardCharsets.UTF_8));
    }

    /** How the history calls a change. */
    static String reference(int number) {
        return String.format(Locale.ROOT, "CHG-2012-%04d", number);
    }

    private static long ledgerSize(App app) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(app.baseUri() + "/api/v1/ledger/checkpoint")).build();
        return Long.parseLong(HTTP.send(request, BodyHandlers.ofString()).body().lines().skip(1).findFirst().orElseThrow());
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

    private void compare(App app, String key, String database, int changes, List<String> rows) throws Exception {
        Load load = new Load(app.baseUri().getPort());
        List<Map<String, Object>> audience = new ArrayList<>();
        CARRIERS.forEach(carrier -> audience.add(Map.of("carrier", carrier, "recipients", 170_000)));
        Map<String, Object> question = new LinkedHashMap<>();
        question.put("client", "bench-client");
        question.put("platform", PLATFORM);
        question.put("campaign", "bench-campaign");
        question.put("audience", audience);
        String json = JSON.writeValueAsString(question);
        byte[] preflight = Load.post("/api/v1/preflight", Map.of("Authorization", "Bearer " + key), json);
        byte[] bare = Load.post("/bench/bare", Map.of(), json);

        load.run(32, WARM_UP, bare);
        load.run(32, WARM_UP, preflight);
        requireAllow(app, key, json);
        for (int connections : CONNECTIONS) {
            List<Load.Sample> bares = new ArrayList<>();
            List<Load.Sample> preflights = new ArrayList<>();
            for (int i = 0; i < slices; i++) {
                bares.add(load.run(connections, slice, bare));
                preflights.add(load.run(connections, slice, preflight));
            }
            rows.add(row(database, changes, connections, bares, preflights));
            System.err.println(rows.get(rows.size() - 1));
        }
    }

    private static void requireAllow(App app, String key, String json) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(app.baseUri() + "/api/v1/preflight"))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        String answer = HTTP.send(request, BodyHandlers.ofString()).body();
        HttpRequest bare = HttpRequest.newBuilder(URI.create(app.baseUri() + "/bench/bare"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        String bareAnswer = HTTP.send(bare, BodyHandlers.ofString()).body();
        System.err.println("answers: " + answer.length() + " and bare " + bareAnswer.length() + " characters: " + answer);
        if (!JSON.readTree(answer).get("decision").asText().equals("allow")) {
            throw new IllegalStateException("the benchmark's question should be allowed: " + answer);
        }
    }

    private static String row(
            String database, int changes, int connections, List<Load.Sample> bares, List<Load.Sample> preflights) {
        double bare = median(bares.stream().mapToDouble(Load.Sample::perSecond).toArray());
        double mine = median(preflights.stream().mapToDouble(Load.Sample::perSecond).toArray());
        // Slice against slice, because the machine's speed drifts.
        double[] ratios = new double[bares.size()];
        double[] p99Ratios = new double[bares.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = preflights.get(i).perSecond() / bares.get(i).perSecond();
            p99Ratios[i] = preflights.get(i).p99Micros() / bares.get(i).p99Micros();
        }
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %d | %,.0f | %,.0f | %.2f | %,.0f | %,.0f | %,.0f | %,.0f | %.2f |",
                database,
                changes,
                connections,
                bare,
                mine,
                median(ratios),
                median(bares.stream().mapToDouble(Load.Sample::p50Micros).toArray()),
                median(preflights.stream().mapToDouble(Load.Sample::p50Micros).toArray()),
                median(bares.stream().mapToDouble(Load.Sample::p99Micros).toArray()),
                median(preflights.stream().mapToDouble(Load.Sample::p99Micros).toArray()),
                median(p99Ratios));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
