package org.countersign.notices.mail;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.countersign.ledger.StartRefused;
import org.countersign.notices.Answer;
import org.countersign.notices.Backoff;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps letters moving on this node: has them put into their lines as facts come, and sends what is due.
 */
@ApplicationScoped
class Postman {
    private static final Logger LOG = Logger.getLogger(Postman.class);
    private static final Duration FAREWELL = Duration.ofSeconds(5);
    /** While the server is down, one letter asks this often whether it is back. */
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);
    /** A back-log is left this often for new facts: what is urgent among them overtakes it. */
    private static final Duration LONGEST_TURN = Duration.ofSeconds(1);

    private static final String MAILER_HOST = "quarkus.mailer.host";
    /** The ordinal of the properties that are packed with the application. */
    private static final int OWN_PROPERTIES = 250;

    private final String node = UUID.randomUUID().toString();
    private final LetterFollower follower;
    private final Postings postings;
    private final Writer writer;
    private final Smtp smtp;
    private final MailSwitch mail;
    private final MailConfig config;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final Backoff rest;
    private final AtomicLong lag = new AtomicLong();
    private final AtomicBoolean running = new AtomicBoolean();
    private final ExecutorService thread;
    private volatile boolean ending;
    /** Rounds in a row in which the server could not be spoken to. */
    private int down;

    private Instant restUntil = Instant.MIN;

    Postman(
            LetterFollower follower,
            Postings postings,
            Writer writer,
            Smtp smtp,
            MailSwitch mail,
            MailConfig config,
            Clock clock,
            MeterRegistry metrics) {
        this.follower = follower;
        this.postings = postings;
        this.writer = writer;
        this.smtp = smtp;
        this.mail = mail;
        this.config = config;
        this.clock = clock;
        this.metrics = metrics;
        this.rest = new Backoff(
                config.firstWait(),
                config.longestWait().compareTo(LONGEST_REST) < 0 ? config.longestWait() : LONGEST_REST);
        metrics.gauge("countersign.mail.lag", lag);
        this.thread = Executors.newSingleThreadExecutor(task -> {
            Thread made = new Thread(task, "mail");
            made.setDaemon(true);
            return made;
        });
    }

    void start(@Observes StartupEvent event) {
        if (config.host().isEmpty()) {
            if (isServerSetElsewhere(ConfigProvider.getConfig())) {
                LOG.warnf(
                        "%s is set and COUNTERSIGN_MAIL_HOST is not, so nothing is mailed; set COUNTERSIGN_MAIL_HOST instead",
                        MAILER_HOST);
            }
            follower.end();
            return;
        }
        if (config.from().isEmpty() || config.url().isEmpty()) {
            throw new StartRefused(
                    "With COUNTERSIGN_MAIL_HOST set, COUNTERSIGN_MAIL_FROM has to say who writes, and"
                            + " COUNTERSIGN_MAIL_URL where people reach this installation.",
                    null);
        }
        follower.begin();
    }

    /** Whether somebody has told Quarkus of a mail server, by the environment or otherwise from outside. */
    static boolean isServerSetElsewhere(Config settings) {
        return settings.getConfigValue(MAILER_HOST).getSourceOrdinal() > OWN_PROPERTIES;
    }

    private boolean isOn() {
        return mail.isOn() && !ending;
    }

    @Scheduled(
            every = "${countersign.mail.every:2s}",
            delayed = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        wake();
    }

    /** Looks soon for new facts and for what is due. May be called often; returns at once. */
    void wake() {
        if (isOn() && running.compareAndSet(false, true)) {
            thread.execute(this::run);
        }
    }

    private void run() {
        try {
            if (follower.begin()) {
                LOG.error(
                        "A node without a mail server has ended the following of the ledger for letters; it begins anew,"
                                + " and no letter tells of what came to pass in between");
            }
            boolean more = true;
            while (more && isOn()) {
                boolean followed = follower.step();
                more = deliver() || followed;
            }
        } catch (RuntimeException e) {
            // It is tried again at the next look; until then nothing is lost.
            LOG.error("Letters could not be sent", e);
        } finally {
            measureLag();
            running.set(false);
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

    /** Sends what is due, for a while; true when there may be more. */
    private boolean deliver() {
        Instant until = clock.instant().plus(LONGEST_TURN);
        while (isOn() && !clock.instant().isBefore(restUntil)) {
            if (!clock.instant().isBefore(until)) {
                return true;
            }
            List<Posting> round = postings.claim(node, down > 0 ? 1 : config.atOnce());
            if (round.isEmpty()) {
                return false;
            }
            List<CompletableFuture<Postings.Outcome>> sent = new ArrayList<>();
            for (Posting posting : round) {
                sent.add(send(posting));
            }
            List<Postings.Outcome> outcomes =
                    sent.stream().map(CompletableFuture::join).toList();
            postings.note(node, outcomes);
            rest(outcomes);
        }
        return false;
    }

    /** Lets the server alone for a while if it cannot be spoken to. */
    private void rest(List<Postings.Outcome> outcomes) {
        List<Answer> answers = outcomes.stream()
                .flatMap(outcome -> Optional.ofNullable(outcome.answer()).stream())
                .filter(answer -> !answer.equals(Answer.UNREAD))
                .toList();
        if (answers.isEmpty()) {
            return;
        }
        if (!answers.stream().allMatch(Smtp::isServersTrouble)) {
            down = 0;
            return;
        }
        down++;
        LOG.warnf("The mail server cannot be used: %s", answers.get(0).detail());
        restUntil = clock.instant()
                .plus(rest.after(down, ThreadLocalRandom.current().nextDouble()));
    }

    private CompletableFuture<Postings.Outcome> send(Posting posting) {
        Optional<Written> written;
        try {
            written = writer.write(posting);
        } catch (RuntimeException e) {
            // It is tried again later, and the others go on.
            LOG.errorf(e, "The letter %s could not be written", posting.letter().notice());
            return CompletableFuture.completedFuture(outcome(posting, Answer.UNREAD));
        }
        return written.isEmpty()
                ? CompletableFuture.completedFuture(outcome(posting, null))
                : smtp.send(written.get().mail()).thenApply(answer -> {
                    Timer.builder("countersign.mail.attempts")
                            .description("Attempts to hand a letter to the mail server")
                            .tag("outcome", answer.isDelivered() ? "delivered" : "failed")
                            .register(metrics)
                            .record(answer.took());
                    return outcome(posting, answer);
                });
    }

    private Postings.Outcome outcome(Posting posting, @Nullable Answer answer) {
        return new Postings.Outcome(posting, answer, clock.instant());
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        ending = true;
        thread.shutdown();
        if (!thread.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.info("Some letters were under way; another node will repeat them");
        }
    }
}
