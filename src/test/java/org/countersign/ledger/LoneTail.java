package org.countersign.ledger;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/** A tail without an application, over a database of its own that a test may maltreat. */
final class LoneTail implements AutoCloseable {
    final Tail tail;
    final Lifeline lifeline;
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    /** After so long a question that nobody can answer is given up, which some tests wait for. */
    private static final Duration SHORT = Duration.ofMillis(1500);

    private final DatabaseAddress address;
    private final Vertx vertx = Vertx.vertx();
    private long size;

    private LoneTail(
            DatabaseAddress address,
            String migrations,
            TestOnlyConfig testOnly,
            Duration freshnessDeadline,
            Projection... projections) {
        this.address = address;
        Flyway.configure()
                .dataSource(address.url(), address.user(), address.password())
                .locations(Stream.of("db/common", migrations).distinct().toArray(String[]::new))
                .load()
                .migrate();
        LedgerConfig config = new Settings(3, freshnessDeadline);
        tail = new Tail(
                new FollowedDatabase(
                        address.url(),
                        Optional.ofNullable(address.user()),
                        Optional.ofNullable(address.password()),
                        config,
                        vertx),
                config,
                testOnly,
                List.of(projections),
                metrics);
        lifeline = new Lifeline(tail, config);
    }

    static LoneTail onH2(String name, Projection... projections) {
        return new LoneTail(
                new DatabaseAddress("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "sa", ""),
                "db/common",
                new TestOnly(false, Optional.empty()),
                SHORT,
                projections);
    }

    /** One whose questions are answered however long a test takes over them. */
    static LoneTail patientOnH2(String name, Projection... projections) {
        return new LoneTail(
                new DatabaseAddress("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "sa", ""),
                "db/common",
                new TestOnly(false, Optional.empty()),
                Duration.ofMinutes(1),
                projections);
    }

    static LoneTail staleOnH2(String name, Projection... projections) {
        return new LoneTail(
                new DatabaseAddress("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "sa", ""),
                "db/common",
                new TestOnly(true, Optional.of(TestOnlyConfig.CONFIRMATION)),
                SHORT,
                projections);
    }

    static LoneTail onPostgresql(String url, String user, String password, Projection... projections) {
        return new LoneTail(
                new DatabaseAddress(url, user, password),
                "db/postgresql",
                new TestOnly(false, Optional.empty()),
                SHORT,
                projections);
    }

    /** One whose questions are answered however long a test takes over them. */
    static LoneTail patientOnPostgresql(String url, String user, String password, Projection... projections) {
        return new LoneTail(
                new DatabaseAddress(url, user, password),
                "db/postgresql",
                new TestOnly(false, Optional.empty()),
                Duration.ofMinutes(1),
                projections);
    }

    /** Appends entries of this kind, as far as the tail can tell; none moves the gate. */
    void append(int entries) {
        append(entries, false);
    }

    /** Appends entries of which the last moves the gate. */
    void appendAndMoveGate(int entries) {
        append(entries, true);
    }

    private void append(int entries, boolean movesGate) {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < entries; i++) {
            sql.append("insert into ledger_entry (idx, kind, at, actor, subject, leaf, leaf_hash) values (")
                    .append(size)
                    .append(", '" + Rung.KIND
                            + "', current_timestamp, 'system', 's', cast('6c' as bytea), cast('68' as bytea));");
            size++;
        }
        sql.append("update ledger_head set size = ").append(size);
        if (movesGate) {
            sql.append(", gate_size = ").append(size);
        }
        execute(sql.toString());
    }

    void execute(String sql) {
        try (Connection connection = address.connect(Duration.ofSeconds(30));
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(sql);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    CompletableFuture<Head> fresh() {
        return tail.fresh().toCompletableFuture();
    }

    @Override
    public void close() {
        lifeline.stop();
        tail.stop();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private record Settings(int chunk, Duration freshnessDeadline) implements LedgerConfig {
        @Override
        public Optional<String> origin() {
            return Optional.empty();
        }

        @Override
        public Duration readPatience() {
            return Duration.ofMillis(800);
        }

        @Override
        public Duration startPatience() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Duration loadPatience() {
            return Duration.ofSeconds(2);
        }

        @Override
        public Duration poll() {
            return Duration.ofMillis(200);
        }

        @Override
        public Duration heartbeat() {
            return Duration.ofMillis(50);
        }

        @Override
        public boolean follow() {
            return true;
        }
    }

    record TestOnly(boolean serveStale, Optional<String> confirm) implements TestOnlyConfig {}
}
