package org.countersign.ui.registry;

import java.time.Instant;
import org.countersign.campaigns.ContractView;

/** From an instant to before another. */
record ContractTerm(Instant from, Instant until) {
    static ContractTerm of(ContractView contract) {
        return new ContractTerm(contract.from(), contract.until());
    }
}
