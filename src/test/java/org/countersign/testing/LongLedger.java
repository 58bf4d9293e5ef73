package org.countersign.testing;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.countersign.ledger.merkle.CompactRange;
import org.countersign.ledger.merkle.Hash;
import org.countersign.ledger.merkle.NodeId;
import org.countersign.ledger.merkle.Tile;

/** Makes a ledger long, by writing its tables as the application does, while none runs on them. */
public final class LongLedger {
    private static final int BATCH = 1_000;

    private LongLedger() {}

    /** Adds entries that mean nothing until there are so many, to the ledger of an application that ran on H2 there. */
    public static void fillH2(Path directory, long size) {
        fill(h2(directory), "", "", size, Content.OF_NOTHING);
    }

    /**
     * The same, but the entries tell of campaigns.
     *
     * @param audience carriers that each campaign addresses, some 50 bytes each
     */
    public static void fillH2WithCampaigns(Path directory, long size, int audience) {
        fill(h2(directory), "", "", size, Content.ofCampaigns(audience));
    }

    /**
     * Adds so many entries of one kind to what there is.
     *
     * @param subject of an entry, by its index
     * @param data of a leaf, as canonical JSON, by its index
     */
    public static void addToH2(
            Path directory, long number, String kind, LongFunction<String> subject, LongFunction<String> data) {
        long size;
        try (Connection connection = DriverManager.getConnection(h2(directory), "", "")) {
            size = Head.of(connection).tree().size();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        fill(h2(directory), "", "", size + number, new Content(kind, subject, data));
    }

    private static String h2(Path directory) {
        return "jdbc:h2:file:" + directory.toAbsolutePath().resolve("data/countersign");
    }

    /** Adds entries that mean nothing until there are so many. */
    public static void fill(Postgres postgres, long size) {
        fill(postgres.jdbcUrl(), postgres.user(), postgres.password(), size, Content.OF_NOTHING);
    }

    /**
     * What is added.
     *
     * @param subject of an entry, by its index
     * @param data of a leaf, as canonical JSON, by its index
     */
    private record Content(String kind, LongFunction<String> subject, LongFunction<String> data) {
        static final Content OF_NOTHING =
                new Content("entry-filled-in", Content::filling, "{\"number\":%d}"::formatted);

        static Content ofCampaigns(int audience) {
            String carriers = IntStream.range(0, audience)
                    .mapToObj("{\"carrier\":\"filling-%1$d\",\"recipients\":%1$d}"::formatted)
                    .collect(Collectors.joining(","));
            return new Content(
                    "campaign-registered",
                    Content::filling,
                    index ->
                            "{\"audience\":[%s],\"client\":\"filling\",\"code\":\"%s\",\"name\":\"Campagne nº %d\",\"platform\":\"filling\"}"
                                    .formatted(carriers, filling(index), index));
        }

        static String filling(long index) {
            return "filling-" + index;
        }

        byte[] leaf(long index, OffsetDateTime at) {
            return "{\"actor\":\"system\",\"at\":\"%s\",\"data\":%s,\"kind\":\"%s\",\"subject\":\"%s\",\"v\":1}"
                    .formatted(at.toInstant(), data.apply(index), kind, subject.apply(index))
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    private static void fill(String url, String user, String password, long size, Content content) {
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            connection.setAutoCommit(false);
            Head head = Head.of(connection);
            CompactRange tree = head.tree();
            while (tree.size() < size) {
                tree = write(connection, content, tree, head.at(), Math.min(size, tree.size() + BATCH));
                connection.commit();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Head(CompactRange tree, OffsetDateTime at) {
        static Head of(Connection connection) throws SQLException {
            try (PreparedStatement query = connection.prepareStatement("select size, tree, at from ledger_head");
                    ResultSet row = query.executeQuery()) {
                row.next();
                return new Head(
                        CompactRange.of(row.getLong(1), row.getBytes(2)), row.getObject(3, OffsetDateTime.class));
            }
        }
    }

    private static CompactRange write(
            Connection connection, Content content, CompactRange from, OffsetDateTime at, long size)
            throws SQLException {
        AtomicReference<SQLException> failure = new AtomicReference<>();
        CompactRange tree = from;
        try (PreparedStatement entry = connection.prepareStatement(
                        "insert into ledger_entry (idx, kind, at, actor, subject, leaf, leaf_hash)"
                                + " values (?, ?, ?, 'system', ?, ?, ?)");
                PreparedStatement node =
                        connection.prepareStatement("insert into ledger_node (level, idx, hash) values (?, ?, ?)");
                PreparedStatement head = connection.prepareStatement(
                        "update ledger_head set size = ?, tree = ?, root = ? where id = 1")) {
            while (tree.size() < size) {
                long index = tree.size();
                byte[] leaf = content.leaf(index, at);
                Hash hash = Hash.leaf(leaf);
                entry.setLong(1, index);
                entry.setString(2, content.kind());
                entry.setObject(3, at);
                entry.setString(4, content.subject().apply(index));
                entry.setBytes(5, leaf);
                entry.setBytes(6, hash.bytes());
                entry.addBatch();
                tree = tree.append(hash, (id, value) -> {
                    if (id.level() > 0 && id.level() % Tile.HEIGHT == 0) {
                        try {
                            add(node, id, value);
                        } catch (SQLException e) {
                            failure.set(e);
                        }
                    }
                });
            }
            if (failure.get() != null) {
                throw failure.get();
            }
            entry.executeBatch();
            node.executeBatch();
            head.setLong(1, tree.size());
            head.setBytes(2, tree.toBytes());
            head.setBytes(3, tree.root().bytes());
            head.executeUpdate();
        }
        return tree;
    }

    private static void add(PreparedStatement node, NodeId id, Hash hash) throws SQLException {
        node.setInt(1, id.level());
        node.setLong(2, id.index());
        node.setBytes(3, hash.bytes());
        node.addBatch();
    }
}
