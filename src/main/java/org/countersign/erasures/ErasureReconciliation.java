package org.countersign.erasures;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.countersign.ledger.Entry;
import org.countersign.ledger.check.Expected;
import org.countersign.ledger.check.ExpectedRow;
import org.countersign.ledger.check.Reconciliation;

/** What the facts about erasures make of their table. */
@Singleton
class ErasureReconciliation implements Reconciliation {
    @Override
    public String birth() {
        return ErasureProposed.KIND;
    }

    @Override
    public Set<String> later() {
        return Set.of(ErasureApproved.KIND);
    }

    @Override
    public List<Rows> tables() {
        return List.of(new Rows("erasure", """
                select e.reference, e.reference, e.reference as reference, e.person, e.carrier, e.contact, e.reason,
                       e.proposed_at, e.proposed_by, e.approved_at, e.approved_by, e.entries
                from erasure e where e.reference in (:keys)"""));
    }

    @Override
    public String subjects() {
        return "select reference, 1 from erasure where reference > ? order by reference";
    }

    @Override
    public void fold(List<Entry> facts, Expected expected) {
        Entry proposed = facts.get(0);
        ErasureProposed proposal = proposed.fact(ErasureProposed.class);
        ExpectedRow row = expected.row("erasure", proposal.erasure())
                .is("reference", proposal.erasure())
                .is("person", proposal.person())
                .is("carrier", proposal.carrier())
                .says("contact", proposal.contact())
                .says("reason", proposal.reason())
                .isAbout("proposed_at", proposed)
                .is("proposed_by", proposed.actor().value());
        if (facts.size() == 1) {
            row.is("approved_at", null).is("approved_by", null).is("entries", null);
            return;
        }
        Entry approved = facts.get(1);
        row.isAbout("approved_at", approved)
                .is("approved_by", approved.actor().value())
                .is("entries", approved.fact(ErasureApproved.class).entries());
    }
}
