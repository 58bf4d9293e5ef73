package org.countersign.core;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.hibernate.StaleStateException;
import org.jspecify.annotations.Nullable;

/** Tells failures of the database that pass by themselves from those that are a fault of ours. */
final class DatabaseTrouble {
    /** No connection, shutting down, too many clients, a session ended because it stood still; in H2 also a closed database. */
    private static final Set<String> AWAY =
            Set.of("57P01", "57P02", "57P03", "53300", "25P03", "90067", "90098", "90121");
    /** Serialization failure, dead-lock, a lock that did not come in time. */
    private static final Set<String> CONTENDED = Set.of("40001", "40P01", "55P03", "57014", "HYT00", "90131");

    /** Causes of causes that are looked at. */
    private static final int DEEPEST = 20;

    private DatabaseTrouble() {}

    /** The problem to answer with; null when the failure is of another sort. */
    static @Nullable Problem of(Throwable failure) {
        return of(failure, failure, DEEPEST);
    }

    private static @Nullable Problem of(Throwable part, Throwable failure, int depth) {
        Problem problem = ofPart(part, failure);
        if (problem == null && depth > 0) {
            Throwable cause = part.getCause();
            problem = cause == null ? null : of(cause, failure, depth - 1);
            // Why a transaction could not be committed, its manager tells so.
            Throwable[] suppressed = part.getSuppressed();
            for (int i = 0; problem == null && i < suppressed.length; i++) {
                problem = of(suppressed[i], failure, depth - 1);
            }
        }
        return problem;
    }

    private static @Nullable Problem ofPart(Throwable part, Throwable failure) {
        if (part instanceof OptimisticLockException || part instanceof StaleStateException) {
            return Problem.conflict("changed-meanwhile", "Somebody changed it at the same time; read it again.");
        }
        if (part instanceof SQLException sql) {
            if (isAway(sql)) {
                return Problem.unavailable("The database cannot be reached now; try again.", failure);
            }
            if (CONTENDED.contains(state(sql))) {
                return Problem.unavailable("Too many changes at the same time; try again.", failure);
            }
        }
        return null;
    }

    private static boolean isAway(SQLException e) {
        return e instanceof SQLTransientConnectionException
                || e instanceof SQLNonTransientConnectionException
                || e instanceof SQLRecoverableException
                || state(e).startsWith("08")
                || AWAY.contains(state(e))
                // The pool's own failure has no state.
                || "Sorry, acquisition timeout!".equals(e.getMessage());
    }

    private static String state(SQLException e) {
        return e.getSQLState() == null ? "" : e.getSQLState();
    }
}
