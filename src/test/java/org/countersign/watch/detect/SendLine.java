package org.countersign.watch.detect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a campaign on their way through one {@link Stage}, in memory: takes submissions and reports in whatever
 * order and however often they come, and judges each message once, in send order.
 *
 * <p>The early stage has a line for each carrier, so that none waits for another; the later ones have one line for all
 * carriers. The application does the same with {@link Stage#judge} and a cursor in its tables; this is the specification of that,
 * and what the simulation plays with.
 *
 * <p>Whatever is known of the messages sent before some instant by the time when they are judged, they are judged alike. What
 * becomes known of a message only after the line has passed its place stands {@link #aside}: it cannot be judged in send order
 * any more, and one at a time, the late ones would all be failures.
 */
final class SendLine {
    /** Messages waiting in one line; what comes beyond stands aside. */
    public static final int MOST_WAITING = 1_000_000;
    /** Recipients to whom a message has failed that are remembered, the latest ones. */
    public static final int MOST_RECIPIENTS = 4_096;

    private final Stage stage;
    private final Duration age;
    private final TreeMap<SendKey, Sent> waiting = new TreeMap<>();
    private final Map<String, Boolean> failedRecipients = new LinkedHashMap<>(16, 0.75f, true);
    private @Nullable SendKey passed;
    private long aside;

    /** One message and what it counts as. */
    public record Judged(Sent message, Outcome outcome) {}

    public SendLine(Stage stage, Duration age) {
        this.stage = stage;
        this.age = age;
    }

    /** Takes in a submission or a report. */
    public void take(Sent message) {
        if (waiting.containsKey(message.key())) {
            waiting.merge(message.key(), message, Sent::and);
        } else if (hasPassed(message.key()) || waiting.size() >= MOST_WAITING) {
            // A report of a message already judged comes here as well; it is not counted twice.
            aside++;
        } else {
            waiting.put(message.key(), message);
        }
    }

    private boolean hasPassed(SendKey key) {
        return passed != null && key.compareTo(passed) <= 0;
    }

    /** Judges what can be judged at this time, from the front of the line up to the first message that is still open. */
    public List<Judged> judge(Instant now) {
        List<Judged> judged = new ArrayList<>();
        Iterator<Sent> front = waiting.values().iterator();
        while (front.hasNext()) {
            Sent message = front.next();
            Optional<Outcome> outcome = stage.judge(message, age, now);
            if (outcome.isEmpty()) {
                break;
            }
            passed = message.key();
            front.remove();
            if (!isRetry(message, outcome.get())) {
                judged.add(new Judged(message, outcome.get()));
            }
        }
        return judged;
    }

    /** A number that fails again tells nothing new of its carrier, however often somebody tries it. */
    private boolean isRetry(Sent message, Outcome outcome) {
        if (outcome == Outcome.DELIVERED || message.recipient() == null) {
            return false;
        }
        boolean again = failedRecipients.put(message.carrier() + ' ' + message.recipient(), true) != null;
        if (failedRecipients.size() > MOST_RECIPIENTS) {
            Iterator<String> eldest = failedRecipients.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
        return again;
    }

    public int waiting() {
        return waiting.size();
    }

    /** How much came in about messages whose place the line had passed, or for which there was no room. */
    public long aside() {
        return aside;
    }
}
