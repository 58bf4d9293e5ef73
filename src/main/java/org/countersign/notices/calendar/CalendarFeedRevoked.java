package org.countersign.notices.calendar;

import org.countersign.ledger.Fact;

/** A calendar's address leads nowhere any more. */
record CalendarFeedRevoked(String feed) implements Fact {
    static final String KIND = "calendar-feed-revoked";

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
