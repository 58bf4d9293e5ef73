package org.countersign.access;

import org.countersign.ledger.Fact;
import org.jspecify.annotations.Nullable;

/**
 * An administrator ended sessions of somebody. Who signs out, or ends sessions of their own, leaves no fact.
 *
 * @param person whose
 * @param session the one that was ended; null for all
 */
record SessionsEnded(String person, @Nullable String session) implements Fact {
    @Override
    public String kind() {
        return "sessions-ended";
    }

    @Override
    public String subject() {
        return person;
    }

    @Override
    public boolean movesGate() {
        return false;
    }
}
