package org.countersign.notices.subscriptions;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.countersign.ledger.Entry;
import org.countersign.ledger.check.Expected;
import org.countersign.ledger.check.ExpectedRow;
import org.countersign.ledger.check.Reconciliation;

/** What the facts about subscriptions make of their table. Which contact has one stands in no fact; which person, does. */
@Singleton
class SubscriptionReconciliation implements Reconciliation {
    @Override
    public String birth() {
        return SubscriptionMade.KIND;
    }

    @Override
    public Set<String> later() {
        return Set.of(SubscriptionAmended.KIND);
    }

    @Override
    public List<Rows> tables() {
        return List.of(new Rows("subscription", """
                select s.id, s.id, s.id as id, s.recipient, s.carrier, s.events, s.language
                from subscription s where s.id in (:keys)"""));
    }

    @Override
    public String subjects() {
        return "select id, 1 from subscription where id > ? order by id";
    }

    @Override
    public void fold(List<Entry> facts, Expected expected) {
        SubscriptionMade made = facts.get(0).fact(SubscriptionMade.class);
        // Each tells of the whole choice.
        SubscriptionAmended newest = facts.size() == 1
                ? new SubscriptionAmended(made.subscription(), made.events(), made.language())
                : facts.get(facts.size() - 1).fact(SubscriptionAmended.class);
        ExpectedRow row = expected.row("subscription", made.subscription())
                .is("id", made.subscription())
                .is("carrier", made.carrier())
                .is("events", Subscription.column(newest.events()))
                .is("language", newest.language());
        if (made.person() == null) {
            row.isAnything("recipient");
        } else {
            row.is("recipient", made.person().value());
        }
    }
}
