package org.countersign.campaigns;

import java.time.Instant;
import org.countersign.ledger.Fact;
import org.jspecify.annotations.Nullable;

/**
 * A contract's term or reference changed; this is its whole content now.
 *
 * @param from the first instant of the term
 * @param until the first instant after it
 */
public record ContractAmended(
        String code,
        String client,
        String platform,
        Instant from,
        Instant until,
        @Nullable String reference) implements Fact {
    @Override
    public String kind() {
        return "contract-amended";
    }

    @Override
    public String subject() {
        return code;
    }
}
