package org.countersign.core;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, newest first.
 *
 * @param next what to pass as {@code after} to get the following page; null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /** A list of nothing. */
    public static <T> Page<T> empty() {
        return new Page<>(List.of(), null);
    }

    /**
     * Cuts a page from rows that were read with one more than asked for, so that it is known whether more follow.
     *
     * @param rows at most {@code limit + 1}
     * @param key the position of a row in the list, as {@link Cursor#of}
     */
    public static <R, T> Page<T> of(List<R> rows, int limit, Function<R, T> view, Function<R, String> key) {
        boolean more = rows.size() > limit;
        List<R> shown = more ? rows.subList(0, limit) : rows;
        return new Page<>(shown.stream().map(view).toList(), more ? key.apply(shown.get(limit - 1)) : null);
    }

    /** The same page of something else. */
    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(items.stream().map(view).toList(), next);
    }
}
