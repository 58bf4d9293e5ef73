package org.countersign.watch;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.countersign.watch.detect.Level;
import org.jspecify.annotations.Nullable;

/** Finds and keeps what is watched. Every method works on the connection of its caller's transaction. */
@Singleton
class WatchedCampaigns {
    private static final String COLUMNS =
            "id, code, client, platform, middle_at, middle_id, last_at, last_id, kept_from, early_age, middle_age,"
                    + " validity_period, heard_on from watch_campaign";

    /** Those of these codes, by code, with their rows locked in the order of their ids until the transaction ends. */
    Map<String, WatchedCampaign> lock(Connection connection, Collection<String> codes) throws SQLException {
        return byCode(connection, codes, " order by id for update");
    }

    /** Those of these codes, by code. */
    Map<String, WatchedCampaign> find(Connection connection, Collection<String> codes) throws SQLException {
        return byCode(connection, codes, "");
    }

    private Map<String, WatchedCampaign> byCode(Connection connection, Collection<String> codes, String after)
            throws SQLException {
        Map<String, WatchedCampaign> found = new TreeMap<>();
        Array array = connection.createArrayOf("varchar", codes.toArray());
        try (PreparedStatement select =
                connection.prepareStatement("select " + COLUMNS + " where code = any(?)" + after)) {
            select.setArray(1, array);
            for (WatchedCampaign campaign : campaigns(select)) {
                found.put(campaign.code, campaign);
            }
        } finally {
            array.free();
        }
        addStreams(connection, found.values());
        return found;
    }

    /** Those of these ids, by id, without their streams. */
    Map<Long, WatchedCampaign> byIds(Connection connection, Collection<Long> ids) throws SQLException {
        Map<Long, WatchedCampaign> found = new HashMap<>();
        Array array = connection.createArrayOf("bigint", ids.toArray());
        try (PreparedStatement select = connection.prepareStatement("select " + COLUMNS + " where id = any(?)")) {
            select.setArray(1, array);
            for (WatchedCampaign campaign : campaigns(select)) {
                found.put(campaign.id, campaign);
            }
        } finally {
            array.free();
        }
        return found;
    }

