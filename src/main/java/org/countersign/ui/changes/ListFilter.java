package org.countersign.ui.changes;

import jakarta.ws.rs.core.UriInfo;
import org.countersign.ui.Listing;
import org.jspecify.annotations.Nullable;

/** What the list of changes is filtered by, as the address has it; null does not matter. */
record ListFilter(
        @Nullable String q,
        @Nullable String platform,
        @Nullable String status,
        @Nullable String carrier,
        @Nullable String awaiting) {

    static ListFilter of(UriInfo uri) {
        return new ListFilter(
                given(uri, "q"),
                given(uri, "platform"),
                given(uri, "status"),
                given(uri, "carrier"),
                given(uri, "awaiting"));
    }

    private static @Nullable String given(UriInfo uri, String name) {
        return Listing.given(uri.getQueryParameters().getFirst(name));
    }

    public boolean isSet() {
        return q != null || platform != null || status != null || carrier != null || awaiting != null;
    }
}
