package org.countersign.watch;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps how streams went, under the lock of their campaign. Every method works on the connection of its caller's transaction.
 *
 * <p>It takes part in every taking in, so it costs one statement there: the streams' rows, which are read and written anyway,
 * tell whether a point is a new one.
 */
@Singleton
class Curves {
    private static final String INSERT =
            "insert into watch_curve (at, sent, delivered, failed, evidence, stream, slot) values (?, ?, ?, ?, ?, ?, ?)";

    /** Notes how those of these streams stand that have changed since they were read; their rows are written afterwards. */
    void note(Connection connection, Collection<WatchedStream> streams, Instant now) throws SQLException {
        List<WatchedStream> going = new ArrayList<>();
        List<WatchedStream> beginning = new ArrayList<>();
        for (WatchedStream stream : streams) {
            if (!stream.hasMoved()) {
                continue;
            }
            if (stream.curve.isFull() && stream.curve.beginsSlot(now)) {
                widen(connection, stream);
            }
            (stream.curve.beginsSlot(now) ? beginning : going).add(stream);
        }
        write(
                connection,
                "update watch_curve set at = ?, sent = ?, delivered = ?, failed = ?, evidence = greatest(evidence, ?)"
                        + " where stream = ? and slot = ?",
                going,
                now);
        write(connection, INSERT, beginning, now);
    }

    private static void write(Connection connection, String sql, List<WatchedStream> streams, Instant now)
            throws SQLException {
        if (streams.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (WatchedStream stream : streams) {
                add(statement, stream.id, stream.curve.take(now), stream.point(now));
            }
            statement.executeBatch();
        }
    }

    private static void add(PreparedStatement statement, long stream, long slot, CurvePoint point) throws SQLException {
        statement.setObject(1, Messages.time(point.at()));
        statement.setLong(2, point.sent());
        statement.setLong(3, point.delivered());
        statement.setLong(4, point.failed());
        statement.setDouble(5, point.evidence());
        statement.setLong(6, stream);
        statement.setLong(7, slot);
        statement.addBatch();
    }

    private static void widen(Connection connection, WatchedStream stream) throws SQLException {
        Map<Long, CurvePoint> left = stream.curve.widen(bySlot(connection, stream.id));
        try (PreparedStatement delete = connection.prepareStatement("delete from watch_curve where stream = ?")) {
            delete.setLong(1, stream.id);
            delete.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Map.Entry<Long, CurvePoint> point : left.entrySet()) {
                add(insert, stream.id, point.getKey(), point.getValue());
            }
            insert.executeBatch();
        }
    }

    private static Map<Long, CurvePoint> bySlot(Connection connection, long stream) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select slot, at, sent, delivered, failed, evidence from watch_curve where stream = ?")) {
            select.setLong(1, stream);
            Map<Long, CurvePoint> points = new TreeMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    points.put(row.getLong(1), point(row));
                }
            }
            return points;
        }
    }

    /** The points of these streams in their order, by stream. */
    Map<Long, List<CurvePoint>> of(Connection connection, Collection<Long> streams) throws SQLException {
        Map<Long, List<CurvePoint>> curves = new HashMap<>();
        Array array = connection.createArrayOf("bigint", streams.toArray());
        try (PreparedStatement select = connection.prepareStatement(
                "select stream, at, sent, delivered, failed, evidence from watch_curve where stream = any(?)"
                        + " order by stream, slot")) {
            select.setArray(1, array);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    curves.computeIfAbsent(row.getLong(1), none -> new ArrayList<>())
                            .add(point(row));
                }
            }
        } finally {
            array.free();
        }
        return curves;
    }

    private static CurvePoint point(ResultSet row) throws SQLException {
        return new CurvePoint(
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getDouble(6));
    }
}
