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
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.countersign.access.Callers;
import org.countersign.access.Role;
import org.countersign.carriers.Plmn;
import org.countersign.core.Code;
import org.countersign.core.IdempotencyKeys;
import org.countersign.core.JsonMappers;
import org.countersign.core.Problem;
import org.countersign.watch.report.Dialect;
import org.countersign.watch.report.ErrorTable;
import org.countersign.watch.report.MessageIds;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** {@code /delivery-reports}: what became of messages, as the sending platform or its providers tell. */
@Path(DeliveryReportResource.PATH)
@Tag(name = "Delivery watch")
public class DeliveryReportResource {
    static final String PATH = "/api/v1/delivery-reports";
    static final String NDJSON = "application/x-ndjson";
    static final String REPEATS =
            "The same key with the same call answers the first result again; with another call, 409."
                    + " After a failure in between, a repeat may answer that all lines are duplicates.";

    private final BatchReader reader;
    private final Intake intake;
    private final Callers callers;
    private final BatchRepeats repeats;

    DeliveryReportResource(BatchReader reader, Intake intake, Callers callers, BatchRepeats repeats) {
        this.reader = reader;
        this.intake = intake;
        this.callers = callers;
        this.repeats = repeats;
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, NDJSON})
    @RolesAllowed({Role.Names.CAMPAIGN_SYSTEM, Role.Names.ADMIN})
    @Operation(
            summary = "Bring delivery reports",
            description =
                    "At most 10,000 at a call, in at most 8 MiB, also when unpacked (`Content-Encoding: gzip` is accepted)."
                            + " Each line is taken or rejected by itself; one whose `submittedAt` lies more than 5 minutes ahead is rejected. Reports may come twice, late and in any order; a repeated"
                            + " call needs no Idempotency-Key.\n\n"
                            + "A message that is known only by its report, because it was never submitted, is judged at two"
                            + " minutes of age and not at once: without submissions nobody can tell whether the first reports"
                            + " are all the bad ones. Of messages already older than that, or than a later age at which they"
                            + " are judged, bring the submissions together with their reports, at most 10 seconds before them;"
                            + " what is submitted and not reported by then counts as silent.")
    public BatchAnswer report(
            @RestHeader(IdempotencyKeys.HEADER) @Parameter(description = REPEATS) @Nullable String key,
            @Context UriInfo address,
            @Context HttpHeaders headers,
            @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = ReportLine[].class)),
                                @Content(mediaType = NDJSON, schema = @Schema(type = SchemaType.STRING))
                            })
                    InputStream body) {
        BatchBody brought = BatchBody.read(body, headers);
        return repeats.once(
                key, address, headers, brought, () -> answer(reader.reports(brought, isLines(headers)), headers));
    }

    @POST
    @Path("/{dialect}")
    @Consumes({MediaType.APPLICATION_JSON, NDJSON, MediaType.TEXT_PLAIN, MediaType.APPLICATION_FORM_URLENCODED})
    @RolesAllowed({Role.Names.CAMPAIGN_SYSTEM, Role.Names.ADMIN})
    @Operation(summary = "Bring delivery reports as a provider writes them", description = """
                    Dialects: `smpp` (receipts as text, one a line, or JSON with `text`, `message_state`, \
                    `receipted_message_id`), `kannel` (a form or JSON with `id`, `type`, `answer`, `time`, `to`), `twilio`, \
                    `vonage` (a form or JSON), `infobip` (JSON). JSON may be one object, an array or NDJSON.

                    A report that names no campaign belongs to the message of its id that was submitted before; `campaign` \
                    and `carrier` or `plmn`, in the query or in each object, tell it of messages that were not. Properties \
                    that are not known are left out of account. The bounds are those of `/delivery-reports`.""")
    public BatchAnswer reportIn(
            @RestPath String dialect,
            @RestQuery @Nullable @Code String campaign,
            @RestQuery @Nullable @Code String carrier,
            @RestQuery @Nullable @Plmn String plmn,
            @RestQuery
                    @Nullable
                    @Schema(
                            description = "Of times without an offset, such as Europe/Paris; UTC unless given",
                            examples = "Europe/Paris")
                    String zone,
            @RestQuery
                    @Nullable
                    @Schema(
                            description = "Whose the error numbers are: none (the default), gsm-map, vonage, twilio",
                            examples = "gsm-map")
                    String errors,
            @RestQuery
                    @Nullable
                    @Schema(
                            description = "How ids in reports relate to those at submission: same (the default),"
                                    + " decimal-of-hex, hex-of-decimal",
                            examples = "same")
                    String ids,
            @RestHeader(IdempotencyKeys.HEADER) @Parameter(description = REPEATS) @Nullable String key,
            @Context UriInfo address,
            @Context HttpHeaders headers,
            @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = Object[].class)),
                                @Content(mediaType = NDJSON, schema = @Schema(type = SchemaType.STRING)),
                                @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = SchemaType.STRING)),
                                @Content(
                                        mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                                        schema = @Schema(type = SchemaType.STRING))
                            })
                    InputStream body) {
        Dialect spoken = dialect(dialect);
        if (carrier != null && plmn != null) {
            throw Problem.badRequest("?plmn", "must name a carrier or a plmn, and not both");
        }
        BatchReader.Defaults defaults = new BatchReader.Defaults(
                new Dialect.Reading(
                        zone(zone),
                        orElse(JsonMappers.value(ErrorTable.class, errors, "?errors"), ErrorTable.NONE),
                        orElse(JsonMappers.value(MessageIds.Form.class, ids, "?ids"), MessageIds.Form.SAME)),
                campaign,
                carrier,
                plmn);
        BatchBody brought = BatchBody.read(body, headers);
        return repeats.once(
                key,
                address,
                headers,
                brought,
                () -> answer(reader.receipts(brought, essence(headers), spoken, defaults), headers));
    }

    private BatchAnswer answer(BatchReader.Read read, HttpHeaders headers) {
        return BatchReader.answer(read, intake.take(read.heard(), callers.current()), headers);
    }

    private static Dialect dialect(String word) {
        for (Dialect dialect : Dialect.values()) {
            if (JsonMappers.word(dialect).equals(word)) {
                return dialect;
            }
        }
        throw Problem.notFound("dialect", word);
    }

    private static ZoneId zone(@Nullable String zone) {
        try {
            return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw Problem.badRequest("?zone", "must be a time zone, such as Europe/Paris");
        }
    }

    private static <T> T orElse(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    static boolean isLines(HttpHeaders headers) {
        return essence(headers).equals(NDJSON);
    }

    /** The media type without its parameters. */
    static String essence(HttpHeaders headers) {
        MediaType type = headers.getMediaType();
        return type == null ? MediaType.APPLICATION_JSON : type.getType() + '/' + type.getSubtype();
    }
}
