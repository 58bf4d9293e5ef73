package org.countersign.campaigns;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.countersign.ledger.Entry;
import org.countersign.ledger.FreeText;
import org.countersign.ledger.check.Expected;
import org.countersign.ledger.check.ExpectedRow;
import org.countersign.ledger.check.Reconciliation;
import org.jspecify.annotations.Nullable;

/** What the facts about protected periods make of their table. */
@Singleton
class ProtectedPeriodReconciliation implements Reconciliation {
    @Override
    public String birth() {
        return ProtectedPeriodSet.KIND;
    }

    @Override
    public Set<String> later() {
        return Set.of(ProtectedPeriodAmended.KIND, ProtectedPeriodLifted.KIND);
    }

    @Override
    public boolean severalPerSubject() {
        return true;
    }

    @Override
    public String key(Entry fact) {
        return switch (fact.kind()) {
            case ProtectedPeriodAmended.KIND ->
                fact.fact(ProtectedPeriodAmended.class).id();
            case ProtectedPeriodLifted.KIND ->
                fact.fact(ProtectedPeriodLifted.class).id();
            default -> fact.fact(ProtectedPeriodSet.class).id();
        };
    }

    @Override
    public List<Rows> tables() {
        return List.of(new Rows("protected_period", """
                select p.id, p.id, p.id as id, c.code as client, p.starts_at, p.ends_at, p.reason, p.set_at,
                       p.lifted_at, p.lift_reason
                from protected_period p join client c on c.id = p.client where p.id in (:keys)"""));
    }

    @Override
    public String subjects() {
        return "select c.code, (select count(*) from protected_period p where p.client = c.id) from client c"
                + " where c.code > ? order by c.code";
    }

    @Override
    public void fold(List<Entry> facts, Expected expected) {
        Entry set = facts.get(0);
        ProtectedPeriodSet period = set.fact(ProtectedPeriodSet.class);
        Instant from = period.from();
        Instant until = period.until();
        FreeText reason = period.reason();
        @Nullable Entry lifted = null;
        for (Entry later : facts.subList(1, facts.size())) {
            if (later.kind().equals(ProtectedPeriodLifted.KIND)) {
                lifted = later;
            } else {
                ProtectedPeriodAmended amended = later.fact(ProtectedPeriodAmended.class);
                from = amended.from();
                until = amended.until();
                reason = amended.reason() == null ? reason : amended.reason();
            }
        }
        ExpectedRow row = expected.row("protected_period", period.id())
                .is("id", period.id())
                .is("client", period.client())
                .is("starts_at", from)
                .is("ends_at", until)
                .says("reason", reason)
                .isAbout("set_at", set);
        if (lifted == null) {
            row.is("lifted_at", null).is("lift_reason", null);
        } else {
            row.isAbout("lifted_at", lifted)
                    .says(
                            "lift_reason",
                            lifted.fact(ProtectedPeriodLifted.class).reason());
        }
    }
}
