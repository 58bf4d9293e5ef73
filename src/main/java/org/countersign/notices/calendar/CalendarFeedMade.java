package org.countersign.notices.calendar;

import org.countersign.core.ActorId;
import org.countersign.ledger.Fact;

/**
 * A person's calendar can be read at another address.
 *
 * @param hash {@code sha256:<hex>} of the secret in the address
 */
record CalendarFeedMade(String feed, ActorId person, String hash) implements Fact {
    static final String KIND = "calendar-feed-made";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String subject() {
        return feed;
    }

    @Override
    public boolean movesGate() {
        return false;
    }
}
