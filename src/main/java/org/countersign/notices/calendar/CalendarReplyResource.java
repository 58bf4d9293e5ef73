package org.countersign.notices.calendar;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.countersign.access.RecordsRefusals;
import org.countersign.access.Role;
import org.countersign.changes.ChangeResource;
import org.countersign.core.Etags;
import org.countersign.core.Idempotent;
import org.countersign.signoffs.SignOffService;
import org.countersign.signoffs.SignOffView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /calendar/replies}: answers to maintenance notices, as calendar programs send them. */
@Path(CalendarResource.PATH + "/replies")
@Tag(name = "Calendar")
public class CalendarReplyResource {
    private static final MediaType CALENDAR = MediaType.valueOf(CalendarResource.MEDIA_TYPE);

    private final CalendarReplies replies;

    CalendarReplyResource(CalendarReplies replies) {
        this.replies = replies;
    }

    /** Takes any media type, so that a stranger is told to sign in before being told that the type is wrong. */
    @POST
    @Idempotent
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.Names.CARRIER)
    @RecordsRefusals(SignOffService.OPERATION)
    @Operation(
            summary = "Answer a maintenance notice",
            description =
                    "A calendar with METHOD:REPLY and one event, of at most 64 KiB, by the carrier's own people or keys. PARTSTAT"
                            + " ACCEPTED or TENTATIVE acknowledges, and never accepts, the revision that SEQUENCE tells;"
                            + " DECLINED rejects it, for the reason in COMMENT. 409 old-revision when the change was amended"
                            + " meanwhile.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = CalendarResource.MEDIA_TYPE,
                            schema = @Schema(type = SchemaType.STRING, implementation = String.class)))
    @APIResponse(
            responseCode = "200",
            description = "Said already",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SignOffView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SignOffView.class)))
    public RestResponse<SignOffView> reply(@Context HttpHeaders headers, byte[] body) {
        @Nullable MediaType type = headers.getMediaType();
        if (type == null || !type.isCompatible(CALENDAR) || type.isWildcardType()) {
            throw new NotSupportedException();
        }
        CalendarReplies.Taken taken = replies.take(CalendarReply.read(body));
        SignOffView signOff = taken.outcome().signOff();
        return taken.outcome().isNew()
                ? Etags.created(
                        signOff, 0, ChangeResource.PATH + "/" + taken.reference() + "/sign-offs/" + signOff.id())
                : Etags.ok(signOff, 0);
    }
}
