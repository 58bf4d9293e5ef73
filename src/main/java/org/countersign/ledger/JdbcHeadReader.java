package org.countersign.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads the head by JDBC on one thread with one connection. */
final class JdbcHeadReader implements HeadReader {
    private static final Logger LOG = Logger.getLogger(JdbcHeadReader.class);

    private final DatabaseAddress address;
    private final Duration patience;
    private volatile Reader reader;
    private volatile boolean closed;

    JdbcHeadReader(DatabaseAddress address, Duration patience) {
        this.address = address;
        this.patience = patience;
        this.reader = new Reader();
    }

    @Override
    public void read(CoalescedRead.Read<Head> read) {
        Reader present = reader;
        CompletableFuture<Head> answer = read.answer();
        present.thread.execute(() -> present.answer(read));
        var unused = answer.whenComplete((head, failure) -> {
            if (answer.isCancelled() && !closed) {
                // Its thread may hang for long, and ends by itself.
                reader = new Reader();
                present.thread.shutdown();
            }
        });
    }

    @Override
    public void close() {
        closed = true;
        Reader last = reader;
        last.thread.execute(last::disconnect);
        last.thread.shutdown();
    }

    private final class Reader {
        final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "ledger-head");
            thread.setDaemon(true);
            return thread;
        });
        private @Nullable Connection connection;
        private @Nullable PreparedStatement query;

        void answer(CoalescedRead.Read<Head> read) {
            CompletableFuture<Head> answer = read.answer();
            try {
                read.begin();
                answer.complete(read());
            } catch (SQLException lost) {
                disconnect();
                try {
                    read.begin();
                    answer.complete(read());
                } catch (SQLException e) {
                    disconnect();
                    e.addSuppressed(lost);
                    answer.completeExceptionally(e);
                }
            }
            if (answer.isCancelled()) {
                disconnect();
            }
        }

        private Head read() throws SQLException {
            try (ResultSet row = query().executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("the ledger has no head row");
                }
                return new Head(row.getLong(1), row.getLong(2));
            }
        }

        private PreparedStatement query() throws SQLException {
            if (query == null) {
                connection = address.connect(patience);
                query = connection.prepareStatement(HEAD);
            }
            return query;
        }

        private void disconnect() {
            Connection lost = connection;
            connection = null;
            query = null;
            if (lost == null) {
                return;
            }
            try {
                lost.close();
            } catch (SQLException e) {
                LOG.debug("A connection was lost already", e);
            }
        }
    }
}
