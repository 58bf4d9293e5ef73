package org.countersign.access;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.countersign.core.ShownOnce;
import org.jspecify.annotations.Nullable;

/**
 * The answer to who asked for an API key.
 *
 * @param key the key in clear, to be stored by its owner; null when the answer is repeated
 */
public record IssuedApiKey(
        @JsonUnwrapped ApiKeyView view, @Nullable String key) implements ShownOnce {
    @Override
    public IssuedApiKey withoutSecret() {
        return new IssuedApiKey(view, null);
    }

    @Override
    public String toString() {
        return "IssuedApiKey[" + view.id() + "]";
    }
}
