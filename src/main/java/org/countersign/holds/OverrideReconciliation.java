package org.countersign.holds;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.countersign.ledger.Entry;
import org.countersign.ledger.check.Expected;
import org.countersign.ledger.check.ExpectedRow;
import org.countersign.ledger.check.Reconciliation;

/** What the facts about overrides make of their table. */
@Singleton
class OverrideReconciliation implements Reconciliation {
    @Override
    public String birth() {
        return OverrideProposed.KIND;
    }

    @Override
    public Set<String> later() {
        return Set.of(OverrideApproved.KIND, OverrideEnded.KIND);
    }

    @Override
    public List<Rows> tables() {
        return List.of(new Rows("launch_override", """
                select o.reference, o.reference, o.reference as reference, o.campaign, o.reason_codes, o.reason,
                       o.until_at, o.proposed_at, o.proposed_by, o.approved_at, o.approved_by, o.ended_at, o.ended_by,
                       o.end_reason
                from launch_override o where o.reference in (:keys)"""));
    }

    @Override
    public String subjects() {
        return "select reference, 1 from launch_override where reference > ? order by reference";
    }

    @Override
    public void fold(List<Entry> facts, Expected expected) {
        Entry proposed = facts.get(0);
        OverrideProposed proposal = proposed.fact(OverrideProposed.class);
        ExpectedRow row = expected.row("launch_override", proposal.override())
                .is("reference", proposal.override())
                .is("campaign", proposal.campaign())
                .is("reason_codes", String.join(LaunchOverride.SEPARATOR, proposal.reasonCodes()))
                .says("reason", proposal.reason())
                .is("until_at", proposal.until())
                .isAbout("proposed_at", proposed)
                .is("proposed_by", proposed.actor().value())
                .is("approved_at", null)
                .is("approved_by", null)
                .is("ended_at", null)
                .is("ended_by", null)
                .is("end_reason", null);
        for (Entry fact : facts.subList(1, facts.size())) {
            if (fact.kind().equals(OverrideApproved.KIND)) {
                row.isAbout("approved_at", fact).is("approved_by", fact.actor().value());
            } else {
                row.isAbout("ended_at", fact)
                        .is("ended_by", fact.actor().value())
                        .says("end_reason", fact.fact(OverrideEnded.class).reason());
            }
        }
    }
}
