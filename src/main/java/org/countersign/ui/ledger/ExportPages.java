package org.countersign.ui.ledger;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.text.NumberFormat;
import java.util.Comparator;
import java.util.List;
import org.countersign.access.RecordsRefusals;
import org.countersign.access.Role;
import org.countersign.audit.BegunExport;
import org.countersign.audit.Export.Separator;
import org.countersign.audit.ExportFilter;
import org.countersign.audit.ExportFormat;
import org.countersign.audit.ExportResource;
import org.countersign.audit.Exports;
import org.countersign.core.Language;
import org.countersign.ui.Option;
import org.countersign.ui.Viewer;
import org.countersign.ui.WebPages;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Exports for people: choose, see how large it will be, download. */
@Path("/ledger/export")
@RolesAllowed({Role.Names.AUDITOR, Role.Names.ADMIN})
@Blocking
public class ExportPages {
    private static final String ESTIMATE = "Countersign-Estimated-Bytes";
    private static final double KILO = 1000;
    private static final double MEGA = 1_000_000;

    private final WebPages pages;
    private final Exports exports;
    private final RoutingContext request;

    ExportPages(WebPages pages, Exports exports, RoutingContext request) {
        this.pages = pages;
        this.exports = exports;
        this.request = request;
    }

    @CheckedTemplate(basePath = "ledger")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance export(
                ExportChoice choice,
                ExportFormat chosen,
                List<ExportFormat> formats,
                List<Option> kinds,
                String extent,
                long bytes,
                String kilobytes,
                String megabytes,
                String received,
                String complete);
    }

    @GET
    @Produces(WebPages.HTML)
    public RestResponse<String> form(
            @RestQuery @Nullable String kind,
            @RestQuery @Nullable String subject,
            @RestQuery @Nullable String carrier,
            @RestQuery @Nullable String client,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String until,
            @RestQuery @Nullable String format) {
        ExportChoice choice = new ExportChoice(kind, subject, carrier, client, from, until, format);
        Viewer viewer = pages.viewer();
        LedgerTexts texts = pages.texts(LedgerTexts.class);
        ExportFormat chosen = choice.formatOrZip();
        ExportFilter filter = choice.filter(viewer.zone());
        Exports.Extent extent = exports.extent(chosen, filter);
        return pages.ok(Templates.export(
                choice,
                chosen,
                List.of(ExportFormat.values()),
                kinds(filter.kind(), viewer, texts),
                told(extent, viewer, texts),
                extent.bytes(),
                texts.kilobytes("{n}"),
                texts.megabytes("{n}"),
                texts.received("{n}", "{total}"),
                texts.complete("{n}")));
    }

    /** A POST, because each export is put on record. */
    @POST
    @Path("file")
    @RecordsRefusals("export")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_OCTET_STREAM) // until the export says what it is
    public RestResponse<StreamingOutput> file(
            @RestForm @Nullable String kind,
            @RestForm @Nullable String subject,
            @RestForm @Nullable String carrier,
            @RestForm @Nullable String client,
            @RestForm @Nullable String from,
            @RestForm @Nullable String until,
            @RestForm @Nullable String format) {
        ExportChoice choice = new ExportChoice(kind, subject, carrier, client, from, until, format);
        Viewer viewer = pages.viewer();
        ExportFilter filter = choice.filter(viewer.zone());
        Separator separator = viewer.language() == Language.FR ? Separator.SEMICOLON : Separator.COMMA;
        Exports.Extent extent = exports.extent(choice.formatOrZip(), filter);
        BegunExport begun = exports.begin(choice.formatOrZip(), filter, null, separator);
        return RestResponse.ResponseBuilder.fromResponse(ExportResource.answer(begun, request))
                .header(ESTIMATE, extent.bytes())
                .build();
    }

    private static String told(Exports.Extent extent, Viewer viewer, LedgerTexts texts) {
        return texts.extent(
                extent.entries(), viewer.number(extent.entries()), extent.exact(), size(extent.bytes(), viewer, texts));
    }

    private static String size(long bytes, Viewer viewer, LedgerTexts texts) {
        NumberFormat number = NumberFormat.getInstance(viewer.locale());
        number.setMaximumFractionDigits(1);
        return bytes < MEGA
                ? texts.kilobytes(viewer.number((long) Math.ceil(bytes / KILO)))
                : texts.megabytes(number.format(bytes / MEGA));
    }

    private static List<Option> kinds(@Nullable String chosen, Viewer viewer, LedgerTexts texts) {
        return FactWords.kinds().stream()
                .map(kind -> new Option(kind, texts.kind(kind), kind.equals(chosen)))
                .sorted(Comparator.comparing(Option::label, viewer.collator()))
                .toList();
    }
}
