package org.countersign.notices.calendar;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /calendar/{secret}.ics}: somebody's calendar, for programs that know nothing but its address. */
@Path(CalendarResource.PATH)
@Tag(name = "Calendar")
public class CalendarResource {
    static final String PATH = "/api/v1/calendar";
    static final String EXTENSION = ".ics";
    static final String MEDIA_TYPE = "text/calendar";

    private static final String IN_UTF_8 = MEDIA_TYPE + ";charset=UTF-8";
    /** Kept by nobody but the reader, who asks each time whether it is still so. */
    private static final String CACHING = "private, no-cache";

    private final CalendarFeedService feeds;

    CalendarResource(CalendarFeedService feeds) {
        this.feeds = feeds;
    }

    @GET
    @Path("/{secret}.ics")
    @PermitAll
    @Produces(IN_UTF_8)
    @Operation(
            summary = "Read a calendar",
            description =
                    "Changes, protected periods and contract ends that the owner of the address may read now, from 90 days"
                            + " ago to 731 days ahead, at most 500 of each; changes are also maintenance notices"
                            + " (MAINTNOTE). The address is the only credential. 304 when If-None-Match names what there is.")
    @APIResponse(
            responseCode = "200",
            description = "The calendar (RFC 5545)",
            content = @Content(mediaType = IN_UTF_8, schema = @Schema(implementation = String.class)))
    public RestResponse<byte[]> read(@RestPath String secret, @Context UriInfo uri, @Context Request request) {
        byte[] calendar = feeds.read(secret, uri.getBaseUri());
        EntityTag tag = new EntityTag(digest(calendar));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        RestResponse.ResponseBuilder<byte[]> answer = unchanged == null
                ? RestResponse.ResponseBuilder.ok(calendar)
                        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"countersign" + EXTENSION + "\"")
                : RestResponse.ResponseBuilder.create(RestResponse.Status.NOT_MODIFIED);
        return answer.tag(tag).header(HttpHeaders.CACHE_CONTROL, CACHING).build();
    }

    private static String digest(byte[] calendar) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(calendar), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
