package org.countersign.ui.calendar;

import java.util.List;
import java.util.function.Function;

/**
 * What the calendar shows of one kind.
 *
 * @param cut whether there is more of it in this time than it shows
 */
public record Group<T>(List<Entry<T>> entries, boolean cut) {
    /** How many of one kind are shown. */
    static final int MOST = 100;
    /** How many are read, so that it shows whether there are more. */
    static final int ROWS = MOST + 1;

    public int most() {
        return MOST;
    }

    static <T> Group<T> of(List<T> found, Function<T, Entry<T>> entry) {
        return new Group<>(found.stream().limit(MOST).map(entry).toList(), found.size() > MOST);
    }
}
