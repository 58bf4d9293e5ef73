package org.countersign.changes;

import org.countersign.ledger.Fact;

/**
 * A change has a new revision with this content. When the change was in force, {@link ChangeAmended} follows and says what
 * that means for the sign-offs.
 */
public record ChangeRevised(String reference, int revision, String digest, RevisionContent content) implements Fact {
    @Override
    public String kind() {
        return "change-revised";
    }

    @Override
    public String subject() {
        return reference;
    }

    /** The content of a revision in force comes to the gate with {@link ChangeAmended}. */
    @Override
    public boolean movesGate() {
        return false;
    }
}
