package org.countersign.holds;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.countersign.ledger.Entry;
import org.countersign.ledger.check.Expected;
import org.countersign.ledger.check.ExpectedRow;
import org.countersign.ledger.check.Reconciliation;
import org.jspecify.annotations.Nullable;

/** What the facts about holds make of their table. */
@Singleton
class HoldReconciliation implements Reconciliation {
    private static final WatchFindingColumn FINDING = new WatchFindingColumn();

    @Override
    public String birth() {
        return HoldPlaced.KIND;
    }

    @Override
    public Set<String> later() {
        return Set.of(HoldLifted.KIND);
    }

    @Override
    public List<Rows> tables() {
        return List.of(new Rows("hold", """
                select h.reference, h.reference, h.reference as reference, h.campaign, h.client, h.platform, h.carrier,
                       h.reason, h.finding, h.placed_at, h.placed_by, h.lifted_at, h.lifted_by, h.lift_reason
                from hold h where h.reference in (:keys)"""));
    }

    @Override
    public String subjects() {
        return "select reference, 1 from hold where reference > ? order by reference";
    }

    /** Whether the column can be read, which somebody may have edited, and holds this. */
    private static boolean isFinding(@Nullable Object found, @Nullable WatchFinding expected) {
        try {
            return Objects.equals(FINDING.convertToEntityAttribute((String) found), expected);
        } catch (IllegalStateException e) {
            return false;
        }
    }

    @Override
    public void fold(List<Entry> facts, Expected expected) {
        Entry placed = facts.get(0);
        HoldPlaced hold = placed.fact(HoldPlaced.class);
        ExpectedRow row = expected.row("hold", hold.hold())
                .is("reference", hold.hold())
                .is("campaign", hold.campaign())
                .is("client", hold.client())
                .is("platform", hold.platform())
                .is("carrier", hold.carrier())
                .says("reason", hold.reason())
                .suits("finding", found -> isFinding(found, hold.finding()))
                .isAbout("placed_at", placed)
                .is("placed_by", placed.actor().value());
        if (facts.size() == 1) {
            row.is("lifted_at", null).is("lifted_by", null).is("lift_reason", null);
            return;
        }
        Entry lifted = facts.get(1);
        row.isAbout("lifted_at", lifted)
                .is("lifted_by", lifted.actor().value())
                .says("lift_reason", lifted.fact(HoldLifted.class).reason());
    }
}
