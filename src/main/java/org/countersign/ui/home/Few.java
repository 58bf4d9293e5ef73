package org.countersign.ui.home;

import java.util.List;

/**
 * The first of what there is.
 *
 * @param more whether there is more than is shown
 */
public record Few<T>(List<T> items, boolean more) {

    /** Cuts rows that were read with one more than is shown. */
    static <T> Few<T> of(List<T> rows, int most) {
        return rows.size() > most ? new Few<>(List.copyOf(rows.subList(0, most)), true) : new Few<>(rows, false);
    }

    /** How many there are, as far as is known: {@code 10+}. */
    public String count() {
        return items.size() + (more ? "+" : "");
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }
}
