package org.countersign.holds;

import org.countersign.ledger.Fact;
import org.countersign.ledger.FreeText;

/** A hold stands no longer. */
public record HoldLifted(String hold, FreeText reason) implements Fact {
    public static final String KIND = "hold-lifted";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String subject() {
        return hold;
    }
}
