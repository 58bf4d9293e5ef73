package org.countersign.ui;

import java.util.List;

/**
 * One field of a form as it is shown.
 *
 * @param name the input's name
 * @param values what it holds: one text, or for checkboxes of one name all that are ticked
 * @param faults what is wrong with it
 */
public record Field(String name, List<String> values, List<String> faults) {
    /** The element's id, which labels and the summary of faults refer to. */
    public String id() {
        return Form.id(name);
    }

    /** The text to show; empty for none. */
    public String value() {
        return values.isEmpty() ? "" : values.get(0);
    }

    public boolean holds(String value) {
        return values.contains(value);
    }

    public boolean isFaulty() {
        return !faults.isEmpty();
    }
}
