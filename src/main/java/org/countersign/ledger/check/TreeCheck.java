package org.countersign.ledger.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.countersign.core.JsonMappers;
import org.countersign.ledger.CommittedTexts;
import org.countersign.ledger.Ledger;
import org.countersign.ledger.TextsErased;
import org.countersign.ledger.check.Difference.Kind;
import org.countersign.ledger.merkle.Checkpoint;
import org.countersign.ledger.merkle.CompactRange;
import org.countersign.ledger.merkle.Hash;
import org.countersign.ledger.merkle.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * Computes the whole tree again from its leaves, a tile's worth at a time, and compares it with what is stored: the hashes, the
 * nodes, the head, and what was signed before. And looks whether the texts to which the leaves are committed are all there.
 */
final class TreeCheck {
    /** Entries that are held in memory at the same time: 16 MiB of leaves at most. */
    private static final int PAGE = 1 << Ledger.TILE_HEIGHT;

    private static final ObjectMapper JSON = JsonMappers.standard();

    private final Slices slices;
    private final Findings findings;
    private final Set<String> gateKinds;

    /** Checkpoints that the ledger has signed, by their sizes. */
    private final Map<Long, Checkpoint> signed;

    /** Entries with texts that are gone, until the fact is met by which they were erased. */
    private final TreeSet<Long> gone = new TreeSet<>();

    private CompactRange range = CompactRange.EMPTY;
    private Instant last = Instant.EPOCH;
    private long size;
    private long gateSize;

    /** The ledger's head row. */
    private record Head(long size, long gateSize, Instant at, byte[] tree, byte[] root) {}

    /**
     * @param signed what the ledger has signed and must hold
     * @param gateKinds the kinds of facts that move the gate
     */
    TreeCheck(Slices slices, Findings findings, Collection<Checkpoint> signed, Set<String> gateKinds) {
        this.slices = slices;
        this.findings = findings;
        this.gateKinds = gateKinds;
        this.signed = new TreeMap<>();
        signed.forEach(this::remember);
    }

    private void remember(Checkpoint checkpoint) {
        Checkpoint other = signed.putIfAbsent(checkpoint.size(), checkpoint);
        if (other != null && !other.root().equals(checkpoint.root())) {
            findings.add(checkpointDiffers(checkpoint, other.root()));
        }
    }

    /** The size of the ledger that is checked, which it had when the check began; 0 before. */
    long size() {
        return size;
    }

    void run() throws SQLException {
        Head head = head();
        size = head.size();
        compareWithSigned();
        slices.end();
        while (range.size() < head.size()) {
            long before = range.size();
            page(head.size());
            slices.end();
            if (range.size() == before) {
                break;
            }
        }
        compare(head);
        signed.values().stream()
                .filter(checkpoint -> checkpoint.size() > range.size())
                .forEach(checkpoint -> findings.add(checkpointDiffers(checkpoint, null)));
        requireErasures(head.size());
    }

