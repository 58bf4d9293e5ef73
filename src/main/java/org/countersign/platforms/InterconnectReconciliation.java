package org.countersign.platforms;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.countersign.ledger.Entry;
import org.countersign.ledger.check.Expected;
import org.countersign.ledger.check.ExpectedRow;
import org.countersign.ledger.check.Reconciliation;
import org.jspecify.annotations.Nullable;

/** What the facts about interconnects make of their table, where one row stands for all times that two were linked. */
@Singleton
class InterconnectReconciliation implements Reconciliation {
    private static final String OPENED = "interconnect-opened";
    private static final String AMENDED = "interconnect-amended";
    private static final String ENDED = "interconnect-ended";

    @Override
    public String birth() {
        return OPENED;
    }

    @Override
    public Set<String> later() {
        return Set.of(AMENDED, ENDED);
    }

    @Override
    public List<Rows> tables() {
        return List.of(new Rows("interconnect", """
                select p.code || '/' || c.code, p.code || '/' || c.code, p.code as platform, c.code as carrier,
                       i.notice_days, i.acknowledge_within_hours, i.reference, i.opened_at, i.ended_at
                from interconnect i join platform p on p.id = i.platform join carrier c on c.id = i.carrier
                where p.code in (:heads) and p.code || '/' || c.code in (:keys)"""));
    }

    @Override
    public String subjects() {
        return "select p.code || '/' || c.code, 1 from interconnect i join platform p on p.id = i.platform"
                + " join carrier c on c.id = i.carrier where p.code || '/' || c.code > ? order by 1";
    }

    @Override
    public void fold(List<Entry> facts, Expected expected) {
        ExpectedRow row = expected.row("interconnect", facts.get(0).subject());
        Entry opened = facts.get(0);
        Entry terms = facts.get(0);
        @Nullable Entry ended = null;
        for (Entry fact : facts) {
            switch (fact.kind()) {
                case OPENED -> {
                    opened = fact;
                    terms = fact;
                    ended = null;
                }
                case AMENDED -> terms = fact;
                default -> ended = fact;
            }
        }
        // Both kinds hold the whole terms.
        InterconnectOpened newest = terms.fact(InterconnectOpened.class);
        row.is("platform", newest.platform())
                .is("carrier", newest.carrier())
                .is("notice_days", newest.noticeDays())
                .is("acknowledge_within_hours", newest.acknowledgeWithinHours())
                .is("reference", newest.reference())
                .isAbout("opened_at", opened);
        if (ended == null) {
            row.is("ended_at", null);
        } else {
            row.isAbout("ended_at", ended);
        }
    }
}
