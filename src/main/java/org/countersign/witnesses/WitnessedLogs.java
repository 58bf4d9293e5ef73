package org.countersign.witnesses;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.countersign.ledger.merkle.Hash;

/** What this witness has cosigned of each log: the largest tree. */
@ApplicationScoped
class WitnessedLogs {
    private final DataSource database;

    WitnessedLogs(DataSource database) {
        this.database = database;
    }

    /** The tree of a log. */
    record Tree(long size, Hash root) {
        static final Tree EMPTY = new Tree(0, Hash.EMPTY_ROOT);
    }

    /** Makes a row for a log that was never met before; of two who do so at once the second finds the first one's. */
    void meet(String origin) {
        String sql = "insert into witnessed_log (origin, size, root)"
                + " select cast(? as varchar(255)), 0, cast(? as bytea) from ledger_head"
                + " where not exists (select 1 from witnessed_log where origin = ?)";
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                try (Connection connection = database.getConnection();
                        PreparedStatement insert = connection.prepareStatement(sql)) {
                    insert.setString(1, origin);
                    insert.setBytes(2, Tree.EMPTY.root().bytes());
                    insert.setString(3, origin);
                    insert.executeUpdate();
                } catch (SQLException e) {
                    throw new IllegalStateException("a log could not be written down", e);
                }
            });
        } catch (IllegalStateException e) {
            if (!isMet(origin)) {
                throw e;
            }
        }
    }

    private boolean isMet(String origin) {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select size from witnessed_log where origin = ?")) {
            query.setString(1, origin);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("what was cosigned of a log could not be read", e);
        }
    }

    /**
     * The tree last cosigned of a log that was {@link #meet met}, which stays the last one until the present transaction ends:
     * whoever else asks for this log waits until then.
     */
    Tree lock(String origin) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select size, root from witnessed_log where origin = ? for update")) {
            query.setString(1, origin);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("the log " + origin + " was not written down");
                }
                return new Tree(row.getLong(1), new Hash(row.getBytes(2)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("what was cosigned of a log could not be read", e);
        }
    }

    /** Writes down what is about to be cosigned; the caller has the {@link #lock}. */
    void advance(String origin, Tree tree, Instant at) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update witnessed_log set size = ?, root = ?, cosigned_at = ? where origin = ?")) {
            update.setLong(1, tree.size());
            update.setBytes(2, tree.root().bytes());
            update.setObject(3, at.atOffset(ZoneOffset.UTC));
            update.setString(4, origin);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("what is cosigned of a log could not be written", e);
        }
    }
}
