package org.countersign.core;

import io.quarkus.panache.common.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a query asks of its rows, said one by one; a null asks for nothing. All must hold. */
public final class Conditions {
    private final List<String> all = new ArrayList<>();
    private final Parameters parameters = new Parameters();

    /** A condition without a parameter, in the query's own language. */
    public Conditions and(String condition) {
        all.add(condition);
        return this;
    }

    /** A condition that names this parameter; none when its value is null. */
    public Conditions and(String condition, String parameter, @Nullable Object value) {
        if (value != null) {
            all.add(condition);
            parameters.and(parameter, value);
        }
        return this;
    }

    /** That a property, which gives the parameter its name, has this value; any when it is null. */
    public Conditions equal(String property, @Nullable Object value) {
        return and(property + " = :" + property, property, value);
    }

    /** That a property has this value, or has none when it is null. */
    public Conditions same(String property, @Nullable Object value) {
        return value == null ? and(property + " is null") : equal(property, value);
    }

    /** That the rows come after a position in a list whose highest number comes first. */
    public Conditions below(String property, Cursor.@Nullable Position after) {
        return and(property + " < :after", "after", after == null ? null : after.number(0));
    }

    /** The conditions in the query's language, empty when there is none. */
    public String text() {
        return String.join(" and ", all);
    }

    /** The conditions and what follows them, such as an order, as Panache takes its short queries. */
    public String then(String rest) {
        return all.isEmpty() ? rest : text() + " " + rest;
    }

    /** The same with its {@code where}, if there is a condition. */
    public String where(String rest) {
        return all.isEmpty() ? rest : "where " + text() + " " + rest;
    }

    /** The parameters' values, for Panache. */
    public Parameters parameters() {
        return parameters;
    }

    /** The parameters' values, by name. */
    public Map<String, Object> values() {
        return parameters.map();
    }
}
