package org.countersign.watch;

import jakarta.inject.Singleton;
import java.util.List;
import org.countersign.ledger.Entry;
import org.countersign.ledger.check.Expected;
import org.countersign.ledger.check.Reconciliation;

/** What the facts about stated baselines make of their table. */
@Singleton
class BaselineReconciliation implements Reconciliation {
    private static final String TABLE = "watch_baseline";

    @Override
    public String birth() {
        return BaselineStated.KIND;
    }

    @Override
    public List<Rows> tables() {
        return List.of(new Rows(TABLE, """
                select b.carrier, b.carrier, b.carrier as carrier, b.failure_rate, b.stated_on
                from watch_baseline b where b.carrier in (:keys)"""));
    }

    @Override
    public String subjects() {
        return "select carrier, 1 from watch_baseline where carrier > ? order by carrier";
    }

    @Override
    public void fold(List<Entry> facts, Expected expected) {
        // Each states it anew.
        Entry newest = facts.get(facts.size() - 1);
        BaselineStated stated = newest.fact(BaselineStated.class);
        expected.row(TABLE, stated.carrier())
                .is("carrier", stated.carrier())
                .is("failure_rate", stated.failureRate())
                .isAbout("stated_on", newest);
    }
}
