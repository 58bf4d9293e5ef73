package org.countersign.erasures;

import org.countersign.ledger.Fact;
import org.jspecify.annotations.Nullable;

/**
 * A second administrator agreed, and somebody is erased; the facts before it in the same transaction tell which texts.
 *
 * @param entries of how many of the ledger's entries texts are gone
 */
record ErasureApproved(
        String erasure, @Nullable String person, @Nullable String carrier, long entries) implements Fact {
    static final String KIND = "erasure-approved";

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
