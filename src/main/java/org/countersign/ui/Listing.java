package org.countersign.ui;

import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.regex.Pattern;
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
    /** As {@link OneLine}, which would refuse a filter that a form leaves empty. */
    private static final Pattern TEXT = Pattern.compile("[^\\p{Cc}\\x{2028}\\x{2029}]{0," + OneLine.LENGTH + "}");

    private static final String NO_FILTER =
            "must be at most " + OneLine.LENGTH + " characters, without control characters";

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
        if (!TEXT.matcher(filter).matches()) {
            throw Problem.badRequest("", NO_FILTER);
        }
        return filter.strip();
    }
}
