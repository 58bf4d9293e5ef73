package org.countersign.witnesses;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** How it goes with each witness, known to all nodes; and which node speaks with them. */
@ApplicationScoped
class Witnessings {
    private static final int MOST_DETAIL = 500;

    private final DataSource database;

    Witnessings(DataSource database) {
        this.database = database;
    }

    /** How it goes with the witness of this key. */
    Witnessing of(String vkey) {
        String sql = "select cosigned_size, cosigned_at, tried_at, outcome, detail from witness where vkey = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, vkey);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return Witnessing.NEVER;
                }
                String outcome = row.getString(4);
                return new Witnessing(
                        row.getLong(1),
                        instant(row, 2),
                        instant(row, 3),
                        outcome == null ? null : Outcome.valueOf(outcome),
                        row.getString(5));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("what is known of witnesses could not be read", e);
        }
    }

    /**
     * Lets one node alone, of all, speak with the witnesses until then; the one that does may prolong it. A node that dies
     * meanwhile holds the others up no longer than that.
     *
     * @return false if another one does
     */
    boolean claim(String node, Instant now, Instant until) {
        return write(
                        "update witness_round set claimed_by = ?, claimed_until = ?"
                                + " where claimed_by = ? or claimed_until is null or claimed_until <= ?",
                        node,
                        until.atOffset(ZoneOffset.UTC),
                        node,
                        now.atOffset(ZoneOffset.UTC))
                == 1;
    }

    /** Lets others speak with the witnesses. */
    void release(String node) {
        write("update witness_round set claimed_until = null, claimed_by = null where claimed_by = ?", node);
    }

    /** Writes down that the witness cosigned this size. */
    void cosigned(String vkey, long size, Instant at) {
        add(vkey);
        write(
                "update witness set cosigned_size = ?, cosigned_at = ?, tried_at = ?, outcome = ?, detail = null"
                        + " where vkey = ?",
                size,
                at.atOffset(ZoneOffset.UTC),
                at.atOffset(ZoneOffset.UTC),
                Outcome.COSIGNED.name(),
                vkey);
    }

    /** Writes down why it did not. */
    void failed(String vkey, Outcome outcome, String detail, Instant at) {
        add(vkey);
        write(
                "update witness set tried_at = ?, outcome = ?, detail = ? where vkey = ?",
                at.atOffset(ZoneOffset.UTC),
                outcome.name(),
                detail.length() > MOST_DETAIL ? detail.substring(0, MOST_DETAIL) : detail,
                vkey);
    }

    /** Only who has the {@link #claim} adds, so none is added twice. */
    private void add(String vkey) {
        write(
                "insert into witness (vkey, cosigned_size) select cast(? as varchar(400)), 0 from ledger_head"
                        + " where not exists (select 1 from witness where vkey = ?)",
                vkey,
                vkey);
    }

    private int write(String sql, Object... values) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement update = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    update.setObject(i + 1, values[i]);
                }
                return update.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException("what is known of witnesses could not be written", e);
            }
        });
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
