package org.countersign.core;

import com.fasterxml.jackson.annotation.JsonValue;
import com.google.errorprone.annotations.CompileTimeConstant;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something said to people, in whichever language they read. It is written in English where it is said; that English pattern
 * is also the key of its translations, which {@link Catalog} reads. A translation that is missing is told in English, and a
 * test misses it.
 */
@Schema(type = SchemaType.STRING, implementation = String.class)
public final class Words {
    private final String pattern;
    private final List<Object> arguments;

    private Words(String pattern, List<Object> arguments) {
        this.pattern = pattern;
        this.arguments = arguments;
    }

    /**
     * A sentence or a part of one.
     *
     * @param pattern English with the places <code>{0}</code>, <code>{1}</code> …; nothing else in it has a meaning
     * @param arguments what stands in the places. Other words and enum values are translated too, an {@link Instant} is told
     *     as the reader wants times, a {@link Duration} in days, hours or minutes, a collection is listed; all else, such as codes, stands as it is.
     */
    public static Words of(@CompileTimeConstant String pattern, Object... arguments) {
        return new Words(pattern, List.of(arguments));
    }

    /** A text of others, which is the same in all languages. */
    public static Words asIs(String text) {
        return new Words("{0}", List.of(text));
    }

    /** What a constraint has as its message. */
    static Words ofConstraint(String message) {
        return new Words(message, List.of());
    }

    /** In this language, with times as RFC 3339 in UTC. */
    public String in(Language language) {
        return in(language, Instant::toString);
    }

    /** In this language, with times as the reader wants them, for example in their own zone. */
    public String in(Language language, Function<Instant, String> times) {
        Catalog catalog = Catalog.of(language);
        String said = catalog.sentence(pattern);
        if (arguments.isEmpty()) {
            return said;
        }
        StringBuilder text = new StringBuilder(said.length() + 32);
        int from = 0;
        for (int place = said.indexOf('{'); place >= 0; place = said.indexOf('{', place + 1)) {
            int argument = argumentAt(said, place);
            if (argument >= 0) {
                text.append(said, from, place).append(told(arguments.get(argument), language, times));
                from = place + 3;
            }
        }
        return text.append(said, from, said.length()).toString();
    }

    /** Which argument stands here; -1 when this is no place. */
    private int argumentAt(String said, int place) {
        if (place + 2 >= said.length() || said.charAt(place + 2) != '}') {
            return -1;
        }
        int argument = said.charAt(place + 1) - '0';
        return argument >= 0 && argument < arguments.size() ? argument : -1;
    }

    private static String told(Object argument, Language language, Function<Instant, String> times) {
        if (argument instanceof Words words) {
            return words.in(language, times);
        }
        if (argument instanceof Instant time) {
            return times.apply(time);
        }
        if (argument instanceof Duration span) {
            return told(span).in(language, times);
        }
        if (argument instanceof Enum<?> value) {
            return Catalog.of(language).word(value);
        }
        if (argument instanceof Collection<?> several) {
            return several.stream().map(one -> told(one, language, times)).collect(Collectors.joining(", "));
        }
        return argument.toString();
    }

    /** In the largest unit that it is whole in, but not as one day. */
    private static Words told(Duration span) {
        if (span.toHours() > 24 && span.equals(Duration.ofDays(span.toDays()))) {
            return of("{0} days", span.toDays());
        }
        return span.equals(Duration.ofHours(span.toHours()))
                ? of("{0} h", span.toHours())
                : of("{0} min", span.toMinutes());
    }

    /** In English. */
    @Override
    @JsonValue
    public String toString() {
        return in(Language.EN);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Words words && pattern.equals(words.pattern) && arguments.equals(words.arguments);
    }

    @Override
    public int hashCode() {
        return 31 * pattern.hashCode() + arguments.hashCode();
    }
}
