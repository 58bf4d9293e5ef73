package org.countersign.ui.changes;

import java.util.List;
import org.countersign.changes.AffectedState;
import org.countersign.changes.Prospect;
import org.countersign.changes.Sketch;
import org.countersign.changes.Window;
import org.countersign.ui.Names;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a change while somebody writes it.
 *
 * @param names of all that it speaks of
 * @param senders what French carriers would say of each sender that it introduces
 * @param fate what becomes of the sign-offs; null unless it amends a change in force
 */
record Check(
        Sketch sketch,
        Prospect prospect,
        Names names,
        List<Sender> senders,
        @Nullable Fate fate) {

    /**
     * A sender that it introduces.
     *
     * @param faults why it might not pass; empty when it will
     */
    record Sender(String value, int length, List<String> faults) {}

    /** What becomes of the sign-offs that there are. */
    enum Outcome {
        /** It cannot be told yet. */
        UNKNOWN,
        /** Something differs that matters to carriers. */
        VOID,
        /** Nothing does, and the amendment says so. */
        KEPT,
        /** Nothing does, but the amendment does not say so. */
        COULD_BE_KEPT
    }

    /**
     * What becomes of the sign-offs.
     *
     * @param differences the names of the parts that differ and matter
     * @param signed those that there are
     */
    record Fate(Outcome outcome, List<String> differences, List<Signed> signed) {}

    /** A carrier that has said something of the present revision. */
    record Signed(String name, AffectedState state) {}

    public boolean endsBeforeStart() {
        Window window = sketch.window();
        return window != null && !window.start().isBefore(window.end());
    }

    /** How many carriers would be asked. */
    public int asked() {
        return (int)
                prospect.asked().stream().filter(carrier -> !carrier.excluded()).count();
    }

    /** The names of the parts that differ and matter. */
    public String differences() {
        return fate == null ? "" : String.join(", ", fate.differences);
    }

    /** Whether the window begins before a carrier has had the notice that was agreed. */
    public boolean isShort(Prospect.Asked carrier) {
        Window window = sketch.window();
        return window != null
                && carrier.earliestStart() != null
                && window.start().isBefore(carrier.earliestStart());
    }
}
