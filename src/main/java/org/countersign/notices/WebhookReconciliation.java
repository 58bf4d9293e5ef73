package org.countersign.notices;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.countersign.ledger.Entry;
import org.countersign.ledger.check.Expected;
import org.countersign.ledger.check.ExpectedRow;
import org.countersign.ledger.check.Reconciliation;
import org.jspecify.annotations.Nullable;

/** What the facts about webhooks make of their table: who is told what, as whom, and where. */
@Singleton
class WebhookReconciliation implements Reconciliation {
    private static final EventsColumn EVENTS = new EventsColumn();

    @Override
    public String birth() {
        return WebhookRegistered.KIND;
    }

    @Override
    public Set<String> later() {
        return Set.of(WebhookRotated.KIND, WebhookDisabled.KIND, WebhookDeleted.KIND);
    }

    @Override
    public List<Rows> tables() {
        return List.of(new Rows("webhook", """
                select w.id, w.id, w.url, w.events, w.reads_as, w.carrier, w.client, w.format, w.language, w.state, w.earlier_until, w.since,
                       w.registered_by, w.registered_at, w.ended_at
                from webhook w where w.id in (:keys)"""));
    }

    @Override
    public String subjects() {
        return "select id, 1 from webhook where id > ? order by id";
    }

    @Override
    public void fold(List<Entry> facts, Expected expected) {
        Entry birth = facts.get(0);
        WebhookRegistered registered = birth.fact(WebhookRegistered.class);
        ExpectedRow row = expected.row("webhook", registered.webhook())
                .says("url", registered.url())
                .is("events", EVENTS.convertToDatabaseColumn(registered.events()))
                .is("reads_as", registered.readsAs())
                .is("carrier", registered.carrier())
                .is("client", registered.client())
                .is("format", registered.format() == null ? WebhookFormat.EVENT : registered.format())
                .is("language", registered.language())
                .is("since", birth.index())
                .is("registered_by", birth.actor().value())
                .isAbout("registered_at", birth);
        WebhookState state = WebhookState.ENABLED;
        @Nullable Instant earlierUntil = null;
        @Nullable Entry end = null;
        for (Entry fact : facts.subList(1, facts.size())) {
            switch (fact.kind()) {
                case WebhookRotated.KIND ->
                    earlierUntil = fact.fact(WebhookRotated.class).earlierUntil();
                case WebhookDisabled.KIND -> {
                    state = WebhookState.DISABLED;
                    end = fact;
                }
                default -> {
                    state = WebhookState.DELETED;
                    earlierUntil = null;
                    end = fact;
                }
            }
        }
        row.is("state", state).is("earlier_until", earlierUntil);
        if (end == null) {
            row.is("ended_at", null);
        } else {
            row.isAbout("ended_at", end);
        }
    }
}
