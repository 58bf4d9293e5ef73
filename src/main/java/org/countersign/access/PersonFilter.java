package org.countersign.access;

import org.jspecify.annotations.Nullable;

/**
 * Which people a list shows; null does not restrict.
 *
 * @param q a part of a name, a login or an e-mail address, in any case of letters
 */
public record PersonFilter(
        @Nullable String q, @Nullable Role role, @Nullable Boolean disabled) {
    static final PersonFilter NONE = new PersonFilter(null, null, null);
}
