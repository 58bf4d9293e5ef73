package org.countersign.campaigns;

import org.countersign.ledger.Fact;

/** A client was changed; holds its whole content, as it now is. */
public record ClientAmended(String code, String name) implements Fact {
    @Override
    public String kind() {
        return "client-amended";
    }

    @Override
    public String subject() {
        return code;
    }

    /** The gate knows clients by their codes. */
    @Override
    public boolean movesGate() {
        return false;
    }
}
