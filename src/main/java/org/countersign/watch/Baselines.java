package org.countersign.watch;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.countersign.watch.detect.Baseline;
import org.countersign.watch.detect.History;
import org.countersign.watch.detect.Stage;

/**
 * What is usual at carriers: as stated by a person, and as learnt from campaigns. Every method works on the connection of its
 * caller's transaction.
 */
@Singleton
class Baselines {
    /** Campaigns further back than this many of the carrier's streams say little about it today. */
    private static final int MOST_STREAMS = 1_000;

    /** What a person said. */
    record Stated(double failureRate, Instant on, long version) {}

    /** What a stream that begins now is compared with at this stage. */
    Baseline of(Connection connection, String carrier, Stage stage) throws SQLException {
        double stated =
                stated(connection, carrier, false).map(Stated::failureRate).orElse(Baseline.USUAL);
        return Baseline.of(stage, learnt(connection, carrier, stage), stated);
    }

    /** What was learnt of a carrier at a stage, in times without incident. */
    History learnt(Connection connection, String carrier, Stage stage) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select coalesce(sum(d.judged), 0), coalesce(sum(d.failed), 0), coalesce(sum(d.refused), 0),"
                        + " coalesce(sum(d.not_delivered), 0), coalesce(sum(d.blocks), 0),"
                        + " coalesce(sum(d.failed_in_blocks), 0), coalesce(sum(d.squares), 0)"
                        + " from watch_detector d join (select id from watch_stream where carrier = ? order by id desc"
                        + " fetch first " + MOST_STREAMS + " rows only) s on s.id = d.stream where d.stage = ?")) {
            select.setString(1, carrier);
            select.setInt(2, Numbers.of(stage));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return History.NONE.and(new History(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7)));
            }
        }
    }

    /** What was stated of a carrier; {@code lock} keeps it as it is until the transaction ends. */
    Optional<Stated> stated(Connection connection, String carrier, boolean lock) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select failure_rate, stated_on, version from watch_baseline where carrier = ?"
                        + (lock ? " for update" : ""))) {
            select.setString(1, carrier);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Stated(
                                row.getDouble(1),
                                row.getObject(2, OffsetDateTime.class).toInstant(),
                                row.getLong(3)))
                        : Optional.empty();
            }
        }
    }

    void insert(Connection connection, String carrier, Stated stated) throws SQLException {
        write(
                connection,
                "insert into watch_baseline (failure_rate, stated_on, version, carrier) values (?, ?, ?, ?)",
                carrier,
                stated);
    }

    void update(Connection connection, String carrier, Stated stated) throws SQLException {
        write(
                connection,
                "update watch_baseline set failure_rate = ?, stated_on = ?, version = ? where carrier = ?",
                carrier,
                stated);
    }

    private static void write(Connection connection, String sql, String carrier, Stated stated) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setDouble(1, stated.failureRate());
            statement.setObject(2, Messages.time(stated.on()));
            statement.setLong(3, stated.version());
            statement.setString(4, carrier);
            statement.executeUpdate();
        }
    }
}
