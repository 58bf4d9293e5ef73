package org.countersign.gate.feed;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.countersign.gate.feed.CampaignFile.Content;
import org.countersign.ledger.LedgerException;
import org.countersign.ledger.Lifeline;

/** Fills campaigns' files from the database, away from the event loops. */
@Singleton
class CampaignReader {
    /** More at once would not be faster, and would take connections from others. */
    private static final int THREADS = 4;
    /** A file can grow old while it is read, but not for ever. */
    private static final int MOST_TRIES = 5;

    private final CampaignFiles files;
    private final AskedCampaigns campaigns;
    private final RecordedDecisions decisions;
    private final Lifeline lifeline;
    private final ExecutorService workers = Executors.newFixedThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "gate-campaigns");
        thread.setDaemon(true);
        return thread;
    });

    CampaignReader(CampaignFiles files, AskedCampaigns campaigns, RecordedDecisions decisions, Lifeline lifeline) {
        this.files = files;
        this.campaigns = campaigns;
        this.decisions = decisions;
        this.lifeline = lifeline;
    }

    /** What is known about the campaign once everything that was heard of it has been read. */
    CompletableFuture<Content> read(CampaignFile file) {
        return read(file, MOST_TRIES);
    }

    private CompletableFuture<Content> read(CampaignFile file, int tries) {
        CompletableFuture<Content> offered = new CompletableFuture<>();
        CompletableFuture<Content> reading = file.readBy(offered);
        if (reading == offered) {
            workers.execute(() -> {
                try {
                    offered.complete(load(file));
                } catch (RuntimeException e) {
                    offered.completeExceptionally(e);
                }
            });
        }
        return lifeline.hold(reading).thenCompose(read -> {
            Content content = file.content();
            if (content != null) {
                return CompletableFuture.completedFuture(content);
            }
            return tries == 1
                    ? CompletableFuture.failedFuture(
                            new LedgerException("the campaign " + file.campaign() + " changes too fast", null))
                    : read(file, tries - 1);
        });
    }

    private Content load(CampaignFile file) {
        // Before the reading: whatever is in the ledger up to here has been committed, so the reading sees it.
        long size = files.size();
        Content content;
        try {
            content = inTransaction(file, size);
        } catch (RuntimeException lost) {
            // A pooled connection may have died unnoticed.
            content = inTransaction(file, size);
        }
        file.remember(content);
        return content;
    }

    private Content inTransaction(CampaignFile file, long size) {
        List<String> one = List.of(file.campaign());
        return QuarkusTransaction.requiringNew()
                .call(() -> new Content(
                        campaigns.registrations(one).get(file.campaign()),
                        decisions.lastOf(one).get(file.campaign()),
                        size));
    }

    @PreDestroy
    void stop() {
        workers.shutdown();
    }
}
