package org.countersign.ledger.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.countersign.core.JsonMappers;
import org.countersign.ledger.LedgerException;
import org.jspecify.annotations.Nullable;

/** What the last whole check has found, and which node is at work on the next; one row that all nodes share. */
@ApplicationScoped
public class CheckResults {
    /** Differences that are kept; the log of the node that checked has them all. */
    static final int MOST = 100;

    private static final ObjectMapper JSON = JsonMappers.standard();
    private static final TypeReference<List<Difference>> DIFFERENCES = new TypeReference<>() {};

    private final DataSource database;

    CheckResults(DataSource database) {
        this.database = database;
    }

    /** The last check that came to its end. */
    public Optional<CheckReport> last() {
        String sql = "select began_at, ended_at, size, things, differences, listed, checkpoint from self_check"
                + " where ended_at is not null";
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            return row.next()
                    ? Optional.of(new CheckReport(
                            row.getObject(1, OffsetDateTime.class).toInstant(),
                            row.getObject(2, OffsetDateTime.class).toInstant(),
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5),
                            JSON.readValue(row.getString(6), DIFFERENCES),
                            row.getString(7)))
                    : Optional.empty();
        } catch (SQLException | JsonProcessingException e) {
            throw new LedgerException("the last self-check could not be read", e);
        }
    }

    /** The checkpoint of the last check that found no difference. */
    @Nullable
    String checkpoint() {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("select checkpoint from self_check");
                ResultSet row = query.executeQuery()) {
            return row.next() ? row.getString(1) : null;
        } catch (SQLException e) {
            throw new LedgerException("the last self-check could not be read", e);
        }
    }

    /** Whether this node may check now: the last check is so old, and no other node has claimed the next. */
    boolean claim(Instant now, Duration every, Duration claim) {
        return update(
                        "update self_check set claimed_until = ? where (claimed_until is null or claimed_until <= ?)"
                                + " and (began_at is null or began_at <= ?)",
                        at(now.plus(claim)),
                        at(now),
                        at(now.minus(every)))
                == 1;
    }

    /** Goes on, or lets go. */
    void claim(@Nullable Instant until) {
        update("update self_check set claimed_until = ?", until == null ? null : at(until));
    }

    /** Takes the place of the last one. A checkpoint that something speaks against does not take the place of a sound one. */
    void keep(CheckReport report) {
        try {
            update(
                    "update self_check set claimed_until = null, began_at = ?, ended_at = ?, size = ?, things = ?,"
                            + " differences = ?, listed = ?, checkpoint = coalesce(cast(? as text), checkpoint)",
                    at(report.beganAt()),
                    at(report.endedAt()),
                    report.size(),
                    report.things(),
                    report.differences(),
                    JSON.writeValueAsString(report.listed().stream().limit(MOST).toList()),
                    report.holds() ? report.checkpoint() : null);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("differences are always writable", e);
        }
    }

    private int update(String sql, @Nullable Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            return update.executeUpdate();
        } catch (SQLException e) {
            throw new LedgerException("the self-check could not be noted", e);
        }
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
