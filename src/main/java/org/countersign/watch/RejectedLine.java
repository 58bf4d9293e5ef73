package org.countersign.watch;

import java.util.List;
import org.countersign.core.FieldError;
import org.countersign.core.Problem;
import org.countersign.core.Words;

/**
 * A line that was not taken.
 *
 * @param line its number, counted from 1: of the line, or of the item in an array
 * @param detail what is wrong with it, for people
 */
record RejectedLine(int line, Words detail) {
    static RejectedLine of(int line, List<FieldError> faults) {
        FieldError first = faults.get(0);
        return new RejectedLine(
                line, first.pointer().isEmpty() ? first.words() : Words.of("{0}: {1}", first.pointer(), first.words()));
    }

    /** The line for the reason that this problem tells. */
    static RejectedLine of(int line, Problem problem) {
        return of(line, problem.errors());
    }
}
