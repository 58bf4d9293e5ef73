package org.countersign.ledger;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads the head from PostgreSQL without a thread that waits: on one event loop, with one connection and one prepared
 * statement. Everything here runs on that event loop.
 */
final class PgHeadReader implements HeadReader {
    /** A standby may be behind its primary, so what it says of the ledger's size proves nothing. */
    private static final String HEAD_OF_PRIMARY =
            "select size, gate_size, pg_is_in_recovery() from ledger_head where id = 1";

    private final Vertx vertx;
    private final Context eventLoop;
    private final List<PgConnectOptions> hosts;
    private int host;
    private @Nullable Link link;
    private boolean closed;

    /** A connection, or the attempt at one, with its statement. */
    private static final class Link {
        final Future<PgConnection> connection;
        final Future<PreparedStatement> query;

        Link(Future<PgConnection> connection) {
            this.connection = connection;
            this.query = connection.compose(open -> open.prepare(HEAD_OF_PRIMARY));
        }
    }

    /**
     * @param hosts tried in turn until one is the primary
     * @param silence a connection on which nothing has come for so long is cut: it may be dead without showing it
     */
    PgHeadReader(Vertx vertx, List<PgConnectOptions> hosts, Duration connect, Duration silence) {
        this.vertx = vertx;
        this.eventLoop = ((VertxInternal) vertx).createEventLoopContext();
        this.hosts = hosts.stream()
                .map(options -> new PgConnectOptions(options)
                        .setConnectTimeout((int) connect.toMillis())
                        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS))
                .toList();
        // Closing politely waits for the answer to what was asked; this is what ends a connection that hangs.
        this.hosts.forEach(options -> options.setReadIdleTimeout((int) silence.toMillis()));
    }

    @Override
    public void read(CompletableFuture<Head> answer) {
        eventLoop.runOnContext(start -> attempt(answer, hosts.size()));
    }

    private void attempt(CompletableFuture<Head> answer, int furtherAttempts) {
        if (answer.isDone()) {
            return;
        }
        if (closed) {
            answer.completeExceptionally(new LedgerException("the node is stopping", null));
            return;
        }
        Link used = link == null ? open() : link;
        var unused = answer.whenComplete((head, failure) -> {
            if (answer.isCancelled()) {
                eventLoop.runOnContext(giveUp -> drop(used));
            }
        });
        used.query
                .compose(query -> query.query().execute())
                .map(PgHeadReader::head)
                .onComplete(read -> {
                    if (read.succeeded()) {
                        answer.complete(read.result());
                        return;
                    }
                    drop(used);
                    if (furtherAttempts > 0) {
                        attempt(answer, furtherAttempts - 1);
                    } else {
                        answer.completeExceptionally(read.cause());
                    }
                });
    }

    private static Head head(RowSet<Row> rows) {
        Iterator<Row> row = rows.iterator();
        if (!row.hasNext()) {
            throw new LedgerException("the ledger has no head row", null);
        }
        Row head = row.next();
        if (head.getBoolean(2)) {
            throw new LedgerException("this database is a standby", null);
        }
        return new Head(head.getLong(0), head.getLong(1));
    }

    private Link open() {
        Link opened = new Link(PgConnection.connect(vertx, hosts.get(host)));
        link = opened;
        opened.connection.onSuccess(connection -> connection.closeHandler(lost -> drop(opened)));
        return opened;
    }

    private void drop(Link dropped) {
        if (link == dropped) {
            link = null;
            host = (host + 1) % hosts.size();
        }
        dropped.connection.onSuccess(PgConnection::close);
    }

    @Override
    public void close() {
        eventLoop.runOnContext(stop -> {
            closed = true;
            if (link != null) {
                drop(link);
            }
        });
    }
}
