package org.countersign.audit.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.countersign.audit.ZipLayout;
import org.countersign.core.Words;
import org.countersign.ledger.Ledger;
import org.countersign.ledger.merkle.CompactRange;
import org.countersign.ledger.merkle.Hash;
import org.countersign.ledger.merkle.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * Walks through all leaves of an export, and compares them with the hashes beside them: where the hashes lead to the signed root,
 * they tell which leaf is not the one that was signed.
 */
final class TreeCheck {
    private static final int TILE = ZipLayout.TILE;
    private static final int MOST_TILE_BYTES = TILE * Hash.BYTES;
    private static final int MOST_LEAVES_BYTES = TILE * (2 + Ledger.MOST_LEAF_BYTES);
    /** After so many tiles of which nothing is there, nothing more is looked for: the size may be made up. */
    private static final int MOST_GAPS = 20;

    private final Archive archive;
    private final Findings findings;
    private final long size;
    private final Taker taker;
    private final Set<Long> marks;

    private CompactRange ofLeaves = CompactRange.EMPTY;
    /** The same as long as no difference has been met. */
    private CompactRange ofHashes = CompactRange.EMPTY;

    private boolean same = true;

    private final Map<Long, Hash> rootsOfLeaves = new HashMap<>();
    private final Map<Long, Hash> rootsOfHashes = new HashMap<>();
    private final Set<String> differing = new TreeSet<>();
    private final Map<Integer, Upper> uppers = new TreeMap<>();
    private final List<Finding> aboveLeaves = new ArrayList<>();
    private final List<Finding> aboveHashes = new ArrayList<>();
    private long firstFault = Long.MAX_VALUE;
    /** Read already, but of a later place than where they stood. */
    private List<Leaf> carried = List.of();

    /** Takes the leaves in their order. */
    @FunctionalInterface
    interface Taker {
        void take(long index, byte[] leaf, Hash hash);
    }

    private record Leaf(byte[] bytes, Hash hash) {}

    /** A tile of a higher level; the hashes are null where the file cannot be had. */
    private record Upper(long n, byte @Nullable [] hashes) {}

    /**
     * @param size that the leaves must have
     * @param marks sizes at which the root is wanted
     */
    TreeCheck(Archive archive, Findings findings, long size, Set<Long> marks, Taker taker) {
        this.archive = archive;
        this.findings = findings;
        this.size = size;
        this.marks = Set.copyOf(marks);
        this.taker = taker;
        mark(rootsOfLeaves, ofLeaves);
        mark(rootsOfHashes, ofHashes);
    }

    void walk() {
        int gaps = 0;
        for (long n = 0; n * TILE < size; n++) {
            int width = ZipLayout.width(size, n);
            @Nullable List<Leaf> leaves = leaves(n, width);
            // Where a whole stretch of the log is missing it is enough to say so once.
            boolean gap = leaves == null && !archive.has(ZipLayout.hashes(0, n, width));
            @Nullable List<Hash> hashes = gap ? null : hashes(n, width);
            if (leaves == null && hashes == null && ++gaps > MOST_GAPS) {
                return;
            }
            if (leaves == null) {
                append(List.of(), hashes == null ? List.of() : hashes);
                fault(n * TILE);
                continue;
            }
            List<Hash> own = leaves.stream().map(Leaf::hash).toList();
            append(own, hashes == null ? own : hashes);
            if (hashes == null || (carried.isEmpty() && own.equals(hashes))) {
                for (int i = 0; i < leaves.size(); i++) {
                    taker.take(n * TILE + i, leaves.get(i).bytes(), own.get(i));
                }
            } else {
                differing.add(ZipLayout.hashes(0, n, width));
                compare(n * TILE, hashes, leaves);
            }
        }
        if (!carried.isEmpty()) {
            fault(size);
            findings.ofEntry(Check.LEAVES, size, Words.of("there are {0} leaves too many", carried.size()));
        }
    }

    /** How many leaves were found. */
    long leaves() {
        return ofLeaves.size();
    }

