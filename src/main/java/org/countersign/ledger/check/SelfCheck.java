package org.countersign.ledger.check;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.countersign.core.ProblemMappers;
import org.countersign.ledger.Checkpoints;
import org.countersign.ledger.LedgerException;
import org.countersign.ledger.check.Difference.Kind;
import org.countersign.ledger.merkle.Checkpoint;
import org.countersign.ledger.merkle.NoteKey;
import org.countersign.ledger.merkle.SignedNote;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Checks the installation by itself: whether the tree is what its leaves make of it and still holds what was signed, and
 * whether the tables of the rooms hold what the facts say. Takes one connection at a time and little memory, however much
 * there is.
 */
@ApplicationScoped
public class SelfCheck {
    private static final Logger LOG = Logger.getLogger(SelfCheck.class);
    /** H2's own level, which gives a transaction one state of the whole database. */
    private static final int H2_SNAPSHOT = 6;

    private final DataSource database;
    private final Checkpoints checkpoints;
    private final CheckResults results;
    private final GateKinds gate;
    private final List<Reconciliation> reconciliations;
    private final Clock clock;

    SelfCheck(
            DataSource database,
            Checkpoints checkpoints,
            CheckResults results,
            GateKinds gate,
            @All List<Reconciliation> reconciliations,
            Clock clock) {
        this.database = database;
        this.checkpoints = checkpoints;
        this.results = results;
        this.gate = gate;
        this.reconciliations = reconciliations.stream()
                .sorted(Comparator.comparing(each -> each.getClass().getName()))
                .toList();
        this.clock = clock;
    }

    /** Is told, between two slices of the work, that it goes on. */
    @FunctionalInterface
    public interface Pace {
        /** A check of a command, which wants to be done. */
        Pace FAST = () -> {};

        /** May wait a while, or throw {@link Stopped} to end the check. */
        void step();
    }

    /** The check ends before it has come to an end. */
    static final class Stopped extends RuntimeException {
        Stopped() {
            super("the self-check was stopped", null, false, false);
        }
    }

    /** A part of the check. */
    private interface Part {
        void run() throws SQLException;
    }

    /**
     * Checks everything.
     *
     * @param listener is told of each difference as it is found
     */
    public CheckReport run(Pace pace, Consumer<Difference> listener) {
        Instant began = clock.instant();
        Findings findings = new Findings(listener);
        try (Snapshots slices = new Snapshots(database, pace)) {
            // Before the head is read, so that it is not ahead of what is checked.
            SignedNote present = present(slices, findings);
            long size = run(slices, findings, signed(present, findings));
            return new CheckReport(
                    began,
                    clock.instant(),
                    size,
                    findings.things(),
                    findings.differences(),
                    findings.first(),
                    present == null ? "" : present.encode());
        } catch (SQLException e) {
            throw new LedgerException("the self-check could not read", e);
        }
    }

    private @Nullable SignedNote present(Slices slices, Findings findings) throws SQLException {
        AtomicReference<@Nullable SignedNote> present = new AtomicReference<>();
        attempt("ledger_head", slices, findings, () -> present.set(checkpoints.newest()));
        return present.get();
    }

    /** The size of the ledger that was checked. */
    private long run(Slices slices, Findings findings, Collection<Checkpoint> signed) throws SQLException {
        List<Checkpoint> all = new ArrayList<>(signed);
        attempt("cosigned_checkpoint", slices, findings, () -> all.addAll(cosigned(slices, findings)));
        TreeCheck tree = new TreeCheck(slices, findings, all, gate.kinds());
        attempt("ledger_entry", slices, findings, tree::run);
        for (Reconciliation reconciliation : reconciliations) {
            String table = reconciliation.tables().get(0).table();
            attempt(table, slices, findings, () -> new TableCheck(reconciliation, slices, findings).run());
        }
        return tree.size();
    }

