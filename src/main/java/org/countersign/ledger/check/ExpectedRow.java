package org.countersign.ledger.check;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.countersign.ledger.Entry;
import org.countersign.ledger.FreeText;
import org.jspecify.annotations.Nullable;

/** What the columns of one row must hold. Every column that the query selects needs a word here. */
public final class ExpectedRow {
    /**
     * How far the time in a row may be from the time of its entry: the first is taken when the transaction does its work,
     * the second when it commits, and the clock may be set in between.
     */
    static final Duration TOLERANCE = Duration.ofMinutes(10);

    private final Expected all;
    private final Map<String, Expectation> columns = new HashMap<>();
    private boolean isOptional;

    /**
     * What one column must hold.
     *
     * @param shown for those who read the difference; null when it must not be shown
     */
    record Expectation(
            Predicate<@Nullable Object> holds, @Nullable String shown, boolean isPrivate) {}

    ExpectedRow(Expected all) {
        this.all = all;
    }

    /** Exactly this; numbers of any size, enums as their names. */
    public ExpectedRow is(String column, @Nullable Object value) {
        Object expected = normal(value);
        return put(column, found -> Objects.equals(found, expected), String.valueOf(expected), false);
    }

    /** Exactly this, which concerns people and is not shown. */
    public ExpectedRow isPrivately(String column, @Nullable Object value) {
        Object expected = normal(value);
        return put(column, found -> Objects.equals(found, expected), null, true);
    }

    /** The text to which the fact is committed, or that it was erased. */
    public ExpectedRow says(String column, @Nullable FreeText text) {
        return isPrivately(column, all.text(text));
    }

    /** Something of which this can be said, and which is not shown. */
    public ExpectedRow suits(String column, Predicate<@Nullable Object> rule) {
        return put(column, rule, null, true);
    }

    /** About the time of this entry. */
    public ExpectedRow isAbout(String column, Entry entry) {
        Instant latest = entry.at().plus(TOLERANCE);
        Instant earliest = all.isDelayed(entry) ? Instant.MIN : entry.at().minus(TOLERANCE);
        return put(
                column,
                found -> found instanceof Instant at && !at.isAfter(latest) && !at.isBefore(earliest),
                "about " + entry.at(),
                false);
    }

    /** Whatever: in this case the facts do not tell. */
    public ExpectedRow isAnything(String column) {
        return put(column, found -> true, null, false);
    }

    private ExpectedRow put(
            String column, Predicate<@Nullable Object> holds, @Nullable String shown, boolean isPrivate) {
        columns.put(column, new Expectation(holds, shown, isPrivate));
        return this;
    }

    ExpectedRow optional() {
        isOptional = true;
        return this;
    }

    boolean isOptional() {
        return isOptional;
    }

    Expectation of(String column) {
        Expectation expectation = columns.get(column);
        if (expectation == null) {
            throw new IllegalStateException("nothing is said of the column " + column);
        }
        return expectation;
    }

    private static @Nullable Object normal(@Nullable Object value) {
        if (value instanceof Integer number) {
            return number.longValue();
        }
        return value instanceof Enum<?> constant ? constant.name() : value;
    }
}
