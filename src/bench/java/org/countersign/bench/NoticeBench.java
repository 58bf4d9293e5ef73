package org.countersign.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.countersign.testing.App;
import org.countersign.testing.LongLedger;
import org.countersign.testing.NodeApi;

/**
 * Lets a webhook work off a long back-log of facts under a small heap, and compares that with what its receiver can take at most from
 * anybody; prints the table of docs/benchmarks.md.
 *
 * <p>Arguments: facts ({@code 100000}), heap ({@code 256m}), changes that they are about ({@code 200}); all optional.
 */
public final class NoticeBench implements AutoCloseable {
    private static final String PASSWORD = "the benchmark's own password";
    private static final String PATH = "/hook";
    /** As many as a webhook is sent at the same time. */
    private static final int AT_ONCE = 8;

    /** Where the back-log is not worked off by then, something is wrong. */
    private static final Duration LONGEST = Duration.ofHours(2);

    /** One that stays: what is read of a client that nobody holds any more may never come to its end. */
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    private final HttpServer receiver;
    private final Set<String> ids = ConcurrentHashMap.newKeySet();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private volatile long first;
    private volatile long last;

    private NoticeBench() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setExecutor(threads);
        receiver.createContext(PATH, exchange -> {
            bytes.addAndGet(exchange.getRequestBody().readAllBytes().length);
            String id = exchange.getRequestHeaders().getFirst("webhook-id");
            if (id != null) {
                ids.add(id);
            }
            last = System.nanoTime();
            if (requests.incrementAndGet() == 1) {
                first = last;
            }
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
    }

    public static void main(String[] args) throws Exception {
        int facts = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        String heap = args.length > 1 ? args[1] : "256m";
        int changes = args.length > 2 ? Integer.parseInt(args[2]) : 200;
        try (NoticeBench bench = new NoticeBench()) {
            bench.run(facts, heap, changes);
        }
    }

    private void run(int facts, String heap, int changes) throws Exception {
        Path directory = Files.createTempDirectory(Path.of("target"), "notice-bench");
        App.Plan plan = App.h2(directory)
                .with("COUNTERSIGN_ADMIN_PASSWORD", PASSWORD)
                .with("COUNTERSIGN_WEBHOOKS_PLAIN_HTTP", "true")
                .with("COUNTERSIGN_WEBHOOKS_PRIVATE_NETWORKS", "127.0.0.1/32");
        List<String> references;
        try (App app = plan.start()) {
            references = register(app, changes);
            app.stop();
        }
        LongLedger.addToH2(
                directory,
                facts,
                "acknowledgement-reminded",
                index -> references.get((int) (index % changes)),
                index ->
                        "{\"acknowledgeBy\":\"2013-09-11T08:00:00Z\",\"carrier\":\"carrier\",\"change\":\"%s\",\"revision\":1,\"stage\":\"ahead\"}"
                                .formatted(references.get((int) (index % changes))));
        long peak = drain(plan.jvm("-Xmx" + heap), facts);
        double drained = facts / seconds(first, last);
        long sent = requests.get();
        System.err.printf(
                Locale.ROOT, "%,d facts, %,d posts, %,.0f a second, at most %,d MiB%n", facts, sent, drained, peak >> 20);
        double limit = limit(facts, (int) (bytes.get() / sent));
        System.out.printf(
                Locale.ROOT,
                "| facts | heap | posts | notices/s | the receiver's own limit, posts/s | ratio | peak of the heap, MiB |%n"
                        + "|---:|---:|---:|---:|---:|---:|---:|%n| %,d | %s | %,d | %,.0f | %,.0f | %.3f | %,d |%n",
                facts,
                heap,
                sent,
                drained,
                limit,
                drained / limit,
                peak >> 20);
    }

    private List<String> register(App app, int changes) {
        NodeApi node = NodeApi.of(app).withPassword("admin", PASSWORD);
        node.post("/platforms", Map.of("code", "platform", "name", "A platform"))
                .expect(201);
        node.post("/carriers", Map.of("code", "carrier", "name", "A carrier", "country", "FR", "plmns", List.of("20801")))
                .expect(201);
        node.put("/platforms/platform/interconnects/carrier", Map.of("noticeDays", 1, "acknowledgeWithinHours", 48))
                .expect(201);
        Instant start = Instant.now().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        List<String> references = new ArrayList<>();
        for (int i = 0; i < changes; i++) {
            Instant begins = start.plus(i, ChronoUnit.DAYS);
            String reference = node.post(
                            "/changes",
                            Map.of(
                                    "platform", "platform",
                                    "title", "Change",
                                    "description", "It changes.",
                                    "kind", "normal",
                                    "category", "routing",
                                    "effects", List.of(),
                                    "window",
                                            Map.of(
                                                    "start", begins.toString(),
                                                    "end", begins.plusSeconds(3600).toString())))
                    .expect(201)
                    .text("reference");
            node.post("/changes/" + reference + "/declare", Map.of()).expect(200);
            references.add(reference);
        }
        node.post("/webhooks", Map.of("url", url().toString(), "events", List.of("acknowledgement-reminded")))
                .expect(201);
        return List.copyOf(references);
    }

    private URI url() {
        return URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + PATH);
    }

    /** Until everything has come; tells how many bytes of the heap were in use at most, as far as one sees when one asks. */
    private long drain(App.Plan plan, int facts) throws Exception {
        long peak = 0;
        long began = System.nanoTime();
        try (App app = plan.start()) {
            while (ids.size() < facts) {
                if (System.nanoTime() - began > LONGEST.toNanos()) {
                    throw new IllegalStateException(ids.size() + " of " + facts + " have come in " + LONGEST);
                }
                TimeUnit.MILLISECONDS.sleep(500);
                peak = Math.max(peak, heap(app));
            }
            app.stop();
        }
        return peak;
    }

    private static long heap(App app) throws IOException, InterruptedException {
        return CLIENT
                .send(HttpRequest.newBuilder(app.baseUri().resolve("/q/metrics")).build(), BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** How many posts of that length it takes in a second from clients that do nothing else. */
    private double limit(int posts, int length) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(url())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray("x".repeat(length).getBytes(StandardCharsets.UTF_8)))
                .build();
        ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE);
        AtomicLong left = new AtomicLong(posts);
        long began = System.nanoTime();
        List<Future<Void>> all = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            Callable<Void> one = () -> {
                while (left.getAndDecrement() > 0) {
                    post(request);
                }
                return null;
            };
            all.add(clients.submit(one));
        }
        for (Future<Void> one : all) {
            one.get();
        }
        clients.shutdown();
        return posts / seconds(began, System.nanoTime());
    }

    /** The receiver may close a connection just when it is to be used again; that is nothing to stop for, once. */
    private static void post(HttpRequest request) throws IOException, InterruptedException {
        try {
            CLIENT.send(request, BodyHandlers.discarding());
        } catch (IOException e) {
            CLIENT.send(request, BodyHandlers.discarding());
        }
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }

    @Override
    public void close() {
        receiver.stop(0);
        threads.shutdownNow();
    }
}
