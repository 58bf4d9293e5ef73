package org.countersign.ui.changes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.countersign.ui.Choice;
import org.countersign.ui.Field;
import org.countersign.ui.Form;
import org.countersign.ui.Row;
import org.jspecify.annotations.Nullable;

/**
 * A row of a form for one attribute before and after.
 *
 * @param attribute the attribute that the row is for; null where it is typed too
 * @param offered the values to choose from; none where they are typed
 */
record EffectRow(Row row, @Nullable String attribute, List<Choice> offered) {
    private static final String GROUP = "effects";

    /**
     * Those that changes of the category usually state, and below whatever else was stated.
     *
     * @param offered values to choose from, by attributes
     */
    static List<EffectRow> of(Form form, List<String> usual, Map<String, List<Choice>> offered) {
        List<EffectRow> stated = new ArrayList<>();
        List<EffectRow> others = new ArrayList<>();
        Set<String> there = new HashSet<>();
        int next = 0;
        for (Row row : form.rows(GROUP)) {
            String attribute = attribute(form, row);
            if (usual.contains(attribute) && there.add(attribute)) {
                stated.add(new EffectRow(row, attribute, offered.getOrDefault(attribute, List.of())));
            } else if (!attribute.isEmpty() || !isEmpty(form, row)) {
                others.add(new EffectRow(row, null, List.of()));
            } else {
                continue;
            }
            next = row.index() + 1;
        }
        List<EffectRow> rows = new ArrayList<>();
        for (String attribute : usual) {
            int index = next;
            rows.add(stated.stream()
                    .filter(row -> attribute.equals(row.attribute))
                    .findFirst()
                    .orElseGet(() -> new EffectRow(
                            new Row(GROUP + "/" + index, index),
                            attribute,
                            offered.getOrDefault(attribute, List.of()))));
            next = there.contains(attribute) ? next : next + 1;
        }
        rows.addAll(others);
        if (form.adds(GROUP) || rows.isEmpty()) {
            rows.add(new EffectRow(new Row(GROUP + "/" + next, next), null, List.of()));
        }
        return rows;
    }

    private static String attribute(Form form, Row row) {
        String hidden = form.field(row.name("attribute@key")).value();
        return hidden.isEmpty() ? form.field(row.name("attribute")).value() : hidden;
    }

    private static boolean isEmpty(Form form, Row row) {
        return form.field(row.name("before")).value().isBlank()
                && form.field(row.name("after")).value().isBlank();
    }

    /** Whether its values are to be chosen instead of typed. */
    public boolean isChosen() {
        return !offered.isEmpty();
    }

    /** The field in which the attribute is typed. */
    public Field typed(Form form) {
        Field field = form.field(row.name("attribute"));
        return field.value().isEmpty()
                ? new Field(field.name(), List.of(attribute(form, row)), field.faults(), field.present())
                : field;
    }

    /** The choices for one of its values: those offered and, if it is none of them, the one that is stated. */
    public List<Choice> choices(Form form, String property) {
        String stated = form.field(row.name(property)).value();
        if (stated.isEmpty()
                || offered.stream().anyMatch(choice -> choice.value().equals(stated))) {
            return offered;
        }
        List<Choice> choices = new ArrayList<>(offered);
        choices.add(new Choice(stated, stated));
        return choices;
    }
}
