package org.countersign.watch;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.countersign.watch.detect.Stage;
import org.countersign.watch.report.DeliveryState;
import org.countersign.watch.report.FailureReason;
import org.countersign.watch.report.MessageIds;
import org.countersign.watch.report.Outcome;
import org.countersign.watch.report.Receipt;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one message of a campaign. Hearing the same of it again changes nothing, and in whichever order things are
 * heard, the same is known in the end: so duplicates, late and shuffled reports lead to the same decisions.
 *
 * <p>The rules: the carrier and the time at submission are the submission's, else those of the report with the earliest
 * time; but what was judged by an earlier time keeps that one, so that its turn does not come again. Delivered to the handset stands, because a failure beside it is that of a copy; else the failure that came first;
 * else the most that is known of it on its way.
 */
final class Message {
    final UUID id;
    final long campaign;
    final String messageId;
    final Instant knownAt;
    long stream;
    Instant submittedAt;
    boolean announced;
    DeliveryState state = DeliveryState.UNKNOWN;
    FailureReason reason = FailureReason.NONE;

    /** When it came into its final state; null while it has none, or where nobody says when, and so that it was late. */
    @Nullable
    Instant fateAt;

    int seen;

    @Nullable
    Long recipient;

    @Nullable
    String reportedCarrier;

    @Nullable
    String rawStatus;

    @Nullable
    String rawError;

    /** The stages that had passed its place already when it got that place, and so do not judge it. */
    Set<Stage> missed = EnumSet.noneOf(Stage.class);

    Message(UUID id, long campaign, String messageId, long stream, Instant submittedAt, Instant knownAt) {
        this.id = id;
        this.campaign = campaign;
        this.messageId = messageId;
        this.stream = stream;
        this.submittedAt = submittedAt;
        this.knownAt = knownAt;
    }

    /** How the ids that name the same message are stored. */
    static UUID idOf(String messageId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(MessageIds.normal(messageId).getBytes(StandardCharsets.UTF_8));
            ByteBuffer bytes = ByteBuffer.wrap(hash);
            return new UUID(bytes.getLong() & Long.MAX_VALUE, bytes.getLong() & Long.MAX_VALUE);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Takes in that it was submitted; false when that was known.
     *
     * @param judged whether it was judged at any stage
     */
    boolean hearSubmission(long toStream, Instant at, boolean judged, @Nullable Long hashOfRecipient) {
        boolean news = !announced;
        if (!announced || isEarlier(at, toStream)) {
            Instant was = submittedAt;
            submittedAt = judged && at.isAfter(was) ? was : at;
            news = news || !submittedAt.equals(was) || stream != toStream;
            stream = toStream;
        }
        announced = true;
        boolean newRecipient = hearRecipient(hashOfRecipient);
        return news || newRecipient;
    }

    /**
     * Takes in what became of it; false when that was known.
     *
     * @param fromStream that of the carrier that the report names
     * @param carrier its code
     * @param now when the report came
     */
    boolean hearReport(
            Receipt receipt,
            @Nullable Long fromStream,
            @Nullable String carrier,
            Instant now,
            @Nullable Long hashOfRecipient) {
        boolean news = false;
        Instant submitted = receipt.submittedAt();
        if (!announced && submitted != null && fromStream != null && isEarlier(submitted, fromStream)) {
            submittedAt = submitted;
            stream = fromStream;
            news = true;
        }
        Instant done = receipt.doneAt();
        Instant at = done != null && done.isAfter(now) ? now : done;
        int bit = 1 << receipt.state().number();
        boolean first = (seen & bit) == 0;
        if (first) {
            seen |= bit;
            news = true;
        }
        if (outranks(receipt, at, first)) {
            state = receipt.state();
            reason = receipt.reason();
            fateAt = state.isFinal() ? at : null;
            rawStatus = RawText.kept(receipt.rawStatus());
            rawError = RawText.kept(receipt.rawError());
            reportedCarrier = carrier;
            news = true;
        }
        boolean newRecipient = hearRecipient(hashOfRecipient);
        return news || newRecipient;
    }

    private boolean hearRecipient(@Nullable Long hash) {
        if (hash == null || (recipient != null && recipient <= hash)) {
            return false;
        }
        recipient = hash;
        return true;
    }

    private boolean isEarlier(Instant at, long toStream) {
        int byTime = at.compareTo(submittedAt);
        return byTime < 0 || (byTime == 0 && toStream < stream);
    }

    /** Whether the report says more, or with more weight, than what is known. */
    private boolean outranks(Receipt receipt, @Nullable Instant at, boolean first) {
        int byRank = Integer.compare(rank(receipt.state()), rank(state));
        if (byRank != 0) {
            return byRank > 0;
        }
        if (!receipt.state().isFinal()) {
            // The same as is known already, but for the very first word of all.
            return first;
        }
        int byTime = compare(at, fateAt);
        if (byTime != 0) {
            return byTime < 0;
        }
        int byState = receipt.state().compareTo(state);
        return byState != 0 ? byState > 0 : receipt.reason().compareTo(reason) > 0;
    }

    /** Who does not say when comes first. */
    private static int compare(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return Boolean.compare(one != null, other != null);
        }
        return one.compareTo(other);
    }

    private static int rank(DeliveryState state) {
        return switch (state) {
            case UNKNOWN -> 0;
            case ACCEPTED -> 1;
            case BUFFERED -> 2;
            case DELIVERED_NETWORK -> 3;
            case EXPIRED, UNDELIVERABLE, REJECTED, DELETED -> 4;
            case DELIVERED_HANDSET -> 5;
        };
    }

    /**
     * When it came into its final state, as far as its judging goes: not before it was sent, whatever the clocks say, and when
     * it was sent where nobody says when.
     */
    Instant fateCountsAt() {
        return fateAt == null || fateAt.isBefore(submittedAt) ? submittedAt : fateAt;
    }

    /** Its place in send order. */
    Place place() {
        return new Place(submittedAt, id);
    }

    /**
     * What of it the counts of its campaign depend on.
     *
     * @param judged the stages that have judged it
     */
    Counted counted(Set<Stage> judged) {
        return new Counted(stream, state.outcome(), state.outcome() == Outcome.PENDING && judged.contains(Stage.LAST));
    }

    /**
     * How a message counts.
     *
     * @param overdue whether it was given up
     */
    record Counted(long stream, Outcome outcome, boolean overdue) {}
}
