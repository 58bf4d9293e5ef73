package org.countersign.notices.mail;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.countersign.access.Role;
import org.countersign.core.Idempotent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /notices/bounces}: letters that came back. */
@Path("/api/v1/notices/bounces")
@Tag(name = "Notices")
public class BounceResource {
    private final Bounces bounces;

    BounceResource(Bounces bounces) {
        this.bounces = bounces;
    }

    /** Takes any media type, so that a stranger is told to sign in before being told that the type is wrong. */
    @POST
    @Idempotent
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.PIPELINE})
    @Operation(
            summary = "Report a letter that came back",
            description =
                    "A delivery status notification (RFC 3464) of at most 256 KiB, as the mail system received it. The letter whose"
                            + " Message-ID it names becomes bounced, with the servers' words; one that is only late stays as it is. 404"
                            + " where it is about no letter from here.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = "message/rfc822",
                        schema = @Schema(type = SchemaType.STRING, implementation = String.class)),
                @Content(
                        mediaType = "multipart/report",
                        schema = @Schema(type = SchemaType.STRING, implementation = String.class))
            })
    public Bounce take(@Context HttpHeaders headers, byte[] body) {
        @Nullable MediaType type = headers.getMediaType();
        if (type == null || !StatusNotification.isReadable(type)) {
            throw new NotSupportedException();
        }
        return bounces.take(StatusNotification.read(type, body));
    }
}
