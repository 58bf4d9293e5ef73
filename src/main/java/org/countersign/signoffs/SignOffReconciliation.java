package org.countersign.signoffs;

import jakarta.inject.Singleton;
import java.util.List;
import org.countersign.ledger.Entry;
import org.countersign.ledger.check.Expected;
import org.countersign.ledger.check.Reconciliation;

/** What the facts about sign-offs make of their table. */
@Singleton
class SignOffReconciliation implements Reconciliation {
    @Override
    public String birth() {
        return SignedOff.KIND;
    }

    @Override
    public boolean severalPerSubject() {
        return true;
    }

    @Override
    public String key(Entry birth) {
        return birth.fact(SignedOff.class).signOff();
    }

    @Override
    public List<Rows> tables() {
        return List.of(new Rows("sign_off", """
                select s.id, s.id, s.id as id, c.reference as change_id, s.reference, s.revision, s.digest, s.carrier,
                       s.decision, s.effective_from, s.reason, s.given_at, s.given_by,
                       s.given_name, s.sent_to
                from sign_off s join platform_change c on c.id = s.change_id where s.id in (:keys)"""));
    }

    @Override
    public String subjects() {
        return "select c.reference, (select count(*) from sign_off s where s.change_id = c.id) from platform_change c"
                + " where c.reference > ? order by c.reference";
    }

    @Override
    public void fold(List<Entry> facts, Expected expected) {
        Entry entry = facts.get(0);
        SignedOff word = entry.fact(SignedOff.class);
        expected.row("sign_off", word.signOff())
                .is("id", word.signOff())
                .is("change_id", word.change())
                .is("reference", word.change())
                .is("revision", word.revision())
                .is("digest", word.digest())
                .is("carrier", word.carrier())
                .is("decision", word.decision())
                .is("effective_from", word.effectiveFrom())
                .says("reason", word.reason())
                .says("given_name", word.givenName())
                .says("sent_to", word.sentTo())
                .isAbout("given_at", entry)
                .is("given_by", entry.actor().value());
    }
}
