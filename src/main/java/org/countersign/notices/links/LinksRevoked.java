package org.countersign.notices.links;

import org.countersign.ledger.Fact;

/**
 * Nobody signs off a change by a link for this carrier any more.
 *
 * @param change the change's reference
 */
record LinksRevoked(String change, String carrier) implements Fact {
    @Override
    public String kind() {
        return "links-revoked";
    }

    @Override
    public String subject() {
        return change;
    }

    @Override
    public boolean movesGate() {
        return false;
    }
}
