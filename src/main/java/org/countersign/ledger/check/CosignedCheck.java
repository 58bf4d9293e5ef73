package org.countersign.ledger.check;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.countersign.ledger.check.Difference.Kind;
import org.countersign.ledger.merkle.Checkpoint;
import org.countersign.ledger.merkle.NoteKey;
import org.countersign.ledger.merkle.NoteSignature;
import org.countersign.ledger.merkle.SignedNote;
import org.countersign.ledger.merkle.WitnessKey;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether the checkpoints that witnesses have cosigned are signed by the ledger and by them. No fact tells of them; but
 * nobody can make one up, and the tree must have had their roots.
 */
final class CosignedCheck {
    private static final String CHECKPOINTS = "cosigned_checkpoint";
    private static final String COSIGNATURES = "cosignature";

    private final Slices slices;
    private final Findings findings;
    private final NoteKey key;

    /**
     * @param key the ledger's
     */
    CosignedCheck(Slices slices, Findings findings, NoteKey key) {
        this.slices = slices;
        this.findings = findings;
        this.key = key;
    }

    /** The checkpoints that the ledger has signed indeed; there are a thousand at most. */
    List<Checkpoint> run() throws SQLException {
        Map<Long, SignedNote> notes = new TreeMap<>();
        List<Checkpoint> signed = new ArrayList<>();
        Connection connection = slices.connection();
        try (PreparedStatement query =
                        connection.prepareStatement("select size, note from cosigned_checkpoint order by size");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                long size = row.getLong(1);
                opened(size, row.getString(2)).ifPresent(note -> {
                    notes.put(size, note);
                    signed.add(Checkpoint.parse(note.text()));
                });
            }
        }
        try (PreparedStatement query = connection.prepareStatement(
                        "select size, witness, line from cosignature order by size, witness");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                SignedNote note = notes.get(row.getLong(1));
                if (note != null && !isCosigned(note, row.getString(2), row.getString(3))) {
                    findings.add(difference(COSIGNATURES, row.getLong(1) + " " + row.getString(2), "line", null, null));
                }
            }
        }
        slices.end();
        return signed;
    }

    private Optional<SignedNote> opened(long size, String text) {
        String row = "size " + size;
        try {
            SignedNote note = SignedNote.parse(text);
            long said = Checkpoint.open(note, key).size();
            if (said == size) {
                return Optional.of(note);
            }
            findings.add(difference(CHECKPOINTS, row, "size", String.valueOf(said), String.valueOf(size)));
        } catch (IllegalArgumentException e) {
            findings.add(difference(CHECKPOINTS, row, "note", null, e.getMessage()));
        }
        return Optional.empty();
    }

    private static boolean isCosigned(SignedNote note, String witness, String line) {
        try {
            return WitnessKey.parse(witness)
                    .cosigned(note.text(), NoteSignature.parse(line))
                    .isPresent();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Difference difference(
            String table, String row, String column, @Nullable String expected, @Nullable String found) {
        return new Difference(Kind.CHECKPOINT, table, row, column, null, null, expected, found);
    }
}
