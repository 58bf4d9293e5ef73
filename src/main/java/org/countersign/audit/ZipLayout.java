package org.countersign.audit;

import org.countersign.ledger.merkle.Tile;

/**
 * What the files of an exported ZIP are called. Unpacked, it is a log as C2SP tlog-tiles describes one, which other tools than
 * ours can read and verify: {@code checkpoint}, {@code tile/…} with the hashes and {@code tile/entries/…} with the leaves.
 */
public final class ZipLayout {
    public static final String CHECKPOINT = "checkpoint";
    /** The key that verifies the checkpoint, in C2SP's vkey form. */
    public static final String KEY = "key";

    /** The newest checkpoint up to that size that witnesses had cosigned; absent if there was none. */
    public static final String COSIGNED = "checkpoint.cosigned";

    public static final String MANIFEST = "manifest.json";
    /** The entries that the filter selects, as the NDJSON export has them, with their texts. */
    public static final String ENTRIES = "entries.ndjson";
    /** Says to people what this is. */
    public static final String README = "README.txt";

    /** Leaves or hashes in a whole tile. */
    public static final int TILE = Tile.WHOLE;

    /** Levels of the tree from one level of tiles to the next. */
    public static final int TILE_HEIGHT = Tile.HEIGHT;

    private ZipLayout() {}

    /** The file of the leaves from {@code 256 n} on. */
    public static String leaves(long n, int width) {
        return "tile/entries/" + new Tile(0, n, width).path();
    }

    /** The file of hashes from {@code 256 n} on of a level of tiles. */
    public static String hashes(int level, long n, int width) {
        return "tile/" + level + "/" + new Tile(level, n, width).path();
    }

    /** How many nodes of a level the n-th tile of that level has in a tree that has so many there. */
    public static int width(long nodes, long n) {
        return (int) Math.min(TILE, nodes - n * TILE);
    }
}
