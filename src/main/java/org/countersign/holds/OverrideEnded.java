package org.countersign.holds;

import org.countersign.ledger.Fact;
import org.countersign.ledger.FreeText;

/** An override ended before its time. */
public record OverrideEnded(String override, String campaign, FreeText reason) implements Fact {
    public static final String KIND = "override-ended";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String subject() {
        return override;
    }
}
