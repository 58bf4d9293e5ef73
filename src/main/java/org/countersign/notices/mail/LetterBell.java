package org.countersign.notices.mail;

import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.countersign.ledger.Entry;
import org.countersign.ledger.Projection;

/** Wakes the postman when this node hears of facts that somebody is written to about. */
@Singleton
class LetterBell implements Projection {
    private final Provider<Postman> postman;

    LetterBell(Provider<Postman> postman) {
        this.postman = postman;
    }

    @Override
    public Set<String> kinds() {
        return Distribution.kinds();
    }

    @Override
    public void apply(List<Entry> entries, long size) {
        if (!entries.isEmpty()) {
            postman.get().wake();
        }
    }
}
