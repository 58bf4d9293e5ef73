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
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.countersign.ledger.Checkpoints;
import org.countersign.ledger.LedgerException;
import org.countersign.ledger.check.Difference.Kind;
import org.countersign.ledger.merkle.Checkpoint;
import org.countersign.ledger.merkle.NoteKey;
import org.countersign.ledger.merkle.SignedNote;
import org.jspecify.annotations.Nullable;

/**
 * Checks the installation by itself: whether the tree is what its leaves make of it and still holds what was signed, and
 * whether the tables of the rooms hold what the facts say. Takes one connection at a time and little memory, however much
 * there is.
 */
@ApplicationScoped
public class SelfCheck {
    /** H2's own level, which gives a transaction one state of the whole database. */
    private static final int H2_SNAPSHOT = 6;

    private final DataSource database;
    private final Checkpoints checkpoints;
    private final CheckResults results;
    private final List<Reconciliation> reconciliations;
    private final Clock clock;

    SelfCheck(
            DataSource database,
            Checkpoints checkpoints,
            CheckResults results,
            @All List<Reconciliation> reconciliations,
            Clock clock) {
        this.database = database;
        this.checkpoints = checkpoints;
        this.results = results;
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

        /** May wait a while, or throw to end the check. */
        void step();
    }

    /**
     * Checks everything.
     *
     * @param listener is told of each difference as it is found
     */
    public CheckReport run(Pace pace, Consumer<Difference> listener) {
        Instant began = clock.instant();
        // Before the head is read, so that it is not ahead of what is checked.
        SignedNote present = checkpoints.newest();
        try (Snapshots slices = new Snapshots(database, pace)) {
            return run(slices, new Findings(listener), began, present);
        } catch (SQLException e) {
            throw new LedgerException("the self-check could not read", e);
        }
    }

    private CheckReport run(Slices slices, Findings findings, Instant began, SignedNote present) throws SQLException {
        List<Checkpoint> signed = signed(present, findings);
        signed.addAll(cosigned(slices, findings));
        long size = new TreeCheck(slices, findings, signed).run();
        for (Reconciliation reconciliation : reconciliations) {
            new TableCheck(reconciliation, slices, findings).run();
        }
        return new CheckReport(
                began,
                clock.instant(),
                size,
                findings.things(),
                findings.differences(),
                findings.first(),
                present.encode());
    }

    /** What the ledger has signed: now, and when it was last checked. */
    private List<Checkpoint> signed(SignedNote present, Findings findings) {
        List<Checkpoint> signed = new ArrayList<>();
        signed.add(Checkpoint.parse(present.text()));
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
        Slices slices = new Alone(connection);
        List<Checkpoint> all = new ArrayList<>(signed);
        all.addAll(cosigned(slices, findings));
        new TreeCheck(slices, findings, all).run();
        for (Reconciliation reconciliation : reconciliations) {
            new TableCheck(reconciliation, slices, findings).run();
        }
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
