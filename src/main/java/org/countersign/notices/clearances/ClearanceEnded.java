package org.countersign.notices.clearances;

import org.countersign.ledger.Fact;
import org.countersign.notices.Event;

/** An allow does not stand any more, before its clearance has run out, and nobody has asked again. */
record ClearanceEnded(String decisionId, String campaign, String client, String platform) implements Fact {
    @Override
    public String kind() {
        return Event.CLEARANCE_ENDED.kind();
    }

    /** The campaign, as of the decision itself: who is told of both is told in this order. */
    @Override
    public String subject() {
        return campaign;
    }

    /** What moved it was another fact. */
    @Override
    public boolean movesGate() {
        return false;
    }
}
