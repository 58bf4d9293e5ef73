package org.countersign.ledger.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a check has found so far; keeps the first differences and counts all. */
final class Findings {
    /** No more are kept. */
    static final int MOST = 1_000;

    private final Consumer<Difference> listener;
    private final List<Difference> first = new ArrayList<>();
    private long differences;
    private long things;

    /**
     * @param listener is told of each difference as it is found
     */
    Findings(Consumer<Difference> listener) {
        this.listener = listener;
    }

    void add(Difference difference) {
        differences++;
        if (first.size() < MOST) {
            first.add(difference);
        }
        listener.accept(difference);
    }

    /** So many things more were compared. */
    void compared(long more) {
        things += more;
    }

    long differences() {
        return differences;
    }

    long things() {
        return things;
    }

    List<Difference> first() {
        return List.copyOf(first);
    }
}
