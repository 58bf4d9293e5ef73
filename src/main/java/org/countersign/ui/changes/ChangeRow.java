package org.countersign.ui.changes;

import java.time.Instant;
import org.countersign.changes.ChangeView;

/** A change in the list. */
record ChangeRow(ChangeView change, Progress progress) {

    static ChangeRow of(ChangeView change, Instant now) {
        return new ChangeRow(change, Progress.of(change, now));
    }
}
