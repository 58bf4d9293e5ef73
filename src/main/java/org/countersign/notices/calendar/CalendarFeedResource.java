package org.countersign.notices.calendar;

import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import org.countersign.core.Etags;
import org.countersign.core.Idempotent;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /calendar/feeds}: the secret addresses of people's calendars. */
@Path(CalendarFeedResource.PATH)
@Authenticated
@Tag(name = "Calendar")
public class CalendarFeedResource {
    static final String PATH = CalendarResource.PATH + "/feeds";

    private final CalendarFeedService feeds;

    CalendarFeedResource(CalendarFeedService feeds) {
        this.feeds = feeds;
    }

    @POST
    @Idempotent
    @Operation(
            summary = "Make an address of one's calendar",
            description =
                    "For people, not for API keys; at most 5 of each. The answer shows the address once: whoever knows it"
                            + " reads what its owner may read of changes, protected periods and contract ends.")
    public RestResponse<IssuedCalendarFeed> make(@Context UriInfo uri) {
        IssuedCalendarFeed issued = feeds.make(uri.getBaseUri());
        return Etags.created(
                issued, issued.view().version(), PATH + "/" + issued.view().id());
    }

    @GET
    @Operation(
            summary = "List addresses of calendars",
            description = "Newest first: one's own; administrators see all.")
    public Page<CalendarFeedView> list(@BeanParam @Valid Paging paging) {
        return feeds.list(paging);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Show an address of a calendar", description = "All but the address itself.")
    public RestResponse<CalendarFeedView> get(@RestPath @Size(max = 64) String id) {
        CalendarFeedView feed = feeds.get(id);
        return Etags.ok(feed, feed.version());
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            summary = "Revoke an address of a calendar",
            description = "At once and for good. One's own; administrators revoke any.")
    public void revoke(
            @RestPath @Size(max = 64) String id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        feeds.revoke(id, ifMatch);
    }
}
