package org.countersign.campaigns;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.countersign.ledger.Entry;
import org.countersign.ledger.check.Expected;
import org.countersign.ledger.check.Reconciliation;

/** What the facts about clients make of their table. */
@Singleton
class ClientReconciliation implements Reconciliation {
    @Override
    public String birth() {
        return "client-registered";
    }

    @Override
    public Set<String> later() {
        return Set.of("client-amended");
    }

    @Override
    public List<Rows> tables() {
        return List.of(
                new Rows(
                        "client",
                        "select c.code, c.code, c.code as code, c.name, c.registered_at from client c where c.code in (:keys)"));
    }

    @Override
    public String subjects() {
        return "select code, 1 from client where code > ? order by code";
    }

    @Override
    public void fold(List<Entry> facts, Expected expected) {
        // Each holds the whole content.
        ClientAmended client = facts.get(facts.size() - 1).fact(ClientAmended.class);
        expected.row("client", client.code())
                .is("code", client.code())
                .is("name", client.name())
                .isAbout("registered_at", facts.get(0));
    }
}
