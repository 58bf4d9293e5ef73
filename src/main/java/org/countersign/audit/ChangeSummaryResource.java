package org.countersign.audit;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import org.countersign.changes.ChangeResource;
import org.countersign.changes.Reference;
import org.countersign.core.Language;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /changes/{reference}/summary.pdf}: a change on one page. */
@Path(ChangeResource.PATH + "/{reference}/summary.pdf")
@Tag(name = "Changes and sign-offs")
@Blocking
public class ChangeSummaryResource {
    public static final String PDF = "application/pdf";

    private final ChangeSummaries summaries;

    ChangeSummaryResource(ChangeSummaries summaries) {
        this.summaries = summaries;
    }

    @GET
    @Authenticated
    @Produces(PDF)
    @Operation(
            summary = "Show a change on one page",
            description =
                    "PDF: what was declared, who signed what when, the last decisions that it blocked, the ledger's"
                            + " checkpoint. In the language of Accept-Language, else the caller's. People of a carrier see their own.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public RestResponse<byte[]> summary(
            @RestPath @Reference String reference, @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        return answer(summaries.pdf(reference, language == null ? null : Language.preferred(language)), reference);
    }

    /** The summary, to be shown or saved under the change's name. */
    public static RestResponse<byte[]> answer(byte[] pdf, String reference) {
        return RestResponse.ResponseBuilder.ok(pdf)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + reference + ".pdf\"")
                .build();
    }
}
