package org.countersign.ui;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.countersign.core.JsonMappers;
import org.jspecify.annotations.Nullable;

/**
 * One of the values that a filter offers.
 *
 * @param value as the address has it
 * @param label in the viewer's language
 */
public record Option(String value, String label, boolean chosen) {

    /** All values of an enum, in its order. */
    public static <E extends Enum<E>> List<Option> of(E[] values, @Nullable E chosen, Function<E, String> label) {
        return Arrays.stream(values)
                .map(value -> new Option(JsonMappers.word(value), label.apply(value), value == chosen))
                .toList();
    }
}
