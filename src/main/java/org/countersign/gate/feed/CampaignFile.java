package org.countersign.gate.feed;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.countersign.gate.Question;
import org.countersign.gate.Question.Audience;
import org.jspecify.annotations.Nullable;

/**
 * What this node remembers of one campaign. Safe for any thread.
 *
 * <p>It must be among the {@link CampaignFiles} before it is read from the database: then a fact that comes too late for the
 * reading is heard of, and what was read is not relied on.
 */
final class CampaignFile {
    private final String campaign;
    private volatile @Nullable Content content;
    private volatile long newest = -1;
    private @Nullable CompletableFuture<Content> reading;

    CampaignFile(String campaign) {
        this.campaign = campaign;
    }

    /**
     * @param registration null if the campaign is not registered
     * @param last null if nothing was decided yet
     * @param size the ledger's size; it holds everything about the campaign that had been committed by then
     */
    record Content(
            @Nullable Registration registration, @Nullable Last last, long size) {}

    /** Whose campaign it is, and for whom. */
    record Registration(String client, String platform, List<Audience> audience) {
        Registration {
            audience = List.copyOf(audience);
        }

        /** Whether the question is about the client and the platform that the campaign belongs to. */
        boolean isOf(Question question) {
            return client.equals(question.client()) && platform.equals(question.platform());
        }
    }

    /** The decision made last. */
    static final class Last {
        private final String decisionId;
        private final String digest;
        /** Once known, spares digesting. */
        private volatile @Nullable Sameness sameness;

        private volatile @Nullable Instant renewedUntil;

        /** @param digest of its sameness */
        Last(String decisionId, String digest, @Nullable Sameness sameness) {
            this.decisionId = decisionId;
            this.digest = digest;
            this.sameness = sameness;
        }

        String decisionId() {
            return decisionId;
        }

        /** Whether this is the farthest to which the decision is known to have been renewed. */
        boolean renewedUntil(Instant until) {
            Instant known = renewedUntil;
            if (known != null && !until.isAfter(known)) {
                return false;
            }
            renewedUntil = until;
            return true;
        }

        boolean isSameAs(Sameness other) {
            Sameness known = sameness;
            if (known != null) {
                return known.equals(other);
            }
            if (!digest.equals(other.digest())) {
                return false;
            }
            sameness = other;
            return true;
        }
    }

    String campaign() {
        return campaign;
    }

    /** What is known, if nothing newer has been heard of. */
    @Nullable
    Content content() {
        Content known = content;
        return known != null && known.size > newest ? known : null;
    }

    /** The ledger has an entry about the campaign at this index; for one thread. */
    void heardOf(long index) {
        newest = index;
    }

    /** Remembers this unless something newer is known. */
    synchronized void remember(Content read) {
        Content known = content;
        if (known == null || known.size <= read.size) {
            content = read;
        }
    }

    /** The reading that is under way, or this one, which the caller must then start. */
    synchronized CompletableFuture<Content> readBy(CompletableFuture<Content> offered) {
        CompletableFuture<Content> present = reading;
        if (present != null && !present.isDone()) {
            return present;
        }
        reading = offered;
        return offered;
    }
}
