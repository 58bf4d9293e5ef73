package org.countersign.changes;

import org.countersign.ledger.Fact;

/** A change was written down; nobody has to do anything yet. */
public record ChangeDrafted(String reference, int revision, String digest, RevisionContent content) implements Fact {
    @Override
    public String kind() {
        return "change-drafted";
    }

    @Override
    public String subject() {
        return reference;
    }

    /** A draft never blocks. */
    @Override
    public boolean movesGate() {
        return false;
    }
}
