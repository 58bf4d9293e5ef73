package org.countersign.gate.feed;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.countersign.gate.Snapshot;
import org.countersign.ledger.Entry;
import org.countersign.ledger.Projection;
import org.countersign.ledger.check.GateKinds;

/** Folds the ledger into what the gate knows. */
@Singleton
class GateFold implements Projection, GateKinds {
    private final PastSnapshots past;
    private volatile State state = State.EMPTY;

    GateFold(PastSnapshots past) {
        this.past = past;
    }

    /** The newest that is known; never changes, so a question is decided on one and the same. */
    State state() {
        return state;
    }

    @Override
    public Set<String> kinds() {
        return Translations.BY_KIND.keySet();
    }

    @Override
    public void apply(List<Entry> entries, long size) {
        Snapshot snapshot = state.snapshot();
        long gateSize = state.gateSize();
        for (Entry entry : entries) {
            snapshot = Translations.after(snapshot, entry);
            gateSize = entry.index() + 1;
        }
        state = new State(snapshot, size, gateSize);
        past.keep(snapshot, size);
    }
}
