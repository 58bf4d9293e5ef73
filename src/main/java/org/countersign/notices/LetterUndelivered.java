package org.countersign.notices;

import org.countersign.ledger.Fact;

/**
 * A letter to a carrier did not arrive: the mail server refused it, could not be spoken to for days, or it came back.
 *
 * @param change the change's reference
 * @param notice the letter
 */
public record LetterUndelivered(String change, String carrier, String notice) implements Fact {
    @Override
    public String kind() {
        return "letter-undelivered";
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
