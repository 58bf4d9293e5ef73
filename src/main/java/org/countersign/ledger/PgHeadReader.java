package org.countersign.ledger;

import io.netty.channel.EventLoop;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the head from PostgreSQL without a thread that waits: each event loop that asks has a {@link Line} of its own, so that
 * neither question nor answer has to wake another thread.
 */
final class PgHeadReader implements HeadReader {
    /** A standby may be behind its primary, so what it says of the ledger's size proves nothing. */
    private static final String HEAD_OF_PRIMARY =
            "select size, gate_size, pg_is_in_recovery() from ledger_head where id = 1";

    private static final int LOOKS_PER_SILENCE = 3;
    /** For so long an event loop looks out for the answer to a lonely question. */
    private static final long LOOK_OUT_NANOS = 100_000;

    private final VertxInternal vertx;
    private final List<PgConnectOptions> hosts;
    private final Duration silence;
    private final Map<EventLoop, Line> lines = new ConcurrentHashMap<>();
    /** The next line for those who are on no event loop. */
    private final AtomicInteger turn = new AtomicInteger();
    /** The host to connect to: what one line has found out need not be found out by all. */
    private final AtomicInteger host = new AtomicInteger();
    /** How many reads were given up, on any line: what hung there may hang everywhere. */
    private final AtomicInteger hangs = new AtomicInteger();

    private volatile boolean closed;

    /**
     * @param hosts tried in turn until one is the primary
     * @param silence a connection on which nothing has come for so long is cut: it may be dead without showing it. One that is
     *     well is never silent for so long, because its line asks when nobody does.
     */
    PgHeadReader(Vertx vertx, List<PgConnectOptions> hosts, Duration connect, Duration silence) {
        this.vertx = (VertxInternal) vertx;
        this.silence = silence;
        this.hosts = hosts.stream()
                .map(options -> new PgConnectOptions(options)
                        .setConnectTimeout((int) connect.toMillis())
                        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS))
                .toList();
        // Closing politely waits for the answer to what was asked; this is what ends a connection that hangs.
        this.hosts.forEach(options -> options.setReadIdleTimeout((int) silence.toMillis()));
    }

    @Override
    public void read(CoalescedRead.Read<Head> read) {
        line().read(read);
    }

    private Line line() {
        ContextInternal context = vertx.getContext();
        if (context != null && context.isEventLoopContext()) {
            // Not computeIfAbsent, which locks even where the value is there.
            Line known = lines.get(context.nettyEventLoop());
            return known == null ? lines.computeIfAbsent(context.nettyEventLoop(), Line::new) : known;
        }
        if (lines.isEmpty()) {
            EventLoop some = vertx.createEventLoopContext().nettyEventLoop();
            return lines.computeIfAbsent(some, Line::new);
        }
        // Each in turn: what is asked anew because a read hung should not meet the same event loop again.
        List<Line> all = List.copyOf(lines.values());
        return all.get(Math.floorMod(turn.getAndIncrement(), all.size()));
    }

    @Override
    public void close() {
        closed = true;
        lines.values().forEach(Line::close);
    }

    /** One connection with one prepared statement. Everything in it runs on its event loop. */
    private final class Line {
        private final ContextInternal eventLoop;
        private final long timer;
        private @Nullable Link link;
        /** Whether somebody has asked since the line was last looked after. */
        private boolean asked;

        Line(EventLoop eventLoop) {
            this.eventLoop = vertx.createEventLoopContext(eventLoop, null, null);
            this.timer = this.eventLoop.setPeriodic(silence.toMillis() / LOOKS_PER_SILENCE, look -> keepAlive());
        }

        void read(CoalescedRead.Read<Head> read) {
            // After what the event loop has at hand: there may be more questions in it, which can share the read.
            eventLoop.runOnContext(start -> attempt(read, hosts.size()));
        }

        private void attempt(CoalescedRead.Read<Head> read, int furtherAttempts) {
            CompletableFuture<Head> answer = read.answer();
            if (answer.isDone()) {
                return;
            }
            if (closed) {
                answer.completeExceptionally(new LedgerException("the node is stopping", null));
                return;
            }
            asked = true;
            Link used = link();
            var unused = answer.whenComplete((head, failure) -> {
                if (answer.isCancelled()) {
                    hangs.incrementAndGet();
                    eventLoop.runOnContext(giveUp -> blame(used));
                }
            });
            boolean alone = read.begin() == 1;
            used.read().onComplete(head -> {
                if (head.succeeded()) {
                    used.hangsBefore = hangs.get();
                    answer.complete(head.result());
                    return;
                }
                blame(used);
                if (furtherAttempts > 0) {
                    attempt(read, furtherAttempts - 1);
                } else {
                    answer.completeExceptionally(head.cause());
                }
            });
            if (alone) {
                lookOut(answer, System.nanoTime() + LOOK_OUT_NANOS);
            }
        }

        /**
         * Keeps the event loop looking instead of sleeping until the answer is there or late. To be woken up takes about as long
         * as PostgreSQL takes to answer; but whoever looks takes a processor, so only a question that is alone is worth it.
         */
        private void lookOut(CompletableFuture<Head> answer, long until) {
            if (!answer.isDone() && System.nanoTime() - until < 0) {
                eventLoop.runOnContext(again -> lookOut(answer, until));
            }
        }

        /** The present link, or a new one if there is none or nothing came over it since a read hung on some line. */
        private Link link() {
            Link present = link;
            if (present != null && present.hangsBefore == hangs.get()) {
                return present;
            }
            if (present != null) {
                leave(present);
            }
            int chosen = host.get();
            Link opened = new Link(chosen, hangs.get(), PgConnection.connect(vertx, hosts.get(chosen)));
            link = opened;
            opened.connection.onSuccess(connection -> connection.closeHandler(lost -> leave(opened)));
            return opened;
        }

        /** Asks over a link on which nobody does, so that a silent one can be known to be dead. */
        private void keepAlive() {
            Link idle = link;
            if (idle != null && !asked) {
                idle.read().onFailure(lost -> leave(idle));
            }
            asked = false;
        }

        /** Leaves a link that has failed; the next one goes to the next host. */
        private void blame(Link failed) {
            if (!failed.left) {
                host.compareAndSet(failed.host, (failed.host + 1) % hosts.size());
            }
            leave(failed);
        }

        private void leave(Link left) {
            if (left.left) {
                return;
            }
            left.left = true;
            if (link == left) {
                link = null;
            }
            left.connection.onSuccess(PgConnection::close);
        }

        void close() {
            eventLoop.runOnContext(stop -> {
                vertx.cancelTimer(timer);
                if (link != null) {
                    leave(link);
                }
            });
        }
    }

    /** A connection, or the attempt at one, with its statement. Of its line's event loop. */
    private static final class Link {
        final int host;
        final Future<PgConnection> connection;
        private final Future<PreparedStatement> query;
        /** How many reads had been given up when something last came over it. */
        int hangsBefore;

        boolean left;

        Link(int host, int hangsBefore, Future<PgConnection> connection) {
            this.host = host;
            this.hangsBefore = hangsBefore;
            this.connection = connection;
            this.query = connection.compose(open -> open.prepare(HEAD_OF_PRIMARY));
        }

        Future<Head> read() {
            return query.compose(prepared -> prepared.query().execute()).map(PgHeadReader::head);
        }
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
}
