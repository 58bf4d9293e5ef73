package org.countersign.ui;

import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.countersign.core.OneLine;
import org.countersign.core.Page;
import org.countersign.core.Problem;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list as it is shown.
 *
 * @param newest the address of the first page; null when this is it
 * @param older the address of the following page; null at the end
 */
public record Listing<T>(
        List<T> items, @Nullable String newest, @Nullable String older) {
    private static final String AFTER = "after";
    private static final String NOT_ONE_LINE =
            "must be one line of 1 to " + OneLine.LENGTH + " characters, not blank, without control characters";

    /** Keeps the filter that the address has. */
    public static <T> Listing<T> of(Page<T> page, UriInfo uri) {
        boolean first = !uri.getQueryParameters().containsKey(AFTER);
        return new Listing<>(
                page.items(), first ? null : at(uri, null), page.next() == null ? null : at(uri, page.next()));
    }

    private static String at(UriInfo uri, @Nullable String after) {
        var address = uri.getRequestUriBuilder().scheme(null).host(null).port(-1);
        return (after == null ? address.replaceQueryParam(AFTER) : address.replaceQueryParam(AFTER, after))
                .build()
                .toString();
    }

    /** What a filter says; null when it is left empty in a form. A 400 problem where it is no line of text. */
    public static @Nullable String given(@Nullable String filter) {
        if (filter == null || filter.isBlank()) {
            return null;
        }
        if (filter.length() > OneLine.LENGTH || filter.chars().anyMatch(Character::isISOControl)) {
            throw Problem.badRequest("", NOT_ONE_LINE);
        }
        return filter.strip();
    }
}
