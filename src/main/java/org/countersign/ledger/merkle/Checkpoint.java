package org.countersign.ledger.merkle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a log commits itself to: its size and root hash (C2SP tlog-checkpoint).
 *
 * @param origin which log this is; the name of the key that signs, by convention
 * @param size number of entries
 * @param root root of the tree over them
 * @param extensions further lines, of no meaning to us
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {

    private static final int LINES_AT_LEAST = 3;

    // No sign, no leading zero; nineteen digits are as many as a long has.
    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,18}");

    /**
     * @throws IllegalArgumentException if the size is negative, or the origin or an extension is not a line
     */
    public Checkpoint {
        extensions = List.copyOf(extensions);
        requireLine("origin", origin);
        extensions.forEach(extension -> requireLine("extension", extension));
        if (size < 0) {
            throw new IllegalArgumentException("A tree's size is not negative: " + size);
        }
    }

    /** A checkpoint without extensions, the usual kind. */
    public Checkpoint(String origin, long size, Hash root) {
        this(origin, size, root, List.of());
    }

    /**
     * Reads what {@link #text()} writes.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static Checkpoint parse(String text) {
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("A checkpoint ends in a newline");
        }
        String[] lines = text.substring(0, text.length() - 1).split("\n", -1);
        if (lines.length < LINES_AT_LEAST) {
            throw new IllegalArgumentException("A checkpoint has an origin, a size and a root, each on its line");
        }
        return new Checkpoint(
                lines[0],
                parseSize(lines[1]),
                Hash.ofBase64(lines[2]),
                Arrays.asList(lines).subList(LINES_AT_LEAST, lines.length));
    }

    /**
     * Reads a checkpoint that this key has signed.
     *
     * @throws IllegalArgumentException if it is not a checkpoint, or not signed by this key
     */
    public static Checkpoint open(SignedNote note, NoteKey key) {
        if (!note.isSignedBy(key)) {
            throw new IllegalArgumentException("The checkpoint is not signed by " + key);
        }
        return parse(note.text());
    }

    /** Signs this checkpoint. */
    public SignedNote sign(NoteSigner... signers) {
        return SignedNote.sign(text(), signers);
    }

    /** The text that is signed: a line each for the origin, the size in decimal, the root in base64, the extensions. */
    public String text() {
        List<String> lines = new ArrayList<>(List.of(origin, Long.toString(size), root.toBase64()));
        lines.addAll(extensions);
        return String.join("\n", lines) + "\n";
    }

    private static long parseSize(String size) {
        if (!SIZE.matcher(size).matches()) {
            throw new IllegalArgumentException(
                    "A checkpoint's size is a decimal without leading zeros: '" + size + "'");
        }
        try {
            return Long.parseLong(size);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("A checkpoint's size is at most " + Long.MAX_VALUE + ": " + size, e);
        }
    }

    private static void requireLine(String what, String line) {
        if (line.isEmpty() || line.chars().anyMatch(character -> character < ' ')) {
            throw new IllegalArgumentException(
                    "A checkpoint's " + what + " is one line, not empty and without control characters");
        }
    }
}
