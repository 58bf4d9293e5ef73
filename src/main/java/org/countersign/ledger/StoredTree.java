package org.countersign.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.countersign.ledger.merkle.CompactRange;
import org.countersign.ledger.merkle.Hash;
import org.countersign.ledger.merkle.NodeId;
import org.countersign.ledger.merkle.NodeReader;

/**
 * The ledger's tree as the database keeps it: the hashes of leaves with the entries, those of nodes at every eighth level in
 * a table. What lies between is computed from at most 2<sup>7</sup> of these.
 */
@ApplicationScoped
class StoredTree implements NodeReader {
    private static final String HASHES_OF_LEAVES = "select idx, leaf_hash from ledger_entry where ";
    private static final String HASHES_OF_NODES = "select idx, hash from ledger_node where level = ? and ";
    private static final String IN_RANGE = "idx >= ? and idx < ?";

    private final DataSource database;

    StoredTree(DataSource database) {
        this.database = database;
    }

    /** The present size and root. */
    TreeHead head() {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select size, root from ledger_head where id = 1");
                ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                throw new LedgerException("the ledger has no head row", null);
            }
            long size = row.getLong(1);
            return new TreeHead(size, size == 0 ? Hash.EMPTY_ROOT : new Hash(row.getBytes(2)));
        } catch (SQLException e) {
            throw new LedgerException("the ledger's head could not be read", e);
        }
    }

    @Override
    public Hash node(NodeId id) {
        return Objects.requireNonNull(nodes(List.of(id)).get(id));
    }

    @Override
    public Map<NodeId, Hash> nodes(Collection<NodeId> ids) {
        // For each level that is kept, the positions to read.
        Map<Integer, TreeSet<Long>> wanted = new TreeMap<>();
        for (NodeId id : ids) {
            int kept = keptBelow(id.level());
            TreeSet<Long> positions = wanted.computeIfAbsent(kept, level -> new TreeSet<>());
            for (long i = id.index() << (id.level() - kept); i < (id.index() + 1) << (id.level() - kept); i++) {
                positions.add(i);
            }
        }
        Map<NodeId, Hash> stored = new HashMap<>();
        try (Connection connection = database.getConnection()) {
            for (Map.Entry<Integer, TreeSet<Long>> level : wanted.entrySet()) {
                read(connection, level.getKey(), Range.of(level.getValue()), stored);
            }
        } catch (SQLException e) {
            throw new LedgerException("the ledger's tree could not be read", e);
        }
        Map<NodeId, Hash> hashes = new HashMap<>();
        ids.forEach(id -> hashes.put(id, compute(id, stored)));
        return hashes;
    }

    private static int keptBelow(int level) {
        return level - level % Ledger.TILE_HEIGHT;
    }

    /** Positions {@code from <= i < to}. */
    private record Range(long from, long to) {
        static List<Range> of(TreeSet<Long> positions) {
            List<Range> ranges = new ArrayList<>();
            for (long position : positions) {
                Range last = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
                if (last != null && last.to == position) {
                    ranges.set(ranges.size() - 1, new Range(last.from, position + 1));
                } else {
                    ranges.add(new Range(position, position + 1));
                }
            }
            return ranges;
        }
    }

    /** Ranges combined with "or" would make H2 go through the whole table. */
    static String query(int level, int ranges) {
        String one = (level == 0 ? HASHES_OF_LEAVES : HASHES_OF_NODES) + IN_RANGE;
        return String.join(" union all ", Collections.nCopies(ranges, one));
    }

    private static void read(Connection connection, int level, List<Range> ranges, Map<NodeId, Hash> into)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(query(level, ranges.size()))) {
            int parameter = 1;
            for (Range range : ranges) {
                if (level > 0) {
                    query.setInt(parameter++, level);
                }
                query.setLong(parameter++, range.from());
                query.setLong(parameter++, range.to());
            }
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    into.put(new NodeId(level, row.getLong(1)), new Hash(row.getBytes(2)));
                }
            }
        }
    }

    private static Hash compute(NodeId id, Map<NodeId, Hash> stored) {
        int kept = keptBelow(id.level());
        long width = 1L << (id.level() - kept);
        CompactRange subtree = CompactRange.EMPTY;
        for (long i = id.index() * width; i < (id.index() + 1) * width; i++) {
            Hash hash = stored.get(new NodeId(kept, i));
            if (hash == null) {
                throw new IllegalStateException("the ledger's tree lacks the node " + i + " of level " + kept);
            }
            // Nodes combine as leaves do, once they are hashed.
            subtree = subtree.append(hash, (node, value) -> {});
        }
        return subtree.root();
    }
}