    /** The index of the first entry that is not the one whose hash the log holds. */
    long firstFault() {
        return firstFault;
    }

    /** The root of all leaves. */
    Hash root() {
        return ofLeaves.root();
    }

    /** Whether the leaves are those of this root. */
    boolean leavesLeadTo(Hash root) {
        return ofLeaves.size() == size && ofLeaves.root().equals(root);
    }

    /** Whether the hashes of leaves beside them are those of this root. */
    boolean hashesLeadTo(Hash root) {
        return ofHashes.size() == size && ofHashes.root().equals(root);
    }

    /** The root when the log had this size, by the leaves or by the hashes; null if it has never been so large. */
    @Nullable
    Hash rootAt(long mark, boolean byLeaves) {
        return (byLeaves ? rootsOfLeaves : rootsOfHashes).get(mark);
    }

    /** The files whose hashes are not those of the leaves. */
    Set<String> differing() {
        return differing;
    }

    /** Where hashes of whole subtrees are not those of the leaves below them, or of the hashes of these. */
    List<Finding> above(boolean byLeaves) {
        return byLeaves ? aboveLeaves : aboveHashes;
    }

    private void append(List<Hash> own, List<Hash> hashes) {
        same = same && own.equals(hashes);
        for (Hash hash : hashes) {
            ofHashes = ofHashes.append(hash, (id, value) -> {
                compareUpper(id, value, aboveHashes);
                if (same) {
                    compareUpper(id, value, aboveLeaves);
                }
            });
            mark(rootsOfHashes, ofHashes);
            if (same) {
                mark(rootsOfLeaves, ofHashes);
            }
        }
        if (same) {
            ofLeaves = ofHashes;
            return;
        }
        for (Hash hash : own) {
            ofLeaves = ofLeaves.append(hash, (id, value) -> compareUpper(id, value, aboveLeaves));
            mark(rootsOfLeaves, ofLeaves);
        }
    }

    private void mark(Map<Long, Hash> roots, CompactRange range) {
        if (!marks.isEmpty() && marks.contains(range.size())) {
            roots.put(range.size(), range.root());
        }
    }

    private void fault(long index) {
        firstFault = Math.min(firstFault, index);
    }

    /**
     * Tells what is the matter with leaves that are not what the hashes say. A leaf that is gone, or one too many, moves all that
     * follow; what is left over at the end of a tile then belongs to the next.
     */
    private void compare(long base, List<Hash> hashes, List<Leaf> read) {
        List<Leaf> leaves = new ArrayList<>(carried);
        leaves.addAll(read);
        Map<Hash, Integer> places = new HashMap<>();
        for (int i = 0; i < hashes.size(); i++) {
            places.put(hashes.get(i), i);
        }
        int expected = 0;
        int actual = 0;
        while (expected < hashes.size() && actual < leaves.size()) {
            Leaf leaf = leaves.get(actual);
            long index = base + expected;
            if (leaf.hash().equals(hashes.get(expected))) {
                taker.take(index, leaf.bytes(), leaf.hash());
                expected++;
                actual++;
            } else if (matches(hashes, expected + 1, leaves, actual)
                    && matches(hashes, expected + 2, leaves, actual + 1)) {
                fault(index);
                findings.ofEntry(Check.LEAVES, index, Words.of("the entry is missing; those after it have moved up"));
                expected++;
            } else if (!places.containsKey(leaf.hash())
                    && actual + 1 < leaves.size()
                    && matches(hashes, expected, leaves, actual + 1)) {
                fault(index);
                findings.ofEntry(Check.LEAVES, index, Words.of("an entry was put in that the log does not hold"));
                actual++;
            } else {
                fault(index);
                @Nullable Integer place = places.get(leaf.hash());
                findings.ofEntry(
                        Check.LEAVES,
                        index,
                        place == null
                                ? Words.of("the leaf is not the one that the log holds: it was altered")
                                : Words.of("here stands entry {0}: the order was altered", base + place));
                taker.take(index, leaf.bytes(), leaf.hash());
                expected++;
                actual++;
            }
        }
        if (expected < hashes.size()) {
            fault(base + expected);
            findings.ofEntry(
                    Check.LEAVES,
                    base + expected,
                    Words.of("the entries from here to {0} are missing", base + hashes.size() - 1));
        }
        carried = List.copyOf(leaves.subList(actual, leaves.size()));
        if (carried.size() > TILE) {
            // Whatever this is, it is no log that lacks some entries.
            carried = List.of();
        }
    }

