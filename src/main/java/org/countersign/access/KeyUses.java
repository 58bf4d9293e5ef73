package org.countersign.access;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Writes down when each API key was last used: in batches, never while a request waits. What was not written when a node
 * dies, at most a minute, is lost.
 */
@ApplicationScoped
class KeyUses {
    /** Uses within a minute of the last one recorded are not recorded. */
    static final long GRAIN_MILLIS = 60_000;

    private static final int BATCH = 500;

    private final KeyDirectory directory;
    private final DataSource database;
    /** Epoch milliseconds of the newest use that was written. */
    private volatile long writtenUntil = 1;

    KeyUses(KeyDirectory directory, DataSource database) {
        this.directory = directory;
        this.database = database;
    }

    @Scheduled(every = "1M", delayed = "1M", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void write() {
        long since = writtenUntil;
        List<KeyDirectory.Known> used = new ArrayList<>();
        long newest = since;
        for (KeyDirectory.Known key : directory.known()) {
            long at = key.lastUsedAt;
            if (at >= since) {
                used.add(key);
                newest = Math.max(newest, at);
            }
        }
        for (int from = 0; from < used.size(); from += BATCH) {
            write(used.subList(from, Math.min(used.size(), from + BATCH)));
        }
        writtenUntil = newest;
    }

    private void write(List<KeyDirectory.Known> used) {
        QuarkusTransaction.requiringNew().run(() -> {
            // Another node may have seen a later use.
            try (Connection connection = database.getConnection();
                    PreparedStatement update = connection.prepareStatement(
                            "update api_key set last_used_at = ? where id = ? and (last_used_at is null or last_used_at < ?)")) {
                for (KeyDirectory.Known key : used) {
                    OffsetDateTime at = Instant.ofEpochMilli(key.lastUsedAt).atOffset(ZoneOffset.UTC);
                    update.setObject(1, at);
                    update.setString(2, key.id);
                    update.setObject(3, at);
                    update.addBatch();
                }
                update.executeBatch();
            } catch (SQLException e) {
                throw new IllegalStateException(
                        "the last use of API keys could not be written; tried again in a minute", e);
            }
        });
    }
}
