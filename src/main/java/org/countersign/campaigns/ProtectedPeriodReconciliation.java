package org.countersign.campaigns;

import jakarta.inject.Singleton;
import java.util.List;
import org.countersign.ledger.Entry;
import org.countersign.ledger.check.Expected;
import org.countersign.ledger.check.Reconciliation;

/** What the facts about protected periods make of their table. */
@Singleton
class ProtectedPeriodReconciliation implements Reconciliation {
    @Override
    public String birth() {
        return "protected-period-set";
    }

    @Override
    public boolean severalPerSubject() {
        return true;
    }

    @Override
    public String key(Entry birth) {
        return birth.fact(ProtectedPeriodSet.class).id();
    }

    @Override
    public List<Rows> tables() {
        return List.of(new Rows("protected_period", """
                select p.id, p.id, p.id as id, c.code as client, p.starts_at, p.ends_at, p.reason, p.set_at
                from protected_period p join client c on c.id = p.client where p.id in (:keys)"""));
    }

    @Override
    public String subjects() {
        return "select c.code, (select count(*) from protected_period p where p.client = c.id) from client c"
                + " where c.code > ? order by c.code";
    }

    @Override
    public void fold(List<Entry> facts, Expected expected) {
        Entry entry = facts.get(0);
        ProtectedPeriodSet period = entry.fact(ProtectedPeriodSet.class);
        expected.row("protected_period", period.id())
                .is("id", period.id())
                .is("client", period.client())
                .is("starts_at", period.from())
                .is("ends_at", period.until())
                .says("reason", period.reason())
                .isAbout("set_at", entry);
    }
}