    /** Whether this leaf is the one of that hash; beyond the end of either nothing contradicts it. */
    private static boolean matches(List<Hash> hashes, int expected, List<Leaf> leaves, int actual) {
        return expected >= hashes.size()
                ? expected > hashes.size() || actual >= leaves.size()
                : actual >= leaves.size() || leaves.get(actual).hash().equals(hashes.get(expected));
    }

    private @Nullable List<Leaf> leaves(long n, int width) {
        String name = ZipLayout.leaves(n, width);
        try {
            byte[] bundle = archive.read(name, MOST_LEAVES_BYTES);
            List<Leaf> leaves = new ArrayList<>(width);
            int at = 0;
            while (at < bundle.length) {
                int length = at + 1 < bundle.length
                        ? ((bundle[at] & 0xff) << 8) | (bundle[at + 1] & 0xff)
                        : Integer.MAX_VALUE;
                int from = at + 2;
                if (length > bundle.length - from || leaves.size() > TILE) {
                    throw Archive.damaged();
                }
                byte[] leaf = Arrays.copyOfRange(bundle, from, from + length);
                leaves.add(new Leaf(leaf, Hash.leaf(leaf)));
                at = from + length;
            }
            return leaves;
        } catch (Archive.Trouble e) {
            findings.add(new Finding(
                    Check.LEAVES,
                    n * TILE,
                    name,
                    Words.of("the file with the entries from here to {0} {1}", n * TILE + width - 1, e.words())));
            return null;
        }
    }

    private @Nullable List<Hash> hashes(long n, int width) {
        String name = ZipLayout.hashes(0, n, width);
        byte @Nullable [] tile = tile(name, width);
        if (tile == null) {
            return null;
        }
        List<Hash> hashes = new ArrayList<>(width);
        for (int i = 0; i < width; i++) {
            hashes.add(hash(tile, i));
        }
        return hashes;
    }

    private byte @Nullable [] tile(String name, int width) {
        try {
            byte[] tile = archive.read(name, MOST_TILE_BYTES);
            if (tile.length != width * Hash.BYTES) {
                throw Archive.damaged();
            }
            return tile;
        } catch (Archive.Trouble e) {
            findings.ofFile(Check.FILES, name, e.words());
            return null;
        }
    }

    private static Hash hash(byte[] tile, int place) {
        return new Hash(Arrays.copyOfRange(tile, place * Hash.BYTES, (place + 1) * Hash.BYTES));
    }

    /** A subtree is complete: the file of its level must say the same of it. */
    private void compareUpper(NodeId id, Hash computed, List<Finding> above) {
        if (id.level() == 0 || id.level() % ZipLayout.TILE_HEIGHT != 0) {
            return;
        }
        int level = id.level() / ZipLayout.TILE_HEIGHT;
        long n = id.index() / TILE;
        String name = ZipLayout.hashes(level, n, ZipLayout.width(size >> id.level(), n));
        @Nullable Upper upper = uppers.get(level);
        if (upper == null || upper.n() != n) {
            upper = new Upper(n, tile(name, ZipLayout.width(size >> id.level(), n)));
            uppers.put(level, upper);
        }
        byte @Nullable [] hashes = upper.hashes();
        if (hashes != null
                && !hash(hashes, (int) (id.index() % TILE)).equals(computed)
                && above.size() < Findings.MOST_LISTED) {
            long first = id.index() << id.level();
            above.add(new Finding(
                    Check.ROOT,
                    first,
                    name,
                    Words.of(
                            "something from here to entry {0} is not what the log holds",
                            first + (1L << id.level()) - 1)));
        }
    }
}
