package org.countersign.notices.calendar;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.countersign.ledger.Entry;
import org.countersign.ledger.check.Expected;
import org.countersign.ledger.check.ExpectedRow;
import org.countersign.ledger.check.Reconciliation;

/** What the facts about calendars' addresses make of their table. */
@Singleton
class CalendarFeedReconciliation implements Reconciliation {
    @Override
    public String birth() {
        return CalendarFeedMade.KIND;
    }

    @Override
    public Set<String> later() {
        return Set.of(CalendarFeedRevoked.KIND);
    }

    @Override
    public List<Rows> tables() {
        return List.of(new Rows("calendar_feed", """
                select f.id, f.id, f.id as id, f.person, f.hash, f.made_at, f.revoked_at
                from calendar_feed f where f.id in (:keys)"""));
    }

    @Override
    public String subjects() {
        return "select id, 1 from calendar_feed where id > ? order by id";
    }

    @Override
    public void fold(List<Entry> facts, Expected expected) {
        Entry birth = facts.get(0);
        CalendarFeedMade made = birth.fact(CalendarFeedMade.class);
        ExpectedRow row = expected.row("calendar_feed", made.feed())
                .is("id", made.feed())
                .is("person", made.person().value())
                .is("hash", made.hash())
                .isAbout("made_at", birth);
        if (facts.size() == 1) {
            row.is("revoked_at", null);
        } else {
            row.isAbout("revoked_at", facts.get(1));
        }
    }
}
