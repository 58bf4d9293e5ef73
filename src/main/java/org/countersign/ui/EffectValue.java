package org.countersign.ui;

import org.jspecify.annotations.Nullable;

/** What a change says of something before and after it, where no template writes it. */
public final class EffectValue {
    private EffectValue() {}

    /** In words where the value is a code, else as it was typed; null where nothing is said. */
    public static @Nullable String told(WordTexts words, String attribute, @Nullable String value) {
        return value != null && attribute.equals("sender-type") ? words.senderType(value) : value;
    }
}
