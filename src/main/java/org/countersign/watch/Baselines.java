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
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    /** Campaigns further back than this many of the carrier's streams say little about it today, and are not looked at. */
    static final int MOST_STREAMS = 1_000;

    /** What a person said. */
    record Stated(double failureRate, Instant on, long version) {}

    /**
     * What a stream that begins now is compared with at this stage.
     *
     * @param usual the failure rate of a carrier of which nothing is known
     */
    Baseline of(Connection connection, String carrier, Stage stage, Ages ages, double usual) throws SQLException {
        double stated =
                stated(connection, carrier, false).map(Stated::failureRate).orElse(usual);
        return Baseline.of(stage, learnt(connection, carrier, stage, ages), stated);
    }

    /** What was learnt of a carrier at a stage of that age, in times without incident. */
    History learnt(Connection connection, String carrier, Stage stage, Ages ages) throws SQLException {
        return learnt(connection, List.of(carrier), stage, ages).getOrDefault(carrier, History.NONE);
    }

    /** What was learnt of these carriers at a stage of that age, by carrier; nothing of those that are missing. */
    Map<String, History> learnt(Connection connection, Collection<String> carriers, Stage stage, Ages ages)
            throws SQLException {
        Map<String, History> learnt = new HashMap<>();
        if (carriers.isEmpty()) {
            return learnt;
        }
        try (PreparedStatement select = connection.prepareStatement(learning(carriers.size(), stage))) {
            int index = 1;
            for (String carrier : carriers) {
                select.setString(index++, carrier);
            }
            select.setLong(index++, ages.of(stage).toSeconds());
            select.setInt(index, Numbers.of(stage));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    learnt.put(
                            row.getString(1),
                            History.NONE.and(new History(
                                    row.getLong(2),
                                    row.getLong(3),
                                    row.getLong(4),
                                    row.getLong(5),
                                    row.getLong(6),
                                    row.getLong(7),
                                    row.getLong(8))));
                }
            }
        }
        return learnt;
    }

    /**
     * The query for so many carriers. Of each, the index tells which streams are the newest, however many there are; their age is
     * looked at afterwards, or a carrier would be gone through from its beginning whenever an age has changed.
     */
    static String learning(int carriers, Stage stage) {
        String newest =
                "(select id, campaign, carrier from watch_stream where carrier = ? order by id desc fetch first "
                        + MOST_STREAMS + " rows only)";
        return "select s.carrier, sum(d.judged), sum(d.failed), sum(d.refused), sum(d.not_delivered), sum(d.blocks),"
                + " sum(d.failed_in_blocks), sum(d.squares) from ("
                + String.join(" union all ", Collections.nCopies(carriers, newest))
                + ") s join watch_campaign c on c.id = s.campaign join watch_detector d on d.stream = s.id where c."
                + switch (stage) {
                    case EARLY -> "early_age";
                    case MIDDLE -> "middle_age";
                    case LAST -> "validity_period";
                }
                + " = ? and d.stage = ? group by s.carrier";
    }

    /** What was stated of these carriers, by carrier. */
    Map<String, Stated> stated(Connection connection, Collection<String> carriers) throws SQLException {
        Map<String, Stated> stated = new HashMap<>();
        Array array = connection.createArrayOf("varchar", carriers.toArray());
        try (PreparedStatement select = connection.prepareStatement(
                "select carrier, failure_rate, stated_on, version from watch_baseline where carrier = any(?)")) {
            select.setArray(1, array);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    stated.put(
                            row.getString(1),
                            new Stated(
                                    row.getDouble(2),
                                    row.getObject(3, OffsetDateTime.class).toInstant(),
                                    row.getLong(4)));
                }
            }
        } finally {
            array.free();
        }
        return stated;
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

    /** The campaigns in which a carrier had messages, the newest first, from below this stream on. */
    List<BaselineInUse> inUse(Connection connection, String carrier, long below, int most) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select s.id, c.code, (select min(p.at) from watch_curve p where p.stream = s.id), d.failures, d.judged,"
                        + " d.failed, s.level from watch_stream s join watch_campaign c on c.id = s.campaign"
                        + " join watch_detector d on d.stream = s.id and d.stage = ? where s.carrier = ? and s.id < ?"
                        + " order by s.id desc fetch first " + most + " rows only")) {
            select.setInt(1, Numbers.of(Stage.LAST));
            select.setString(2, carrier);
            select.setLong(3, below);
            List<BaselineInUse> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new BaselineInUse(
                            row.getString(2),
                            Messages.instant(row.getObject(3, OffsetDateTime.class)),
                            row.getDouble(4),
                            row.getLong(5),
                            row.getLong(6),
                            Numbers.level(row.getInt(7)),
                            row.getLong(1)));
                }
            }
            return found;
        }
    }
}