    /**
     * Lets one part fail without keeping the others from telling what they find. What could not be compared is an alarm too;
     * but a database that is away or busy says nothing about anything, and the whole check is better tried again.
     */
    private static void attempt(String table, Slices slices, Findings findings, Part part) throws SQLException {
        try {
            part.run();
        } catch (Stopped e) {
            throw e;
        } catch (SQLException | RuntimeException e) {
            if (ProblemMappers.expected(e) != null) {
                throw e;
            }
            LOG.errorf(e, "A part of the self-check failed: %s", table);
            findings.add(
                    new Difference(Kind.UNCHECKED, table, "-", null, null, null, null, String.valueOf(e.getMessage())));
            slices.end();
        }
    }

    /** What the ledger has signed: now, and when it was last checked. */
    private List<Checkpoint> signed(@Nullable SignedNote present, Findings findings) {
        List<Checkpoint> signed = new ArrayList<>();
        if (present != null) {
            signed.add(Checkpoint.parse(present.text()));
        }
        NoteKey key = NoteKey.parse(checkpoints.verifierKey());
        @Nullable String before = results.checkpoint();
        if (before != null) {
            try {
                signed.add(Checkpoint.open(SignedNote.parse(before), key));
            } catch (IllegalArgumentException e) {
                findings.add(new Difference(
                        Kind.CHECKPOINT, "self_check", "1", "checkpoint", null, null, null, e.getMessage()));
            }
        }
        return signed;
    }

    private List<Checkpoint> cosigned(Slices slices, Findings findings) throws SQLException {
        return new CosignedCheck(slices, findings, NoteKey.parse(checkpoints.verifierKey())).run();
    }

    /** Compares as {@link #run} does, on a connection in whose transaction somebody has altered something. */
    List<Difference> within(Connection connection, Collection<Checkpoint> signed) throws SQLException {
        Findings findings = new Findings(difference -> {});
        long unused = run(new Alone(connection), findings, signed);
        return findings.first();
    }

    /** The tables alone, and of these only the things of some subjects. */
    List<Difference> within(Connection connection, Reconciliation only, Collection<String> subjects)
            throws SQLException {
        return within(connection, only, subjects, TableCheck.FACTS);
    }

    /** The same with only so many facts in memory at the same time. */
    List<Difference> within(Connection connection, Reconciliation only, Collection<String> subjects, int facts)
            throws SQLException {
        Findings findings = new Findings(difference -> {});
        TableCheck tables = new TableCheck(only, new Alone(connection), findings, facts);
        if (subjects.isEmpty()) {
            tables.run();
        } else {
            tables.run(subjects);
        }
        return findings.first();
    }

    List<Reconciliation> reconciliations() {
        return reconciliations;
    }

    /** Reads what the connection's own transaction sees, and never ends it. */
    private record Alone(Connection connection) implements Slices {
        @Override
        public void end() {}
    }

    /** A transaction for each slice, which sees one state of the database. */
    private static final class Snapshots implements Slices, AutoCloseable {
        private final DataSource database;
        private final Pace pace;
        private @Nullable Connection open;

        Snapshots(DataSource database, Pace pace) {
            this.database = database;
            this.pace = pace;
        }

        @Override
        public Connection connection() throws SQLException {
            Connection connection = open;
            if (connection == null) {
                connection = database.getConnection();
                open = connection;
                boolean postgresql =
                        connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
                connection.setAutoCommit(false);
                connection.setTransactionIsolation(postgresql ? Connection.TRANSACTION_REPEATABLE_READ : H2_SNAPSHOT);
            }
            return connection;
        }

        @Override
        public void end() throws SQLException {
            close();
            pace.step();
        }

        @Override
        public void close() throws SQLException {
            try (Connection connection = open) {
                open = null;
                if (connection != null) {
                    connection.rollback();
                    // As the pool gave it.
                    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                    connection.setAutoCommit(true);
                }
            }
        }
    }
}
