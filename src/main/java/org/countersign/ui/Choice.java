package org.countersign.ui;

import org.jspecify.annotations.Nullable;

/**
 * One of the values that a field offers.
 *
 * @param value as the API writes it
 * @param label in the viewer's language
 * @param hint what it means, where the label does not say it
 */
public record Choice(String value, String label, @Nullable String hint) {
    public Choice(String value, String label) {
        this(value, label, null);
    }
}
