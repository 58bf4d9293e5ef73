package org.countersign.audit;

import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import org.countersign.access.RecordsRefusals;
import org.countersign.access.Role;
import org.countersign.audit.Export.Separator;
import org.countersign.core.JsonMappers;
import org.countersign.core.Language;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /ledger/export.…}: the ledger, or what a filter selects of it, as a file. */
@Path("/api/v1/ledger")
@Tag(name = "Ledger")
@RolesAllowed({Role.Names.AUDITOR, Role.Names.ADMIN})
@Blocking
public class ExportResource {
    /** The size that an export is pinned to, for who wants to repeat it. */
    public static final String SIZE = "Countersign-Ledger-Size";

    private static final String OPERATION = "export";
    private static final String CSV = "text/csv";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String NDJSON = "application/x-ndjson";
    private static final String ZIP = "application/zip";
    private static final String PINNED =
            "Is on record before its first byte. The header Countersign-Ledger-Size tells the"
                    + " size it is pinned to: the same filter with that size answers the same bytes.";

    private final Exports exports;
    private final RoutingContext request;

    ExportResource(Exports exports, RoutingContext request) {
        this.exports = exports;
        this.request = request;
    }

    @GET
    @Path("/export.csv")
    @RecordsRefusals(OPERATION)
    @Produces(CSV)
    @Operation(
            summary = "Export entries as CSV",
            description =
                    PINNED + " UTF-8 with a byte order mark; a text that a spreadsheet would take for a formula has an"
                            + " apostrophe before it; a cell beyond 32,767 characters is cut.")
    @APIResponse(responseCode = "200", content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
    public RestResponse<StreamingOutput> csv(
            @BeanParam @Valid ExportQuery query,
            @RestQuery
                    @Parameter(
                            description = "comma, semicolon or tab; else a semicolon for who prefers French by"
                                    + " Accept-Language, as a French Excel expects it, and a comma for others")
                    @Nullable
                    String separator,
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        @Nullable Separator wanted = JsonMappers.value(Separator.class, separator, "?separator");
        Separator usual = Language.preferred(language) == Language.FR ? Separator.SEMICOLON : Separator.COMMA;
        return answer(ExportFormat.CSV, query, wanted == null ? usual : wanted);
    }

    @GET
    @Path("/export.xlsx")
    @RecordsRefusals(OPERATION)
    @Produces(XLSX)
    @Operation(
            summary = "Export entries as a workbook",
            description = PINNED + " A sheet has 1,048,576 rows at most; more go on to the next sheet.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public RestResponse<StreamingOutput> xlsx(@BeanParam @Valid ExportQuery query) {
        return answer(ExportFormat.XLSX, query, Separator.COMMA);
    }

    @GET
    @Path("/export.ndjson")
    @RecordsRefusals(OPERATION)
    @Produces(NDJSON)
    @Operation(
            summary = "Export entries as lines of JSON",
            description = PINNED + " The lines are those of GET /ledger/entries; a text that was erased shows as null.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = NDJSON, schema = @Schema(type = SchemaType.STRING)))
    public RestResponse<StreamingOutput> ndjson(@BeanParam @Valid ExportQuery query) {
        return answer(ExportFormat.NDJSON, query, Separator.COMMA);
    }

    @GET
    @Path("/export.zip")
    @RecordsRefusals(OPERATION)
    @Produces(ZIP)
    @Operation(
            summary = "Export everything that it takes to verify the ledger",
            description =
                    PINNED + " Holds all leaves up to that size, whatever the filter, so that everybody can establish"
                            + " that the filter left nothing out and replay every decision; the checkpoint and its key, the hashes"
                            + " of the tree (C2SP tlog-tiles), the entries that the filter selects with their texts, and a manifest."
                            + " Verify it with java -jar quarkus-run.jar verify.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public RestResponse<StreamingOutput> zip(@BeanParam @Valid ExportQuery query) {
        return answer(ExportFormat.ZIP, query, Separator.COMMA);
    }

    private RestResponse<StreamingOutput> answer(ExportFormat format, ExportQuery query, Separator separator) {
        return answer(exports.begin(format, query.filter(), query.size, separator), request);
    }

    /** The export as an attachment. If it breaks off, so does the connection: half of one is never taken for all of it. */
    public static RestResponse<StreamingOutput> answer(BegunExport begun, RoutingContext request) {
        // Also when there is nothing to write, as to a HEAD, or nobody to write to: the client has gone, the answer
        // failed.
        request.addEndHandler(ended -> begun.over());
        Export export = begun.export();
        StreamingOutput body = begun::write;
        return RestResponse.ResponseBuilder.ok(body)
                .type(MediaType.valueOf(export.format().mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + export.fileName() + "\"")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(SIZE, export.size())
                .build();
    }
}
