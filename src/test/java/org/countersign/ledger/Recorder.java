package org.countersign.ledger;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A projection that remembers what it was given, and fails while a test wants it to. */
final class Recorder implements Projection {
    final List<Long> indexes = new CopyOnWriteArrayList<>();
    volatile boolean fails;
    volatile Runnable onApply = () -> {};

    @Override
    public Set<String> kinds() {
        return Set.of(Rung.KIND);
    }

    @Override
    public void apply(List<Entry> entries, long size) {
        onApply.run();
        if (fails) {
            throw new IllegalStateException("cannot make sense of this");
        }
        entries.forEach(entry -> indexes.add(entry.index()));
    }
}
