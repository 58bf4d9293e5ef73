package org.countersign.notices.mail;

import jakarta.enterprise.context.ApplicationScoped;
import org.countersign.core.ActorId;
import org.countersign.ledger.Ledger;
import org.countersign.notices.LetterUndelivered;
import org.countersign.notices.Notices;

/** Puts on record that a carrier was not reached, of which the change's manager is told; in the present transaction. */
@ApplicationScoped
class UndeliveredLetters {
    private final Ledger ledger;

    UndeliveredLetters(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Of letters to our own people nobody else is told: they might be who is told. */
    void note(ActorId actor, Notices.Sent letter) {
        String carrier = letter.carrier();
        if (carrier != null) {
            ledger.append(actor, new LetterUndelivered(letter.subject(), carrier, letter.id()));
        }
    }
}
