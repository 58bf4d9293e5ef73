package org.countersign.campaigns;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A contract as the API shows it. */
public record ContractView(
        String code,
        String client,
        String platform,
        Instant from,
        Instant until,
        @Nullable String reference,
        Instant registeredAt,
        @JsonIgnore long version) {

    static ContractView of(Contract contract) {
        return new ContractView(
                contract.code(),
                contract.client().code(),
                contract.platform().code(),
                contract.from(),
                contract.until(),
                contract.reference(),
                contract.registeredAt(),
                contract.version());
    }
}
