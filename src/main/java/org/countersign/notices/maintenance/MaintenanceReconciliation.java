package org.countersign.notices.maintenance;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.countersign.ledger.Entry;
import org.countersign.ledger.check.Expected;
import org.countersign.ledger.check.ExpectedRow;
import org.countersign.ledger.check.Reconciliation;
import org.jspecify.annotations.Nullable;

/** What the facts about carriers' maintenance make of its table. */
@Singleton
class MaintenanceReconciliation implements Reconciliation {
    @Override
    public String birth() {
        return MaintenanceReceived.KIND;
    }

    @Override
    public Set<String> later() {
        return Set.of(MaintenanceUpdated.KIND, MaintenanceAssigned.KIND, MaintenanceDismissed.KIND);
    }

    @Override
    public List<Rows> tables() {
        return List.of(new Rows("carrier_maintenance", """
                select m.id, m.id, m.id as id, m.carrier, m.poster, m.sequence_number, m.starts_at, m.ends_at, m.impact, m.status,
                       m.content, m.received_at, m.updated_at, m.dismissed_at, m.dismiss_reason
                from carrier_maintenance m where m.id in (:keys)"""));
    }

    @Override
    public String subjects() {
        return "select id, 1 from carrier_maintenance where id > ? order by id";
    }

    @Override
    public void fold(List<Entry> facts, Expected expected) {
        Entry birth = facts.get(0);
        Entry newest = birth;
        @Nullable String carrier = birth.fact(MaintenanceReceived.class).carrier();
        @Nullable Entry dismissed = null;
        for (Entry later : facts.subList(1, facts.size())) {
            switch (later.kind()) {
                case MaintenanceAssigned.KIND ->
                    carrier = later.fact(MaintenanceAssigned.class).carrier();
                case MaintenanceDismissed.KIND -> dismissed = later;
                default -> newest = later;
            }
        }
        // Both kinds of notices say the same things.
        MaintenanceUpdated told = newest.fact(MaintenanceUpdated.class);
        ExpectedRow row = expected.row("carrier_maintenance", told.id())
                .is("id", told.id())
                .is("carrier", carrier)
                .suits(
                        "poster",
                        poster -> poster == null || poster.equals(birth.actor().value()))
                .is("sequence_number", told.sequence())
                .is("starts_at", told.from())
                .is("ends_at", told.until())
                .is("impact", told.impact())
                .is("status", told.status())
                .says("content", told.notice())
                .isAbout("received_at", birth)
                .isAbout("updated_at", newest);
        if (dismissed == null) {
            row.is("dismissed_at", null).is("dismiss_reason", null);
        } else {
            row.isAbout("dismissed_at", dismissed)
                    .says(
                            "dismiss_reason",
                            dismissed.fact(MaintenanceDismissed.class).reason());
        }
    }
}
