package org.countersign.ui.changes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.countersign.changes.Category;
import org.countersign.ui.Choice;
import org.countersign.ui.Form;
import org.countersign.ui.WordTexts;
import org.jspecify.annotations.Nullable;

/**
 * The part of a form that says what is so before and after.
 *
 * @param category that was chosen; null for none yet
 */
record Effects(@Nullable Category category, List<EffectRow> rows) {
    private static final List<String> SENDER_TYPES = List.of("short-code", "alphanumeric", "number");

    static Effects of(Form form, @Nullable Category category, WordTexts words) {
        List<Choice> senderTypes = SENDER_TYPES.stream()
                .map(type -> new Choice(type, words.senderType(type)))
                .toList();
        return new Effects(
                category,
                EffectRow.of(
                        form,
                        category == null ? List.of() : category.usualAttributes(),
                        Map.of("sender-type", senderTypes)));
    }

    /** What was typed into a form with this part; that nothing changes is an answer too. */
    static ObjectNode typed(Form form) {
        ObjectNode typed = form.json();
        if (!typed.has("effects")) {
            typed.putArray("effects");
        }
        return typed;
    }

    public boolean isAboutSenders() {
        return category == Category.SENDER_IDENTITY;
    }
}
