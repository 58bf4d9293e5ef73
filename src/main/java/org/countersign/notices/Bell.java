package org.countersign.notices;

import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.countersign.ledger.Entry;
import org.countersign.ledger.Projection;

/** Wakes the dispatcher when this node hears of facts that somebody may want to be told of. */
@Singleton
class Bell implements Projection {
    private final Provider<Dispatcher> dispatcher;

    Bell(Provider<Dispatcher> dispatcher) {
        this.dispatcher = dispatcher;
    }

    @Override
    public Set<String> kinds() {
        return Event.kinds();
    }

    @Override
    public void apply(List<Entry> entries, long size) {
        if (!entries.isEmpty()) {
            dispatcher.get().wake();
        }
    }
}
