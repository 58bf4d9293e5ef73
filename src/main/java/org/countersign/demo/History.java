package org.countersign.demo;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import javax.sql.DataSource;
import org.countersign.ledger.LedgerException;

/** What the ledger tells of the registry's past, read before the application has started. */
@Singleton
class History {
    private final DataSource database;

    History(DataSource database) {
        this.database = database;
    }

    /** What the registry is. */
    enum State {
        /** Nothing was ever recorded. */
        EMPTY,
        /** The demo's scenario was being loaded when the application ended: the ledger has begun, in 2013. */
        BEGUN,
        DEMO,
        /** Anything else. */
        REAL
    }

    /**
     * @param newest when the newest fact was recorded; {@link Instant#EPOCH} if there is none
     */
    record Past(State state, Instant newest) {}

    /** Reads it, without going through the ledger, which may be long. */
    Past read() {
        String sql = "select (select max(size) from ledger_head),"
                + " (select max(at) from ledger_head),"
                + " (select count(*) from ledger_entry where kind = ?),"
                + " (select count(*) from ledger_entry where idx > 0 and idx < 10 and not (kind = 'person-added' and actor = 'system'))";
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, DemoLoaded.KIND);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                Instant newest = row.getObject(2, OffsetDateTime.class).toInstant();
                return new Past(state(row.getLong(1), newest, row.getLong(3) > 0, row.getLong(4) > 0), newest);
            }
        } catch (SQLException e) {
            throw new LedgerException("the ledger could not be read", e);
        }
    }

    private static State state(long size, Instant newest, boolean demo, boolean others) {
        if (size == 0) {
            return State.EMPTY;
        }
        if (demo) {
            return State.DEMO;
        }
        return others || newest.isAfter(Scenario.LATEST_BEGIN) ? State.REAL : State.BEGUN;
    }
}
