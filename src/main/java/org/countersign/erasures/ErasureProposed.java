package org.countersign.erasures;

import org.countersign.ledger.Fact;
import org.countersign.ledger.FreeText;
import org.jspecify.annotations.Nullable;

/**
 * An administrator wants somebody to be erased; nothing happens until another one agrees.
 *
 * @param person whose account and texts; null for a contact
 * @param carrier whose contact; null for a person
 * @param contact the contact's e-mail address, which is erased with all else
 */
record ErasureProposed(
        String erasure,
        @Nullable String person,
        @Nullable String carrier,
        @Nullable FreeText contact,
        FreeText reason) implements Fact {
    static final String KIND = "erasure-proposed";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String subject() {
        return erasure;
    }

    @Override
    public boolean movesGate() {
        return false;
    }
}
