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
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.countersign.watch.report.DeliveryState;
import org.countersign.watch.report.FailureReason;
import org.countersign.watch.report.Outcome;
import org.jspecify.annotations.Nullable;

/** Finds and keeps messages, many at a time. Every method works on the connection of its caller's transaction. */
@Singleton
class Messages {
    private static final String COLUMNS =
            "id, campaign, stream, submitted_at, known_at, fate_at, recipient, state, reason, seen, announced, message_id,"
                    + " reported_carrier, raw_status, raw_error, missed";

    /** After a place in send order. Said twice, so that both databases find the beginning by the index. */
    private static final String AFTER = " and submitted_at >= ? and (submitted_at > ? or id > ?)";

    /** What names a message. */
    record Key(UUID id, long campaign) {}

    /** The messages of these ids in any campaign. */
    Map<Key, Message> find(Connection connection, Collection<UUID> ids) throws SQLException {
        Map<Key, Message> found = new HashMap<>();
        Array array = connection.createArrayOf("uuid", ids.toArray());
        try (PreparedStatement select =
                connection.prepareStatement("select " + COLUMNS + " from watch_message where id = any(?)")) {
            select.setArray(1, array);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Message message = message(row);
                    found.put(new Key(message.id, message.campaign), message);
                }
            }
        } finally {
            array.free();
        }
        return found;
    }

    void insert(Connection connection, Collection<Message> messages) throws SQLException {
        if (messages.isEmpty()) {
            return;
        }
        // In the order of the index that grows everywhere.
        List<Message> sorted = new ArrayList<>(messages);
        sorted.sort(Comparator.comparing(message -> message.id));
        try (PreparedStatement insert = connection.prepareStatement("insert into watch_message (" + COLUMNS
                + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Message message : sorted) {
                insert.setObject(1, message.id);
                insert.setLong(2, message.campaign);
                insert.setLong(3, message.stream);
                insert.setObject(4, time(message.submittedAt));
                insert.setObject(5, time(message.knownAt));
                insert.setObject(6, time(message.fateAt), Types.TIMESTAMP_WITH_TIMEZONE);
                insert.setObject(7, message.recipient, Types.BIGINT);
                insert.setInt(8, message.state.number());
                insert.setInt(9, message.reason.number());
                insert.setInt(10, message.seen);
                insert.setBoolean(11, message.announced);
                insert.setString(12, message.messageId);
                insert.setString(13, message.reportedCarrier);
                insert.setString(14, message.rawStatus);
                insert.setString(15, message.rawError);
                insert.setInt(16, Numbers.of(message.missed));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    void update(Connection connection, Collection<Message> messages) throws SQLException {
        if (messages.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(
                "update watch_message set stream = ?, submitted_at = ?, fate_at = ?, recipient = ?, state = ?, reason = ?,"
                        + " seen = ?, announced = ?, reported_carrier = ?, raw_status = ?, raw_error = ?, missed = ?"
                        + " where id = ? and campaign = ?")) {
            for (Message message : messages) {
                update.setLong(1, message.stream);
                update.setObject(2, time(message.submittedAt));
                update.setObject(3, time(message.fateAt), Types.TIMESTAMP_WITH_TIMEZONE);
                update.setObject(4, message.recipient, Types.BIGINT);
                update.setInt(5, message.state.number());
                update.setInt(6, message.reason.number());
                update.setInt(7, message.seen);
                update.setBoolean(8, message.announced);
                update.setString(9, message.reportedCarrier);
                update.setString(10, message.rawStatus);
                update.setString(11, message.rawError);
                update.setInt(12, Numbers.of(message.missed));
                update.setObject(13, message.id);
                update.setLong(14, message.campaign);
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /** The messages of a stream after this place in send order, or from its first on; at most so many. */
    List<Message> after(Connection connection, long stream, @Nullable Place place, int most) throws SQLException {
        String where = place == null ? "stream = ?" : "stream = ?" + AFTER;
        try (PreparedStatement select = connection.prepareStatement("select " + COLUMNS + " from watch_message where "
                + where + " order by stream, submitted_at, id fetch first " + most + " rows only")) {
            select.setLong(1, stream);
            set(select, 2, place);
            List<Message> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(message(row));
                }
            }
            return found;
        }
    }

    /**
     * Whether a message sent before this one, to the same recipient and carrier, was not delivered at that age either.
     *
     * @param after the place after which messages count; null for all
     */
    boolean hasFailedBefore(Connection connection, Message message, Duration age, @Nullable Place after)
            throws SQLException {
        if (message.recipient == null) {
            return false;
        }
        try (PreparedStatement select = connection.prepareStatement("select 1 from watch_message where recipient = ?"
                + " and campaign = ? and stream = ? and (state <> ? or fate_at > submitted_at + cast(? as integer) * interval '1' second)"
                + " and (submitted_at < ? or (submitted_at = ? and id < ?))"
                + (after == null ? "" : AFTER) + " fetch first 1 row only")) {
            select.setLong(1, message.recipient);
            select.setLong(2, message.campaign);
            select.setLong(3, message.stream);
            select.setInt(4, DeliveryState.DELIVERED_HANDSET.number());
            select.setLong(5, age.toSeconds());
            select.setObject(6, time(message.submittedAt));
            select.setObject(7, time(message.submittedAt));
            select.setObject(8, message.id);
            set(select, 9, after);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    /**
     * When the first message of a stream was sent that has failed, or null.
     *
     * @param after the place after which messages count; null for all
     */
    @Nullable
    Instant firstFailed(Connection connection, long stream, @Nullable Place after) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select submitted_at from watch_message where stream = ? and state in (?, ?, ?, ?)"
                        + (after == null ? "" : AFTER) + " order by stream, submitted_at, id fetch first 1 row only")) {
            select.setLong(1, stream);
            int index = 2;
            for (DeliveryState state : DeliveryState.values()) {
                if (state.outcome() == Outcome.FAILED) {
                    select.setInt(index++, state.number());
                }
            }
            set(select, index, after);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getObject(1, OffsetDateTime.class).toInstant() : null;
            }
        }
    }

    /** The newest messages of a stream in send order; at most so many. */
    List<Message> newest(Connection connection, long stream, int most) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select " + COLUMNS + " from watch_message"
                + " where stream = ? order by stream desc, submitted_at desc, id desc fetch first " + most
                + " rows only")) {
            select.setLong(1, stream);
            List<Message> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(message(row));
                }
            }
            Collections.reverse(found);
            return found;
        }
    }

    /** The place of the newest message of a stream, or null. */
    @Nullable
    Place newest(Connection connection, long stream) throws SQLException {
        List<Message> newest = newest(connection, stream, 1);
        return newest.isEmpty() ? null : newest.get(0).place();
    }

    /** Sets the parameters of {@link #AFTER}, where there is a place. */
    private static void set(PreparedStatement select, int index, @Nullable Place after) throws SQLException {
        if (after != null) {
            select.setObject(index, time(after.submittedAt()));
            select.setObject(index + 1, time(after.submittedAt()));
            select.setObject(index + 2, after.message());
        }
    }

    /** Drops these messages. */
    void delete(Connection connection, List<Message> messages) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from watch_message where id = ? and campaign = ?")) {
            for (Message message : messages) {
                delete.setObject(1, message.id);
                delete.setLong(2, message.campaign);
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    private static Message message(ResultSet row) throws SQLException {
        Message message = new Message(
                row.getObject(1, UUID.class),
                row.getLong(2),
                row.getString(12),
                row.getLong(3),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getObject(5, OffsetDateTime.class).toInstant());
        message.fateAt = instant(row.getObject(6, OffsetDateTime.class));
        long recipient = row.getLong(7);
        message.recipient = row.wasNull() ? null : recipient;
        message.state = DeliveryState.of(row.getInt(8));
        message.reason = FailureReason.of(row.getInt(9));
        message.seen = row.getInt(10);
        message.announced = row.getBoolean(11);
        message.reportedCarrier = row.getString(13);
        message.rawStatus = row.getString(14);
        message.rawError = row.getString(15);
        message.missed = Numbers.stages(row.getInt(16));
        return message;
    }

    static @Nullable OffsetDateTime time(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
