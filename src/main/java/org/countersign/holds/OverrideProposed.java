package org.countersign.holds;

import java.time.Instant;
import java.util.List;
import org.countersign.ledger.Fact;
import org.countersign.ledger.FreeText;

/** One person wants a campaign to leave in spite of these reasons; it changes nothing until another approves. */
public record OverrideProposed(
        String override, String campaign, List<String> reasonCodes, Instant until, FreeText reason) implements Fact {
    public static final String KIND = "override-proposed";

    public OverrideProposed {
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

    @Override
    public boolean movesGate() {
        return false;
    }
}
