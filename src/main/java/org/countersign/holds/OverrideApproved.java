package org.countersign.holds;

import java.time.Instant;
import java.util.List;
import org.countersign.ledger.Fact;

/** A second person approved: the override is in force until its end. */
public record OverrideApproved(String override, String campaign, List<String> reasonCodes, Instant until)
        implements Fact {
    public static final String KIND = "override-approved";

    public OverrideApproved {
        reasonCodes = List.copyOf(reasonCodes);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String subject() {
        return override;
    }
}
