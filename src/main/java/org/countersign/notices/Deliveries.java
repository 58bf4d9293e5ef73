package org.countersign.notices;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.countersign.core.ActorId;
import org.countersign.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/**
 * Sees to one webhook's queue in rounds: notes what has come of the last one, and says what is to be sent in the next. One node
 * at a time has the claim to a webhook; a node that dies meanwhile holds the others up no longer than its claim lasts.
 */
@ApplicationScoped
class Deliveries {
    /** Letters that are under way to one receiver at once, each about another subject. */
    static final int ROUND = 8;
    /** From so many rounds in a row on that delivered nothing, the receiver is taken to be down, and only asked whether it is. */
    private static final int DOWN = 3;

    private final Notices notices;
    private final Webhooks webhooks;
    private final Readings readings;
    private final SealedSecrets secrets;
    private final Ledger ledger;
    private final WebhooksConfig config;
    private final Clock clock;
    private final Backoff backoff;
    private final Backoff rest;

    Deliveries(
            Notices notices,
            Webhooks webhooks,
            Readings readings,
            SealedSecrets secrets,
            Ledger ledger,
            WebhooksConfig config,
            Clock clock) {
        this.notices = notices;
        this.webhooks = webhooks;
        this.readings = readings;
        this.secrets = secrets;
        this.ledger = ledger;
        this.config = config;
        this.clock = clock;
        this.backoff = new Backoff(config.firstWait(), config.longestWait());
        this.rest = new Backoff(config.firstWait(), config.longestRest());
    }

    /**
     * What a letter met with.
     *
     * @param answer null when nothing was sent, because it is not its reader's to read any more
     */
    record Outcome(Letter letter, @Nullable Answer answer, Instant at) {
        boolean isDelivered() {
            return answer != null && answer.isDelivered();
        }

        boolean isFailed() {
            return answer != null && !answer.isDelivered();
        }

        boolean isGone() {
            return answer != null && answer.isGone();
        }
    }

    /**
     * What to send next.
     *
     * @param reader as whom it is read
     */
    record Round(Target target, Reader reader, List<Secret> secrets, List<Letter> letters) {}

    /** What a letter says to this reader now; empty if it is not theirs to read any more. */
    Optional<String> text(Letter letter, Reader reader) {
        return QuarkusTransaction.requiringNew().call(() -> readings.body(letter.entry(), reader));
    }

    /**
     * The next round of a webhook, for a node that has its claim or can get it; empty when there is nothing to do for now.
     *
     * @param last what came of the round before; empty at first
     * @param goOn false to give the claim back
     */
    Optional<Round> next(String webhook, String node, List<Outcome> last, boolean goOn) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<Notices.Queue> locked = notices.lock(webhook);
            return locked.flatMap(queue -> next(webhook, queue, node, last, goOn));
        });
    }

    private Optional<Round> next(String id, Notices.Queue queue, String node, List<Outcome> last, boolean goOn) {
        Instant now = clock.instant();
        boolean gone = last.stream().anyMatch(Outcome::isGone);
        Optional<Webhook> found = (gone ? webhooks.lock(id) : webhooks.findByIdOptional(id)).filter(Webhook::isEnabled);
        int failures = note(id, queue, last);
        Instant restUntil = restUntil(queue, failures, last, now);
        if (last.stream().anyMatch(Outcome::isFailed)) {
            notices.giveUpOverdue(id, now);
        }
        if (gone && found.isPresent()) {
            disable(found.get(), now);
            found = Optional.empty();
        }
        Instant claimed = queue.claimedUntil();
        boolean anothers = claimed != null && claimed.isAfter(now) && !node.equals(queue.claimedBy());
        boolean resting = restUntil != null && restUntil.isAfter(now);
        List<Letter> letters = anothers || resting || !goOn || found.isEmpty()
                ? List.of()
                : notices.letters(id, now, failures >= DOWN ? 1 : ROUND, queue.erasures());
        if (anothers) {
            notices.keep(id, new Notices.Queue(queue.claimedBy(), claimed, failures, restUntil, queue.erasures()));
            return Optional.empty();
        }
        if (letters.isEmpty()) {
            notices.keep(id, new Notices.Queue(null, null, failures, restUntil, queue.erasures()));
            return Optional.empty();
        }
        notices.keep(id, new Notices.Queue(node, now.plus(lease()), failures, restUntil, queue.erasures()));
        Webhook webhook = found.orElseThrow();
        return Optional.of(new Round(
                Target.parse(webhook.url()).orElseThrow(),
                webhook.reader(),
                webhook.secretsAt(now).stream()
                        .map(kept -> secrets.open(id, kept))
                        .toList(),
                letters));
    }

    /** Longer than a round takes. */
    private Duration lease() {
        return config.timeout().multipliedBy(2).plusSeconds(5);
    }

    /** Writes down what became of the letters; tells how many rounds in a row have delivered nothing. */
    private int note(String webhook, Notices.Queue queue, List<Outcome> last) {
        for (Outcome outcome : last) {
            Letter letter = outcome.letter();
            Answer answer = letter.kept(outcome.answer(), queue.erasures());
            Notices.Line line = Notices.Line.ofWebhook(webhook, letter.subject());
            if (answer == null) {
                notices.withheld(line, letter, outcome.at());
            } else if (answer.isDelivered()) {
                notices.delivered(line, letter, answer, outcome.at());
            } else {
                notices.failed(letter, answer, outcome.at(), outcome.at().plus(waitAfter(letter, answer)));
            }
        }
        if (last.stream().anyMatch(Outcome::isDelivered)) {
            return 0;
        }
        return last.stream().anyMatch(Outcome::isFailed) ? queue.failures() + 1 : queue.failures();
    }

    private Duration waitAfter(Letter letter, Answer answer) {
        Duration own =
                backoff.after(letter.tries() + 1, ThreadLocalRandom.current().nextDouble());
        Duration wanted = answer.retryAfter();
        return wanted != null && wanted.compareTo(own) > 0 ? wanted : own;
    }

    private @Nullable Instant restUntil(Notices.Queue queue, int failures, List<Outcome> last, Instant now) {
        if (last.stream().noneMatch(outcome -> outcome.answer() != null)) {
            return queue.restUntil();
        }
        return failures < DOWN
                ? null
                : now.plus(rest.after(
                        failures - DOWN + 1, ThreadLocalRandom.current().nextDouble()));
    }

    private void disable(Webhook webhook, Instant now) {
        webhook.disable(now);
        notices.giveUpAll(webhook.id(), now);
        ledger.append(ActorId.SYSTEM, new WebhookDisabled(webhook.id()));
    }
}
