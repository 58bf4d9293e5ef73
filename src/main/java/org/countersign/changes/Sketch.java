package org.countersign.changes;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A change while somebody writes it, as far as it can be read already; what is null is not stated yet.
 *
 * @param reference of the change that it amends; null for a new one
 * @param exclude the codes of the carriers to be left out
 * @param include the codes of further carriers that must sign off
 */
public record Sketch(
        @Nullable String reference,
        @Nullable String platform,
        @Nullable Category category,
        List<Effect> effects,
        @Nullable Window window,
        Set<String> exclude,
        Set<String> include) {}
