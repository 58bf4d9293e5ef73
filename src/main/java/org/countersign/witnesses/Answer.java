package org.countersign.witnesses;

import java.util.List;
import org.countersign.ledger.merkle.NoteSignature;

/** What a witness said to a checkpoint. */
sealed interface Answer {
    /** It cosigned, with signatures of one key or several, not verified yet. */
    record Cosignatures(List<NoteSignature> lines) implements Answer {
        public Cosignatures {
            lines = List.copyOf(lines);
        }
    }

    /** It has cosigned this size last. */
    record OtherSize(long size) implements Answer {}

    /** It did not cosign, for a reason that another attempt at once will not change. */
    record No(Outcome why, String detail) implements Answer {}
}
