package org.countersign.bench;

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
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import org.countersign.ledger.merkle.Tile;
import org.countersign.testing.App;
import org.countersign.testing.LongLedger;
import org.countersign.testing.Postgres;

/**
 * The ledger's benchmark: appends with the tree and without, slice by slice in turn, and how long proofs and tiles take on a long
 * ledger; prints the tables of docs/benchmarks.md.
 *
 * <p>Arguments: databases ({@code h2,postgresql}), entries ({@code 1000000}), slices ({@code 7}), seconds per slice ({@code 3}),
 * requests of each sort ({@code 2000}); all optional.
 */
public final class LedgerBench {
    private static final String PASSWORD = "the benchmark's own password";
    private static final int WARM_UPS = 2;
    /** Writers at a time, and facts in a transaction. */
    private static final List<int[]> LOADS = List.of(new int[] {1, 1}, new int[] {8, 1}, new int[] {1, 10}, new int[] {1, 1_000});

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String CREDENTIALS = "Basic "
            + Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));

    private LedgerBench() {}

    public static void main(String[] args) throws Exception {
        List<String> databases = List.of(argument(args, 0, "h2,postgresql").split(",", -1));
        long entries = Long.parseLong(argument(args, 1, "1000000"));
        int slices = Integer.parseInt(argument(args, 2, "7"));
        int seconds = Integer.parseInt(argument(args, 3, "3"));
        int requests = Integer.parseInt(argument(args, 4, "2000"));
        List<String> appends = new ArrayList<>();
        List<String> latencies = new ArrayList<>();
        for (String database : databases) {
            Path directory = Files.createTempDirectory("countersign-bench");
            if (database.equals("h2")) {
                App.Plan plan = plan(App.h2(directory));
                measureAppends(plan, database, slices, seconds, appends);
                LongLedger.fillH2(directory, entries);
                measureLatencies(plan, database, requests, latencies);
            } else {
                try (Postgres postgres = Postgres.start()) {
                    App.Plan plan = plan(App.on(postgres, directory));
                    measureAppends(plan, database, slices, seconds, appends);
                    LongLedger.fill(postgres, entries);
                    measureLatencies(plan, database, requests, latencies);
                }
            }
        }
        print("| database | writers | facts a transaction | without the tree, facts/s | with the tree, facts/s | ratio |");
        print("|---|---|---|---|---|---|");
        appends.forEach(LedgerBench::print);
        print("");
        print("| database | entries | request | p50 ms | p99 ms |");
        print("|---|---|---|---|---|");
        latencies.forEach(LedgerBench::print);
    }

    private static App.Plan plan(App.Plan base) {
        return base.with("COUNTERSIGN_ADMIN_PASSWORD", PASSWORD)
                .with("QUARKUS_LOG_LEVEL", "WARN")
                .with("QUARKUS_LOG_CATEGORY__IO_QUARKUS__LEVEL", "INFO");
    }

    private static String argument(String[] args, int i, String otherwise) {
        return args.length > i ? args[i] : otherwise;
    }

    private static void print(String line) {
        System.out.println(line);
    }

    private static void measureAppends(App.Plan plan, String database, int slices, int seconds, List<String> rows)
            throws Exception {
        try (App app = plan.start()) {
            for (int i = 0; i < WARM_UPS; i++) {
                append(app, false, 1, 10, seconds);
                append(app, true, 1, 10, seconds);
            }
            for (int[] load : LOADS) {
                double[] without = new double[slices];
                double[] with = new double[slices];
                double[] ratios = new double[slices];
                for (int i = 0; i < slices; i++) {
                    without[i] = append(app, false, load[0], load[1], seconds);
                    with[i] = append(app, true, load[0], load[1], seconds);
                    // Slice against slice, because the machine's speed drifts.
                    ratios[i] = with[i] / without[i];
                }
                rows.add(String.format(
                        Locale.ROOT, "| %s | %d | %,d | %,.0f | %,.0f | %.2f |",
                        database, load[0], load[1], median(without), median(with), median(ratios)));
                System.err.println(rows.get(rows.size() - 1));
            }
            app.stop();
        }
    }

    private static double append(App app, boolean tree, int writers, int facts, int seconds) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(app.baseUri() + "/bench/appends?tree=" + tree
                        + "&writers=" + writers + "&facts=" + facts + "&seconds=" + seconds))
                .header("Authorization", CREDENTIALS)
                .timeout(Duration.ofSeconds(seconds + 60L))
                .POST(BodyPublishers.noBody())
                .build();
        HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        return Double.parseDouble(response.body());
    }

    private static void measureLatencies(App.Plan plan, String database, int requests, List<String> rows) throws Exception {
        try (App app = plan.start()) {
            long size = Long.parseLong(
                    get(app, "checkpoint").lines().skip(1).findFirst().orElseThrow());
            SplittableRandom random = new SplittableRandom(42);
            Map<String, LongFunction<String>> sorts = new LinkedHashMap<>();
            sorts.put("checkpoint", i -> "checkpoint");
            sorts.put("inclusion proof", i -> "proofs/inclusion?index=" + i + "&size=" + size);
            sorts.put("inclusion proof for an earlier size", i -> "proofs/inclusion?index=" + i + "&size=" + (i + 1 + (size - i - 1) / 2));
            sorts.put("consistency proof", i -> "proofs/consistency?from=" + i + "&to=" + size);
            sorts.put("receipt", i -> "entries/" + i + "/proof");
            sorts.put("tile of level 0", i -> "tile/0/" + tile(size, 0, i));
            sorts.put("tile of level 1", i -> "tile/1/" + tile(size, 1, i));
            sorts.put("entry bundle", i -> "tile/entries/" + tile(size, 0, i));
            for (Map.Entry<String, LongFunction<String>> sort : sorts.entrySet()) {
                double[] millis = new double[requests];
                for (int i = -requests / 4; i < requests; i++) {
                    String path = sort.getValue().apply(random.nextLong(size));
                    long began = System.nanoTime();
                    String unused = get(app, path);
                    if (i >= 0) {
                        millis[i] = (System.nanoTime() - began) / 1e6;
                    }
                }
                Arrays.sort(millis);
                rows.add(String.format(
                        Locale.ROOT, "| %s | %,d | %s | %.1f | %.1f |",
                        database, size, sort.getKey(), millis[requests / 2], millis[(int) (requests * 0.99)]));
                System.err.println(rows.get(rows.size() - 1));
            }
            app.stop();
        }
    }

    /** The path of a tile that holds this leaf, or the last whole or partial one of a level with less. */
    private static String tile(long size, int level, long leaf) {
        long nodes = size >> (level * Tile.HEIGHT);
        long index = Math.min(leaf >> ((level + 1) * Tile.HEIGHT), Math.max(0, (nodes - 1) >> Tile.HEIGHT));
        int width = (int) Math.min(Tile.WHOLE, nodes - (index << Tile.HEIGHT));
        return new Tile(level, index, Math.max(1, width)).path();
    }

    private static String get(App app, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(app.baseUri() + "/api/v1/ledger/" + path))
                .header("Authorization", CREDENTIALS)
                .build();
        HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
