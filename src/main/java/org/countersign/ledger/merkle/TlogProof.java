package org.countersign.ledger.merkle;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * That an entry is in a log, in one text that can be kept and verified without the log (C2SP tlog-proof). One just parsed
 * proves nothing yet: ask {@link #verify}.
 *
 * @param extra of a meaning that its maker gives it; bound by no signature
 * @param index of the entry
 * @param hashes beside the way from the leaf to the root, from the leaf up
 * @param checkpoint the log's, with cosignatures of its witnesses if there are any
 */
public record TlogProof(byte @Nullable [] extra, long index, List<Hash> hashes, SignedNote checkpoint) {

    /** What files of this form are called. */
    public static final String FILE_EXTENSION = ".tlog-proof";

    /** Characters that a proof may have: a note, and a leaf of 65,535 bytes in base64. */
    public static final int MAX_LENGTH = SignedNote.MAX_BYTES + 100_000;

    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,18}");

    /** Levels that a tree can have above its leaves. */
    private static final int MOST_HASHES = Long.SIZE - 1;

    /**
     * @throws IllegalArgumentException if no tree has such a leaf or such a way to its root
     */
    public TlogProof {
        hashes = List.copyOf(hashes);
        extra = extra == null ? null : extra.clone();
        if (index < 0) {
            throw new IllegalArgumentException("An entry's index is not negative: " + index);
        }
        if (hashes.size() > MOST_HASHES) {
            throw new IllegalArgumentException("A proof has at most " + MOST_HASHES + " hashes");
        }
    }

    /** A proof without extra data. */
    public TlogProof(long index, List<Hash> hashes, SignedNote checkpoint) {
        this(null, index, hashes, checkpoint);
    }

    /**
     * Reads what {@link #encode()} writes.
     *
     * @throws IllegalArgumentException if it is not such a proof, to the last character
     */
    public static TlogProof parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("A proof has at most " + MAX_LENGTH + " characters");
        }
        int end = text.indexOf("\n\n");
        if (end < 0) {
            throw new IllegalArgumentException("A proof has a checkpoint after an empty line");
        }
        List<String> lines = List.of(text.substring(0, end).split("\n", -1));
        if (!lines.get(0).equals(HEADER)) {
            throw new IllegalArgumentException("A proof begins with the line " + HEADER);
        }
        int next = 1;
        byte[] extra = null;
        if (next < lines.size() && lines.get(next).startsWith(EXTRA)) {
            extra = CanonicalBase64.decode(lines.get(next++).substring(EXTRA.length()));
        }
        if (next == lines.size() || !lines.get(next).startsWith(INDEX)) {
            throw new IllegalArgumentException("A proof has a line with the entry's index");
        }
        long index = parseIndex(lines.get(next++).substring(INDEX.length()));
        return new TlogProof(
                extra,
                index,
                lines.subList(next, lines.size()).stream().map(Hash::ofBase64).toList(),
                SignedNote.parse(text.substring(end + 2)));
    }

    /**
     * Makes sure that this log's checkpoint holds this leaf at this proof's index.
     *
     * @return the checkpoint
     * @throws IllegalArgumentException if it does not, which says why
     */
    public Checkpoint verify(Hash leaf, NoteKey log) {
        Checkpoint signed = Checkpoint.open(checkpoint, log);
        if (!signed.origin().equals(log.name())) {
            throw new IllegalArgumentException("The checkpoint is of the log " + signed.origin());
        }
        if (!Proofs.verifyInclusion(index, signed.size(), leaf, hashes, signed.root())) {
            throw new IllegalArgumentException("The checkpoint of size " + signed.size()
                    + " does not hold this leaf at index " + index + ", or the proof is not for it");
        }
        return signed;
    }

    /** The text as it is stored and sent, in UTF-8. */
    public String encode() {
        List<String> lines = new ArrayList<>();
        lines.add(HEADER);
        if (extra != null) {
            lines.add(EXTRA + CanonicalBase64.encode(extra));
        }
        lines.add(INDEX + index);
        hashes.forEach(hash -> lines.add(hash.toBase64()));
        return String.join("\n", lines) + "\n\n" + checkpoint.encode();
    }

    /** A copy. */
    @Override
    public byte @Nullable [] extra() {
        return extra == null ? null : extra.clone();
    }

    private static long parseIndex(String index) {
        if (!DECIMAL.matcher(index).matches()) {
            throw new IllegalArgumentException("An index is a decimal without leading zeros: '" + index + "'");
        }
        try {
            return Long.parseLong(index);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("An index is at most " + Long.MAX_VALUE + ": " + index, e);
        }
    }
}
