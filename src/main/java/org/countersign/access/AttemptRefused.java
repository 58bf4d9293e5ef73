package org.countersign.access;

import org.countersign.ledger.Fact;

/**
 * Somebody tried what they are not entitled to.
 *
 * @param operation {@code sign-off}, {@code declare}, {@code override} …
 * @param on what it was tried on: a change's reference, a campaign's code …
 * @param why the type of the problem that they were answered with
 */
record AttemptRefused(String operation, String on, String why) implements Fact {
    @Override
    public String kind() {
        return "attempt-refused";
    }

    @Override
    public String subject() {
        return on;
    }

    @Override
    public boolean movesGate() {
        return false;
    }
}
