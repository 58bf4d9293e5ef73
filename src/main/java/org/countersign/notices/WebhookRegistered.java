package org.countersign.notices;

import java.util.List;
import org.countersign.access.Role;
import org.countersign.core.Language;
import org.countersign.ledger.Fact;
import org.countersign.ledger.FreeText;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is told of facts from now on.
 *
 * @param url a text, because addresses may hold what only their owner should know
 * @param readsAs the role whose view it is sent
 * @param format absent for {@link WebhookFormat#EVENT}, as in all old entries
 * @param language of its sentences
 */
record WebhookRegistered(
        String webhook,
        FreeText url,
        List<Event> events,
        Role readsAs,
        @Nullable String carrier,
        @Nullable String client,
        @Nullable WebhookFormat format,
        @Nullable Language language)
        implements Fact {
    static final String KIND = "webhook-registered";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String subject() {
        return webhook;
    }

    @Override
    public boolean movesGate() {
        return false;
    }
}
