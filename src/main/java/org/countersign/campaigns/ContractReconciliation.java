package org.countersign.campaigns;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.countersign.ledger.Entry;
import org.countersign.ledger.check.Expected;
import org.countersign.ledger.check.Reconciliation;

/** What the facts about contracts make of their table. */
@Singleton
class ContractReconciliation implements Reconciliation {
    @Override
    public String birth() {
        return "contract-signed";
    }

    @Override
    public Set<String> later() {
        return Set.of("contract-amended");
    }

    @Override
    public List<Rows> tables() {
        return List.of(new Rows("contract", """
                select k.code, k.code, k.code as code, c.code as client, p.code as platform, k.valid_from, k.valid_until,
                       k.reference, k.registered_at
                from contract k join client c on c.id = k.client join platform p on p.id = k.platform
                where k.code in (:keys)"""));
    }

    @Override
    public String subjects() {
        return "select code, 1 from contract where code > ? order by code";
    }

    @Override
    public void fold(List<Entry> facts, Expected expected) {
        // Each holds the whole content.
        ContractAmended contract = facts.get(facts.size() - 1).fact(ContractAmended.class);
        expected.row("contract", contract.code())
                .is("code", contract.code())
                .is("client", contract.client())
                .is("platform", contract.platform())
                .is("valid_from", contract.from())
                .is("valid_until", contract.until())
                .is("reference", contract.reference())
                .isAbout("registered_at", facts.get(0));
    }
}
