package org.countersign.ledger;

import java.util.List;

/**
 * Texts of these entries were erased for good, as an erasure said that two people agreed on. Which of an entry's texts are
 * gone shows in what is kept of them.
 *
 * @param erasure why
 * @param entries their indexes, ascending; at most {@value #MOST}, more are told by further facts
 */
public record TextsErased(String erasure, List<Long> entries) implements Fact {
    public static final String KIND = "texts-erased";

    /** So many fit into a leaf. */
    public static final int MOST = 2_000;

    public TextsErased {
        entries = List.copyOf(entries);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String subject() {
        return erasure;
    }

    /** The gate knows no texts. */
    @Override
    public boolean movesGate() {
        return false;
    }
}
