package org.countersign.ledger.merkle;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * Neighbouring nodes of one level of the tree, as logs hand them out (C2SP tlog-tiles): of level 0 the hashes of leaves, of the
 * next the roots over 256 of these each, and so on. What a tile of a width holds never changes.
 *
 * @param level counted in tiles, each eight levels of the tree
 * @param index among the tiles of the level
 * @param width number of hashes; a whole tile has {@value #WHOLE}
 */
public record Tile(int level, long index, int width) {

    /** Levels of the tree from one level of tiles to the next. */
    public static final int HEIGHT = 8;

    /** Width of a tile that will not grow any more. */
    public static final int WHOLE = 1 << HEIGHT;

    /** The highest level that an address may name; no tree that can be counted in a long reaches it. */
    public static final int MAX_LEVEL = 63;

    // Eighteen digits are as many as surely fit a long, and more than any log will have.
    private static final Pattern PATH =
            Pattern.compile("((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?", Pattern.DOTALL);
    private static final Pattern LEVEL = Pattern.compile("0|[1-9][0-9]?");
    private static final String SUPERFLUOUS = "x000/";
    private static final int GROUP = 1_000;

    /**
     * @throws IllegalArgumentException if there is no such tile in any tree
     */
    public Tile {
        if (level < 0 || level > MAX_LEVEL || index < 0 || width < 1 || width > WHOLE) {
            throw new IllegalArgumentException("No tile of level " + level + ", index " + index + ", width " + width);
        }
    }

    /**
     * Reads the two parts of an address, such as {@code 0} and {@code x001/234.p/56}, in the one spelling that it has.
     *
     * @throws IllegalArgumentException if it is no address, or another spelling of one
     */
    public static Tile parse(String level, String path) {
        Matcher matcher = PATH.matcher(path);
        if (!LEVEL.matcher(level).matches() || !matcher.matches() || path.startsWith(SUPERFLUOUS)) {
            throw new IllegalArgumentException("Not the address of a tile: " + level + "/" + path);
        }
        String width = matcher.group(2);
        if (width != null && Integer.parseInt(width) >= WHOLE) {
            throw new IllegalArgumentException("A partial tile has less than " + WHOLE + " hashes, not " + width);
        }
        long index = Long.parseLong(matcher.group(1).replaceAll("[x/]", ""));
        return new Tile(Integer.parseInt(level), index, width == null ? WHOLE : Integer.parseInt(width));
    }

    /** Its address behind the level, such as {@code 000}, {@code x001/234} or {@code 273.p/112}. */
    public String path() {
        StringBuilder path = new StringBuilder(String.format(Locale.ROOT, "%03d", index % GROUP));
        for (long rest = index / GROUP; rest > 0; rest /= GROUP) {
            path.insert(0, String.format(Locale.ROOT, "x%03d/", rest % GROUP));
        }
        return width == WHOLE ? path.toString() : path + ".p/" + width;
    }

    /** Whether a tree of this size has all of its nodes. */
    public boolean isIn(long size) {
        int levels = level * HEIGHT;
        long nodes = levels < Long.SIZE ? size >> levels : 0;
        // Without a product, which could be larger than a long.
        return width <= nodes && index <= (nodes - width) >> HEIGHT;
    }

    /** Position of its first node within the level of the tree. Only of a tile that {@link #isIn is in} a tree. */
    public long first() {
        return index << HEIGHT;
    }

    /** Its nodes, left to right. Only of a tile that {@link #isIn is in} a tree. */
    public List<NodeId> nodes() {
        return LongStream.range(first(), first() + width)
                .mapToObj(position -> new NodeId(level * HEIGHT, position))
                .toList();
    }
}
