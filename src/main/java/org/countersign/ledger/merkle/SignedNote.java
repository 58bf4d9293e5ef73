package org.countersign.ledger.merkle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A text and who signed it, in the form of C2SP signed-note: the text, an empty line, one line per signature. A note just
 * parsed proves nothing yet: ask {@link #isSignedBy}.
 *
 * @param text what is signed; ends in a newline
 * @param signatures at least one, in the note's order; those of unknown keys are kept as they are
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

    /** Bytes of UTF-8 that a note may have, signatures included. */
    public static final int MAX_BYTES = 1_000_000;

    /** Signatures that a note may have. The specification asks for 16 at least; witnesses each add one. */
    public static final int MAX_SIGNATURES = 100;

    private static final String EMPTY_LINE = "\n\n";

    /**
     * @throws IllegalArgumentException if this is more than a note may hold, or the text could not be told from the signatures
     */
    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("A note's text ends in a newline");
        }
        if (text.chars().anyMatch(character -> character < ' ' && character != '\n')) {
            throw new IllegalArgumentException("A note has no control character but the newline");
        }
        if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw new IllegalArgumentException("A note has 1 to " + MAX_SIGNATURES + " signatures");
        }
        if (StrictUtf8.encode(encode(text, signatures)).length > MAX_BYTES) {
            throw tooLong();
        }
    }

    /**
     * Signs a text that ends in a newline.
     *
     * @throws IllegalArgumentException if the text cannot be a note's
     */
    public static SignedNote sign(String text, NoteSigner... signers) {
        byte[] message = StrictUtf8.encode(text);
        return new SignedNote(
                text,
                Arrays.stream(signers)
                        .map(signer -> NoteSignature.of(signer, message))
                        .toList());
    }

    /**
     * Reads what {@link #encode()} writes.
     *
     * @throws IllegalArgumentException if it is not a note, to the last byte
     */
    public static SignedNote parse(byte[] note) {
        if (note.length > MAX_BYTES) {
            throw tooLong();
        }
        return parse(StrictUtf8.decode(note));
    }

    /**
     * Reads what {@link #encode()} writes.
     *
     * @throws IllegalArgumentException if it is not a note, to the last character
     */
    public static SignedNote parse(String note) {
        // A character has at least one byte.
        if (note.length() > MAX_BYTES) {
            throw tooLong();
        }
        // The last empty line separates: the text may have empty lines of its own, signatures have none.
        int separator = note.lastIndexOf(EMPTY_LINE);
        int lines = separator + EMPTY_LINE.length();
        if (separator < 0 || lines == note.length()) {
            throw new IllegalArgumentException("A note has signatures after an empty line");
        }
        if (!note.endsWith("\n")) {
            throw new IllegalArgumentException("A note ends in a newline");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (int line = lines; line < note.length(); ) {
            if (signatures.size() == MAX_SIGNATURES) {
                throw new IllegalArgumentException("A note has at most " + MAX_SIGNATURES + " signatures");
            }
            int end = note.indexOf('\n', line);
            signatures.add(NoteSignature.parse(note.substring(line, end)));
            line = end + 1;
        }
        return new SignedNote(note.substring(0, separator + 1), signatures);
    }

    /**
     * Whether this key signed this text. Signatures of other keys are passed over, whatever they are; if the note shows several
     * of this key, all of them must be good.
     */
    public boolean isSignedBy(NoteKey key) {
        byte[] message = StrictUtf8.encode(text);
        List<NoteSignature> claimed =
                signatures.stream().filter(signature -> signature.claims(key)).toList();
        return !claimed.isEmpty() && claimed.stream().allMatch(signature -> key.verifies(message, signature.bytes()));
    }

    /** The same text with these signatures too, after those that it has; none stands there twice. */
    public SignedNote with(Collection<NoteSignature> more) {
        Set<NoteSignature> all = new LinkedHashSet<>(signatures);
        all.addAll(more);
        return new SignedNote(text, List.copyOf(all));
    }

    /** The note as it is stored and sent, in UTF-8. */
    public String encode() {
        return encode(text, signatures);
    }

    private static String encode(String text, List<NoteSignature> signatures) {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()).append('\n'));
        return note.toString();
    }

    private static IllegalArgumentException tooLong() {
        return new IllegalArgumentException("A note has at most " + MAX_BYTES + " bytes");
    }
}
