package org.countersign.notices.subscriptions;

import java.util.List;
import org.countersign.core.ActorId;
import org.countersign.core.Language;
import org.countersign.ledger.Fact;
import org.countersign.notices.Event;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is written to about what they chose, for the first time. Which contact it is stands in no fact.
 *
 * @param person whose account it is; null for a contact
 * @param carrier whose contact it is; null for an account
 * @param events absent for what is usual
 * @param language absent for the carrier's
 */
record SubscriptionMade(
        String subscription,
        @Nullable ActorId person,
        @Nullable String carrier,
        @Nullable List<Event> events,
        @Nullable Language language)
        implements Fact {
    static final String KIND = "subscription-made";

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
