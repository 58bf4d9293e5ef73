package org.countersign.ui;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One field of a form as it is shown.
 *
 * @param name the input's name
 * @param values what it holds: one text, or for checkboxes of one name all that are ticked
 * @param faults what is wrong with it
 * @param present what is stored now, where somebody else has changed something meanwhile and it is not what was typed
 */
public record Field(
        String name,
        List<String> values,
        List<String> faults,
        @Nullable List<String> present) {
    /** The element's id, which labels and the summary of faults refer to. */
    public String id() {
        return Form.id(name);
    }

    /** The text to show; empty for none. */
    public String value() {
        return values.isEmpty() ? "" : values.get(0);
    }

    /** Whether it needs several lines: an input of one line would lose where they end. */
    public boolean isManyLined() {
        return value().indexOf('\n') >= 0 || value().indexOf('\r') >= 0;
    }

    /** Whether what is stored now is to be told besides what was typed. */
    public boolean isChangedMeanwhile() {
        return present != null;
    }

    /** What is stored now, as one text; empty for nothing. */
    public String presently() {
        return present == null ? "" : String.join(" ", present).strip();
    }

    /** What is stored now, where it is a time. */
    public String presentTime() {
        return presently().replace('T', ' ');
    }

    /** What is stored now, as the choices call it. */
    public String presently(List<Choice> choices) {
        return present == null
                ? ""
                : present.stream()
                        .map(value -> choices.stream()
                                .filter(choice -> choice.value().equals(value))
                                .findFirst()
                                .map(Choice::label)
                                .orElse(value))
                        .collect(Collectors.joining(", "));
    }

    public boolean holds(String value) {
        return values.contains(value);
    }

    public boolean isFaulty() {
        return !faults.isEmpty();
    }
}
