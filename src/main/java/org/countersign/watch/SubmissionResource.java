package org.countersign.watch;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import org.countersign.access.Callers;
import org.countersign.access.Role;
import org.countersign.core.IdempotencyKeys;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** {@code /submissions}: messages that were handed to the platform, so that silence about them is noticed. */
@Path(SubmissionResource.PATH)
@Tag(name = "Delivery watch")
public class SubmissionResource {
    static final String PATH = "/api/v1/submissions";

    private final BatchReader reader;
    private final Intake intake;
    private final Callers callers;
    private final BatchRepeats repeats;

    SubmissionResource(BatchReader reader, Intake intake, Callers callers, BatchRepeats repeats) {
        this.reader = reader;
        this.intake = intake;
        this.callers = callers;
        this.repeats = repeats;
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, DeliveryReportResource.NDJSON})
    @RolesAllowed({Role.Names.CAMPAIGN_SYSTEM, Role.Names.ADMIN})
    @Operation(
            summary = "Tell which messages were handed to the platform",
            description =
                    "A message of which nothing final is reported in time counts as not delivered. The bounds are those of"
                            + " `/delivery-reports`; a repeated call needs no Idempotency-Key. A line whose `submittedAt` lies more than"
                            + " 5 minutes ahead is rejected.")
    public BatchAnswer submit(
            @RestHeader(IdempotencyKeys.HEADER) @Parameter(description = DeliveryReportResource.REPEATS) @Nullable
                    String key,
            @Context UriInfo address,
            @Context HttpHeaders headers,
            @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = SubmissionLine[].class)),
                                @Content(
                                        mediaType = DeliveryReportResource.NDJSON,
                                        schema = @Schema(type = SchemaType.STRING))
                            })
                    InputStream body) {
        BatchBody brought = BatchBody.read(body, headers);
        return repeats.once(key, address, headers, brought, () -> take(brought, headers));
    }

    private BatchAnswer take(BatchBody body, HttpHeaders headers) {
        BatchReader.Read read = reader.submissions(body, DeliveryReportResource.isLines(headers));
        return BatchReader.answer(read, intake.take(read.heard(), callers.current()), headers);
    }
}
