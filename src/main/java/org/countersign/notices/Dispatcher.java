package org.countersign.notices;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.countersign.ledger.Checkpoints;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps notices moving on this node: has them made of new facts, and sends what is due. A request under way holds no thread
 * and no connection to the database, so a slow receiver costs the others nothing.
 */
@ApplicationScoped
class Dispatcher {
    private static final Logger LOG = Logger.getLogger(Dispatcher.class);
    /** Threads, each of which may hold a connection to the database. */
    private static final int THREADS = 3;

    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final String node = UUID.randomUUID().toString();
    private final Follower follower;
    private final Deliveries deliveries;
    private final Notices notices;
    private final WebhookClient client;
    private final Checkpoints checkpoints;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final ExecutorService threads;
    private final Map<String, CompletableFuture<Void>> runs = new ConcurrentHashMap<>();
    private final AtomicBoolean following = new AtomicBoolean();
    private final AtomicLong lag = new AtomicLong();
    private volatile boolean ending;

    Dispatcher(
            Follower follower,
            Deliveries deliveries,
            Notices notices,
            WebhookClient client,
            Checkpoints checkpoints,
            Clock clock,
            MeterRegistry metrics) {
        this.follower = follower;
        this.deliveries = deliveries;
        this.notices = notices;
        this.client = client;
        this.checkpoints = checkpoints;
        this.clock = clock;
        this.metrics = metrics;
        metrics.gauge("countersign.webhooks.lag", lag);
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "notices-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    @Scheduled(
            every = "${countersign.webhooks.every:1s}",
            delayed = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        wake();
    }

    /** Looks soon for new facts and for what is due. May be called often; returns at once. */
    void wake() {
        if (!ending && following.compareAndSet(false, true)) {
            threads.execute(this::follow);
        }
    }

    private void follow() {
        try {
            boolean more = true;
            while (more && !ending) {
                more = follower.step();
                dispatch();
            }
        } catch (RuntimeException e) {
            // It is tried again at the next look; until then nothing is lost.
            LOG.error("Notices could not be made of new facts", e);
        } finally {
            measureLag();
            following.set(false);
        }
    }

    /** Also, and above all, where nothing moves. */
    private void measureLag() {
        try {
            lag.set(follower.lag());
        } catch (RuntimeException e) {
            LOG.debug("The lag cannot be read", e);
        }
    }

    private void dispatch() {
        for (String webhook : notices.due(clock.instant(), WebhookService.MOST)) {
            CompletableFuture<Void> run = new CompletableFuture<>();
            if (!ending && runs.putIfAbsent(webhook, run) == null) {
                threads.execute(() -> round(webhook, List.of(), run));
            }
        }
    }

    /** Notes what has come of the last round, and begins the next; as long as there is something to send. */
    private void round(String webhook, List<Deliveries.Outcome> last, CompletableFuture<Void> run) {
        try {
            Optional<Deliveries.Round> next = deliveries.next(webhook, node, last, !ending);
            if (next.isEmpty()) {
                end(webhook, run);
                return;
            }
            Deliveries.Round round = next.get();
            List<CompletableFuture<Deliveries.Outcome>> sent = new ArrayList<>();
            for (Letter letter : round.letters()) {
                sent.add(send(letter, round));
            }
            var unused = CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new))
                    .whenCompleteAsync(
                            (done, failure) -> round(
                                    webhook,
                                    sent.stream()
                                            .filter(each -> !each.isCompletedExceptionally())
                                            .map(CompletableFuture::join)
                                            .toList(),
                                    run),
                            threads);
        } catch (RuntimeException e) {
            // What was sent is sent again, with the same id, once the claim has run out.
            LOG.errorf(e, "Deliveries to the webhook %s could not be noted", webhook);
            end(webhook, run);
        }
    }

    private void end(String webhook, CompletableFuture<Void> run) {
        runs.remove(webhook, run);
        run.complete(null);
    }

    private CompletableFuture<Deliveries.Outcome> send(Letter letter, Deliveries.Round round) {
        Optional<String> text;
        try {
            text = deliveries.text(letter, round.reader());
        } catch (RuntimeException e) {
            // As if nobody had answered: it is tried again later, and the others go on.
            LOG.errorf(e, "The notice %s could not be read", letter.notice());
            return outcome(letter, Answer.UNREAD);
        }
        return text.isEmpty() ? outcome(letter, null) : post(letter, round, text.get());
    }

    private CompletableFuture<Deliveries.Outcome> outcome(Letter letter, @Nullable Answer answer) {
        return CompletableFuture.completedFuture(new Deliveries.Outcome(letter, answer, clock.instant()));
    }

    private CompletableFuture<Deliveries.Outcome> post(Letter letter, Deliveries.Round round, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = letter.headers(checkpoints.key().name(), round.secrets(), clock.instant(), body);
        return client.post(round.target(), headers, body, letter.tries()).thenApply(answer -> {
            Timer.builder("countersign.webhooks.attempts")
                    .description("Attempts to deliver a notice")
                    .tag("outcome", answer.isDelivered() ? "delivered" : "failed")
                    .register(metrics)
                    .record(answer.took());
            return new Deliveries.Outcome(letter, answer, clock.instant());
        });
    }

    void stop(@Observes ShutdownEvent event) {
        ending = true;
        try {
            CompletableFuture.allOf(runs.values().toArray(CompletableFuture[]::new))
                    .get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.info("Some deliveries were under way; another node will repeat them");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.shutdown();
    }
}