    /** The head, and that nothing lies beyond it. */
    private Head head() throws SQLException {
        Connection connection = slices.connection();
        try (PreparedStatement query =
                        connection.prepareStatement("select size, gate_size, at, tree, root from ledger_head");
                ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                findings.add(head("size", null, null));
                return new Head(0, 0, Instant.EPOCH, new byte[0], new byte[0]);
            }
            Head head = new Head(
                    row.getLong(1),
                    row.getLong(2),
                    row.getObject(3, OffsetDateTime.class).toInstant(),
                    row.getBytes(4),
                    row.getBytes(5));
            if (row.next()) {
                findings.add(head("id", null, null));
            }
            long beyond = number(connection, "select count(*) from ledger_entry where idx >= " + head.size());
            if (beyond > 0) {
                findings.add(Difference.ofEntry(Kind.GAP, head.size(), "idx", null, String.valueOf(beyond)));
            }
            compareNumbersOfNodes(connection, head.size());
            return head;
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Those that ought to be there are compared one by one; so there must not be any others. */
    private void compareNumbersOfNodes(Connection connection, long size) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                        "select level, count(*) from ledger_node group by level order by level");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                int level = row.getInt(1);
                boolean isStored = level > 0 && level % Ledger.TILE_HEIGHT == 0 && level < Long.SIZE;
                long expected = isStored ? size >> level : 0;
                if (row.getLong(2) > expected) {
                    findings.add(new Difference(
                            Kind.NODE,
                            "ledger_node",
                            "level " + level,
                            "idx",
                            null,
                            null,
                            String.valueOf(expected),
                            String.valueOf(row.getLong(2))));
                }
            }
        }
    }

    private void page(long size) throws SQLException {
        Connection connection = slices.connection();
        long from = range.size();
        long to = Math.min(size, from + PAGE);
        Map<NodeId, Hash> nodes = new HashMap<>();
        Map<Long, Set<String>> committed = new TreeMap<>();
        List<Long> erased = new ArrayList<>();
        try (PreparedStatement query =
                connection.prepareStatement("select idx, kind, at, actor, subject, leaf, leaf_hash from ledger_entry"
                        + " where idx >= ? and idx < ? order by idx")) {
            query.setLong(1, from);
            query.setLong(2, to);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    long index = row.getLong(1);
                    if (index != range.size()) {
                        // Nothing after it can have its right place in the tree.
                        findings.add(Difference.ofEntry(Kind.GAP, range.size(), "idx", null, null));
                        return;
                    }
                    committed.put(index, entry(row, index, nodes, erased));
                }
            }
        }
        if (range.size() < to) {
            findings.add(Difference.ofEntry(Kind.GAP, range.size(), "idx", null, null));
        }
        compareNodes(connection, nodes);
        compareTexts(connection, from, committed);
        // Only now: the fact may stand on the same page as the texts.
        gone.removeAll(erased);
    }

    /** The commitments that the entry holds. */
    private Set<String> entry(ResultSet row, long index, Map<NodeId, Hash> nodes, List<Long> erased)
            throws SQLException {
        Instant at = row.getObject(3, OffsetDateTime.class).toInstant();
        byte[] leaf = row.getBytes(6);
        if (at.isBefore(last)) {
            findings.add(Difference.ofEntry(Kind.TIME, index, "at", "not before " + last, at.toString()));
        }
        last = at;
        Hash hash = Hash.leaf(leaf);
        byte[] stored = row.getBytes(7);
        if (!Arrays.equals(hash.bytes(), stored)) {
            findings.add(Difference.ofEntry(Kind.LEAF, index, "leaf_hash", hash.toHex(), hex(stored)));
        }
        Set<String> committed = compareColumns(row, index, at, leaf, erased);
        range = range.append(hash, (id, value) -> {
            if (id.level() > 0 && id.level() % Ledger.TILE_HEIGHT == 0) {
                nodes.put(id, value);
            }
        });
        compareWithSigned();
        return committed;
    }

    /** The columns only repeat, for the sake of finding, what the leaf says; tells the texts to which it is committed. */
    private Set<String> compareColumns(ResultSet row, long index, Instant at, byte[] leaf, List<Long> erased)
            throws SQLException {
        try {
            JsonNode json = JSON.readTree(leaf);
            if (!at.equals(Instant.parse(json.path("at").asText()))) {
                findings.add(Difference.ofEntry(
                        Kind.VALUE, index, "at", json.path("at").asText(), at.toString()));
            }
            for (String column : List.of("kind", "actor", "subject")) {
                String said = json.path(column).asText();
                if (!said.equals(row.getString(column))) {
                    findings.add(Difference.ofEntry(Kind.VALUE, index, column, said, row.getString(column)));
                }
            }
            if (TextsErased.KIND.equals(row.getString("kind"))) {
                json.path("data").path("entries").forEach(entry -> erased.add(entry.asLong()));
            }
            if (gateKinds.contains(json.path("kind").asText())) {
                gateSize = index + 1;
            }
            return CommittedTexts.in(json.path("data")).keySet();
        } catch (IOException | DateTimeException e) {
            findings.add(Difference.ofEntry(Kind.UNREADABLE, index, "leaf", null, e.getMessage()));
            return Set.of();
        }
    }

    private void compareNodes(Connection connection, Map<NodeId, Hash> nodes) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select hash from ledger_node where level = ? and idx = ?")) {
            for (Map.Entry<NodeId, Hash> node : nodes.entrySet()) {
                query.setInt(1, node.getKey().level());
                query.setLong(2, node.getKey().index());
                try (ResultSet row = query.executeQuery()) {
                    byte[] stored = row.next() ? row.getBytes(1) : null;
                    if (!Arrays.equals(node.getValue().bytes(), stored)) {
                        findings.add(new Difference(
                                Kind.NODE,
                                "ledger_node",
                                "level " + node.getKey().level() + " "
                                        + node.getKey().index(),
                                "hash",
                                null,
                                null,
                                node.getValue().toHex(),
                                hex(stored)));
                    }
                }
            }
        }
    }

    private void compareTexts(Connection connection, long from, Map<Long, Set<String>> committed) throws SQLException {
        Map<String, KeptTexts.Kept> kept = KeptTexts.between(connection, from, range.size());
        for (KeptTexts.Kept text : kept.values()) {
            boolean belongs = committed.getOrDefault(text.entry(), Set.of()).contains(text.commitment());
            if (belongs && text.isErased()) {
                gone.add(text.entry());
            } else if (!belongs || !text.isGenuine()) {
                findings.add(new Difference(
                        Kind.TEXT, "ledger_text", text.commitment(), "text", null, text.entry(), null, null));
            }
        }
        // A text that was there before stands with the first entry that is committed to it, whose page compared it.
        Set<String> earlier = new TreeSet<>();
        committed.values().forEach(earlier::addAll);
        earlier.removeAll(kept.keySet());
        kept.putAll(KeptTexts.opening(connection, earlier));
        committed.forEach((entry, commitments) -> commitments.stream()
                .filter(commitment -> !isKept(kept.get(commitment), entry))
                .forEach(commitment -> findings.add(
                        new Difference(Kind.TEXT_GONE, "ledger_text", commitment, null, null, entry, null, null))));
    }

    private static boolean isKept(KeptTexts.@Nullable Kept text, long entry) {
        return text != null && text.entry() <= entry;
    }

    /** Of texts that were erased while the check ran, the facts came after what it has read. */
    private void requireErasures(long size) throws SQLException {
        long after = size - 1;
        List<Told> facts = new ArrayList<>();
        do {
            facts = Told.ofKind(slices.connection(), TextsErased.KIND, after, PAGE);
            for (Told told : facts) {
                told.entry().data().path("entries").forEach(entry -> gone.remove(entry.asLong()));
                after = told.entry().index();
            }
        } while (facts.size() == PAGE);
        slices.end();
        gone.forEach(entry -> findings.add(
                new Difference(Kind.TEXT_GONE, "ledger_text", String.valueOf(entry), "text", null, entry, null, null)));
    }

    private void compare(Head head) {
        if (range.size() != head.size()) {
            findings.add(head("size", String.valueOf(range.size()), String.valueOf(head.size())));
            return;
        }
        byte[] root = range.size() == 0 ? head.root() : range.root().bytes();
        if (!Arrays.equals(root, head.root())) {
            findings.add(head("root", hex(root), hex(head.root())));
        }
        if (!Arrays.equals(range.toBytes(), head.tree())) {
            findings.add(head("tree", hex(range.toBytes()), hex(head.tree())));
        }
        if (!last.equals(head.at()) && range.size() > 0) {
            findings.add(head("at", last.toString(), head.at().toString()));
        }
        if (head.gateSize() != gateSize) {
            findings.add(head("gate_size", String.valueOf(gateSize), String.valueOf(head.gateSize())));
        }
    }

    private void compareWithSigned() {
        Checkpoint checkpoint = signed.get(range.size());
        if (checkpoint != null) {
            Hash root = range.size() == 0 ? Hash.EMPTY_ROOT : range.root();
            if (!root.equals(checkpoint.root())) {
                findings.add(checkpointDiffers(checkpoint, root));
            }
        }
    }

    private static Difference checkpointDiffers(Checkpoint checkpoint, @Nullable Hash root) {
        return new Difference(
                Kind.CHECKPOINT,
                "ledger_head",
                "size " + checkpoint.size(),
                "root",
                null,
                null,
                checkpoint.root().toHex(),
                root == null ? null : root.toHex());
    }

    private static Difference head(String column, @Nullable String expected, @Nullable String found) {
        return new Difference(Kind.HEAD, "ledger_head", "1", column, null, null, expected, found);
    }

    private static @Nullable String hex(byte @Nullable [] bytes) {
        return bytes == null ? null : HexFormat.of().formatHex(bytes);
    }
}