    /** Those of below this id, the highest first, with their streams. */
    List<WatchedCampaign> page(
            Connection connection, @Nullable Level state, @Nullable String client, long below, int most)
            throws SQLException {
        String sql = "select " + COLUMNS + " where id < ?" + (client == null ? "" : " and client = ?")
                + (state == null
                        ? ""
                        : " and exists (select 1 from watch_stream s where s.campaign = watch_campaign.id"
                                + " and s.level = ?)")
                + " order by id desc fetch first " + most + " rows only";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int index = 1;
            select.setLong(index++, below);
            if (client != null) {
                select.setString(index++, client);
            }
            if (state != null) {
                select.setInt(index, Numbers.of(state));
            }
            List<WatchedCampaign> found = campaigns(select);
            addStreams(connection, found);
            return found;
        }
    }

    /** The campaign that is due for the longest and that no other node judges just now, with its row locked. */
    Optional<WatchedCampaign> lockDue(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select " + COLUMNS
                + " where due_on <= ? order by due_on fetch first 1 row only for update skip locked")) {
            select.setObject(1, Messages.time(now));
            List<WatchedCampaign> due = campaigns(select);
            addStreams(connection, due);
            return due.stream().findFirst();
        }
    }

    /** The next campaign by id of which there may be messages judged at every stage, with its row locked. */
    Optional<WatchedCampaign> lockJudgedAfter(Connection connection, long id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select " + COLUMNS
                + " where id > ? and last_at is not null and (kept_from is null or kept_from <= last_at)"
                + " order by id fetch first 1 row only for update skip locked")) {
            select.setLong(1, id);
            List<WatchedCampaign> found = campaigns(select);
            addStreams(connection, found);
            return found.stream().findFirst();
        }
    }

    /** Notes from when on a campaign's messages are kept. */
    void keptFrom(Connection connection, long campaign, Instant from) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update watch_campaign set kept_from = ? where id = ?")) {
            update.setObject(1, Messages.time(from));
            update.setLong(2, campaign);
            update.executeUpdate();
        }
    }

    private static List<WatchedCampaign> campaigns(PreparedStatement select) throws SQLException {
        List<WatchedCampaign> found = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.add(new WatchedCampaign(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(13, OffsetDateTime.class).toInstant(),
                        new Ages(
                                Duration.ofSeconds(row.getLong(10)),
                                Duration.ofSeconds(row.getLong(11)),
                                Duration.ofSeconds(row.getLong(12))),
                        place(row, 5),
                        place(row, 7),
                        Messages.instant(row.getObject(9, OffsetDateTime.class))));
            }
        }
        return found;
    }

    private static void addStreams(Connection connection, Collection<WatchedCampaign> campaigns) throws SQLException {
        if (campaigns.isEmpty()) {
            return;
        }
        Map<Long, WatchedCampaign> byId = new LinkedHashMap<>();
        campaigns.forEach(campaign -> byId.put(campaign.id, campaign));
        Array array = connection.createArrayOf("bigint", byId.keySet().toArray());
        try (PreparedStatement select = connection.prepareStatement(
                "select campaign, id, carrier, sent, delivered, failed, overdue, evidence, level, held_on, hold, early_at,"
                        + " early_id, contrast, curve_step, curve_slot, curve_points, lifted_at, lifted_id from watch_stream where campaign = any(?) order by id")) {
            select.setArray(1, array);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    WatchedStream stream = new WatchedStream(row.getLong(2), row.getString(3));
                    stream.sent = row.getLong(4);
                    stream.delivered = row.getLong(5);
                    stream.failed = row.getLong(6);
                    stream.overdue = row.getLong(7);
                    stream.evidence = row.getDouble(8);
                    stream.level = Numbers.level(row.getInt(9));
                    stream.heldOn = Messages.instant(row.getObject(10, OffsetDateTime.class));
                    stream.hold = row.getString(11);
                    stream.early = place(row, 12);
                    stream.contrast = row.getBytes(14);
                    stream.curve = new Curve(row.getLong(15), row.getObject(16, Long.class), row.getInt(17));
                    stream.lifted = place(row, 18);
                    stream.isRead();
                    WatchedCampaign campaign = byId.get(row.getLong(1));
                    if (campaign != null) {
                        campaign.streams.put(stream.carrier, stream);
                    }
                }
            }
        } finally {
            array.free();
        }
    }

    private static @Nullable Place place(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        UUID id = row.getObject(column + 1, UUID.class);
        return at == null || id == null ? null : new Place(at.toInstant(), id);
    }

    /** A campaign of which nothing was heard before; its id. */
    long insertCampaign(Connection connection, String code, String client, String platform, Ages ages, Instant now)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into watch_campaign (code, client, platform, heard_on, early_age, middle_age, validity_period)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                new String[] {"id"})) {
            insert.setString(1, code);
            insert.setString(2, client);
            insert.setString(3, platform);
            insert.setObject(4, Messages.time(now));
            insert.setLong(5, ages.early().toSeconds());
            insert.setLong(6, ages.middle().toSeconds());
            insert.setLong(7, ages.validityPeriod().toSeconds());
            insert.executeUpdate();
            return generated(insert);
        }
    }

    /** A carrier that the campaign had no message for before; the stream's id. */
    long insertStream(Connection connection, long campaign, String carrier) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into watch_stream (campaign, carrier, sent, delivered, failed, overdue, evidence, level)"
                        + " values (?, ?, 0, 0, 0, 0, 0, ?)",
                new String[] {"id"})) {
            insert.setLong(1, campaign);
            insert.setString(2, carrier);
            insert.setInt(3, Numbers.of(Level.NORMAL));
            insert.executeUpdate();
            return generated(insert);
        }
    }

    private static long generated(PreparedStatement insert) throws SQLException {
        try (ResultSet key = insert.getGeneratedKeys()) {
            if (!key.next()) {
                throw new SQLException("no id was made");
            }
            return key.getLong(1);
        }
    }

    /** Notes that something was heard of a campaign, and so that it is to be judged. */
    void heard(Connection connection, WatchedCampaign campaign, Instant now) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update watch_campaign set heard_on = ?, due_on = ? where id = ?")) {
            update.setObject(1, Messages.time(now));
            update.setObject(2, Messages.time(now));
            update.setLong(3, campaign.id);
            update.executeUpdate();
        }
    }

    /** Notes how far a campaign is judged, and when there will be more to judge. */
    void judged(Connection connection, WatchedCampaign campaign, @Nullable Instant dueOn) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update watch_campaign set due_on = ?, middle_at = ?,"
                        + " middle_id = ?, last_at = ?, last_id = ? where id = ?")) {
            update.setObject(1, Messages.time(dueOn), Types.TIMESTAMP_WITH_TIMEZONE);
            set(update, 2, campaign.middle);
            set(update, 4, campaign.last);
            update.setLong(6, campaign.id);
            update.executeUpdate();
        }
    }

    /** Lets a campaign be judged from then on, and not before. */
    void judgeFrom(Connection connection, long campaign, Instant from) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update watch_campaign set due_on = ? where id = ?")) {
            update.setObject(1, Messages.time(from));
            update.setLong(2, campaign);
            update.executeUpdate();
        }
    }

    /** Writes down what has become of streams. */
    void update(Connection connection, Collection<WatchedStream> streams) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update watch_stream set sent = ?, delivered = ?, failed = ?, overdue = ?, evidence = ?, level = ?, held_on = ?,"
                        + " hold = ?, early_at = ?, early_id = ?, contrast = ?, curve_step = ?, curve_slot = ?, curve_points = ?, lifted_at = ?,"
                        + " lifted_id = ? where id = ?")) {
            for (WatchedStream stream : streams) {
                update.setLong(1, stream.sent);
                update.setLong(2, stream.delivered);
                update.setLong(3, stream.failed);
                update.setLong(4, stream.overdue);
                update.setDouble(5, stream.evidence);
                update.setInt(6, Numbers.of(stream.level));
                update.setObject(7, Messages.time(stream.heldOn), Types.TIMESTAMP_WITH_TIMEZONE);
                update.setString(8, stream.hold);
                set(update, 9, stream.early);
                update.setBytes(11, stream.contrast);
                update.setLong(12, stream.curve.step());
                update.setObject(13, stream.curve.newest(), Types.BIGINT);
                update.setInt(14, stream.curve.points());
                set(update, 15, stream.lifted);
                update.setLong(17, stream.id);
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private static void set(PreparedStatement statement, int index, @Nullable Place place) throws SQLException {
        statement.setObject(
                index, place == null ? null : Messages.time(place.submittedAt()), Types.TIMESTAMP_WITH_TIMEZONE);
        if (place == null) {
            // The one way that both databases take.
            statement.setNull(index + 1, Types.OTHER);
        } else {
            statement.setObject(index + 1, place.message());
        }
    }

    /** Those with a stream for which this hold was placed, with their rows locked in the order of their ids. */
    List<WatchedCampaign> lockHeldBy(Connection connection, String hold) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select " + COLUMNS
                + " where id in (select campaign from watch_stream where hold = ?) order by id for update")) {
            select.setString(1, hold);
            List<WatchedCampaign> found = campaigns(select);
            addStreams(connection, found);
            return found;
        }
    }

    /** The codes of the campaigns of a platform that have been held at a carrier since then and still are. */
    List<String> heldSince(Connection connection, String platform, String carrier, Instant since) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select c.code from watch_campaign c join watch_stream s on s.campaign = c.id where c.platform = ?"
                        + " and s.carrier = ? and s.level = ? and s.held_on >= ? order by c.code")) {
            select.setString(1, platform);
            select.setString(2, carrier);
            select.setInt(3, Numbers.of(Level.HELD));
            select.setObject(4, Messages.time(since));
            List<String> codes = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    codes.add(row.getString(1));
                }
            }
            return codes;
        }
    }
}
