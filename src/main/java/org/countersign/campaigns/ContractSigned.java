package org.countersign.campaigns;

import java.time.Instant;
import org.countersign.ledger.Fact;
import org.jspecify.annotations.Nullable;

/**
 * A client may send over a platform for a term.
 *
 * @param from the first instant of the term
 * @param until the first instant after it
 */
public record ContractSigned(
        String code,
        String client,
        String platform,
        Instant from,
        Instant until,
        @Nullable String reference) implements Fact {
    @Override
    public String kind() {
        return "contract-signed";
    }

    @Override
    public String subject() {
        return code;
    }
}
