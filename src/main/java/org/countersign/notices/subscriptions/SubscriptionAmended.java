package org.countersign.notices.subscriptions;

import java.util.List;
import org.countersign.core.Language;
import org.countersign.ledger.Fact;
import org.countersign.notices.Event;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is written to about something else than before; holds the whole choice, as it now is.
 *
 * @param events absent for what is usual
 * @param language absent for the carrier's
 */
record SubscriptionAmended(
        String subscription,
        @Nullable List<Event> events,
        @Nullable Language language) implements Fact {
    static final String KIND = "subscription-amended";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String subject() {
        return subscription;
    }

    @Override
    public boolean movesGate() {
        return false;
    }
}
