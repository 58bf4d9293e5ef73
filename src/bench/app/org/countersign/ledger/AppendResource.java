package org.countersign.ledger;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.countersign.core.ActorId;
import org.jboss.resteasy.reactive.RestQuery;

/** Appends facts for some seconds, to the ledger or to a copy of its tables that keeps no tree, and tells how many. */
@Path("/bench/appends")
public class AppendResource {
    private final DataSource database;
    private final Ledger ledger;
    private final Clock clock;

    AppendResource(DataSource database, Ledger ledger, Clock clock) {
        this.database = database;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** A fact of the size that most have. */
    public record BenchFact(String reference, int revision, String digest, String carrier, String decision)
            implements Fact {
        @Override
        public String kind() {
            return "bench-fact";
        }

        @Override
        public String subject() {
            return reference;
        }

        @Override
        public boolean movesGate() {
            return false;
        }
    }

    /** Tells how many facts were appended per second. */
    @POST
    @RolesAllowed("admin")
    public double append(
            @RestQuery boolean tree, @RestQuery int writers, @RestQuery int facts, @RestQuery int seconds)
            throws Exception {
        if (!tree) {
            prepare();
        }
        LongAdder written = new LongAdder();
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        long began = System.nanoTime();
        long end = began + seconds * 1_000_000_000L;
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                all.add(threads.submit(() -> {
                    while (System.nanoTime() < end) {
                        QuarkusTransaction.requiringNew().run(() -> write(tree, facts));
                        written.add(facts);
                    }
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            threads.shutdown();
        }
        return written.sum() / ((System.nanoTime() - began) / 1e9);
    }

    private void write(boolean tree, int facts) {
        if (tree) {
            for (int i = 0; i < facts; i++) {
                ledger.append(ActorId.SYSTEM, fact(i));
            }
        } else {
            writePlainly(facts);
        }
    }

    private static BenchFact fact(int i) {
        return new BenchFact("CHG-2012-0001", i, "sha256:" + "0".repeat(64), "bench-carrier", "accepted");
    }

    private void prepare() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists bench_entry (idx bigint not null primary key,"
                    + " kind varchar(64) not null, at timestamp(6) with time zone not null, actor varchar(64) not null,"
                    + " subject varchar(160) not null, leaf bytea not null)");
            statement.execute("create index if not exists bench_entry_kind on bench_entry (kind, idx)");
            statement.execute("create index if not exists bench_entry_subject on bench_entry (subject, idx)");
            statement.execute("create table if not exists bench_head (id smallint not null primary key,"
                    + " size bigint not null, gate_size bigint not null, at timestamp(6) with time zone not null)");
            statement.execute("insert into bench_head (id, size, gate_size, at) select 1, 0, 0, at from ledger_head"
                    + " where not exists (select 1 from bench_head)");
        }
    }

    /** As {@link Ledger} does, under the lock of the head and in one order, but without a hash. */
    private void writePlainly(int facts) {
        try (Connection connection = database.getConnection();
                PreparedStatement lock = connection.prepareStatement(
                        "select size, gate_size, at from bench_head where id = 1 for update");
                PreparedStatement entry = connection.prepareStatement(
                        "insert into bench_entry (idx, kind, at, actor, subject, leaf) values (?, ?, ?, ?, ?, ?)");
                PreparedStatement update = connection.prepareStatement(
                        "update bench_head set size = ?, gate_size = ?, at = ? where id = 1")) {
            long size;
            long gateSize;
            Instant last;
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                size = row.getLong(1);
                gateSize = row.getLong(2);
                last = row.getObject(3, OffsetDateTime.class).toInstant();
            }
            Instant now = clock.instant();
            Instant at = now.isBefore(last) ? last : now;
            for (int i = 0; i < facts; i++) {
                BenchFact fact = fact(i);
                entry.setLong(1, size++);
                entry.setString(2, fact.kind());
                entry.setObject(3, at.atOffset(ZoneOffset.UTC));
                entry.setString(4, ActorId.SYSTEM.value());
                entry.setString(5, fact.subject());
                entry.setBytes(6, LeafFormat.write(fact, ActorId.SYSTEM, at).bytes());
                entry.addBatch();
            }
            entry.executeBatch();
            update.setLong(1, size);
            update.setLong(2, gateSize);
            update.setObject(3, at.atOffset(ZoneOffset.UTC));
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
