package org.countersign.witnesses;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.countersign.ledger.merkle.Hash;
import org.countersign.ledger.merkle.SignedNote;

/**
 * What a log shows to a witness (C2SP tlog-witness, {@code add-checkpoint}).
 *
 * @param old the size that the witness cosigned last
 * @param proof that the checkpoint's tree extends that of the old size
 */
record AddCheckpoint(long old, List<Hash> proof, SignedNote checkpoint) {
    /** Where it is posted to, behind a witness's address. */
    static final String PATH = "/add-checkpoint";

    /** Bytes that such a request may have: a checkpoint with many signatures, and a proof. */
    static final int MOST_BYTES = 64 * 1024;

    private static final int MOST_HASHES = 63;
    private static final String OLD = "old ";
    private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,18}");

    AddCheckpoint {
        proof = List.copyOf(proof);
        if (old < 0) {
            throw new IllegalArgumentException("A tree's size is not negative: " + old);
        }
        if (proof.size() > MOST_HASHES) {
            throw new IllegalArgumentException("There are at most " + MOST_HASHES + " hashes in a proof");
        }
    }

    /**
     * Reads what {@link #encode()} writes.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    static AddCheckpoint parse(String body) {
        int end = body.indexOf("\n\n");
        if (end < 0 || !body.startsWith(OLD)) {
            throw new IllegalArgumentException("It begins with a line of the old size and ends with a checkpoint");
        }
        List<String> lines = List.of(body.substring(0, end).split("\n", -1));
        return new AddCheckpoint(
                size(lines.get(0).substring(OLD.length())),
                lines.subList(1, lines.size()).stream().map(Hash::ofBase64).toList(),
                SignedNote.parse(body.substring(end + 2)));
    }

    /** The body of the request, in UTF-8. */
    String encode() {
        List<String> lines = new ArrayList<>();
        lines.add(OLD + old);
        proof.forEach(hash -> lines.add(hash.toBase64()));
        return String.join("\n", lines) + "\n\n" + checkpoint.encode();
    }

    /**
     * The size in a line, without its newline.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    static long size(String decimal) {
        if (!DECIMAL.matcher(decimal).matches()) {
            throw new IllegalArgumentException("A size is a decimal without leading zeros");
        }
        return Long.parseLong(decimal);
    }
}
