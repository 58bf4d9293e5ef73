package org.countersign.ui.incidents;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.countersign.access.Role;
import org.countersign.changes.TimelineItem;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.incidents.CanaryService;
import org.countersign.incidents.Declination;
import org.countersign.incidents.IncidentFilter;
import org.countersign.incidents.IncidentService;
import org.countersign.incidents.IncidentSummary;
import org.countersign.incidents.IncidentTimeline;
import org.countersign.incidents.IncidentView;
import org.countersign.incidents.Information;
import org.countersign.incidents.NewCanary;
import org.countersign.incidents.NewCause;
import org.countersign.incidents.NewClosing;
import org.countersign.incidents.NewCorrectiveActions;
import org.countersign.incidents.NewImpact;
import org.countersign.incidents.Note;
import org.countersign.incidents.Reference;
import org.countersign.incidents.Word;
import org.countersign.ui.Choice;
import org.countersign.ui.Form;
import org.countersign.ui.Forms;
import org.countersign.ui.Listing;
import org.countersign.ui.Names;
import org.countersign.ui.Option;
import org.countersign.ui.WebPages;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Incidents: list, dossier, timeline, and a page for each thing that one does with them. */
@Path(IncidentPages.PATH)
@Produces(WebPages.HTML)
@RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER, Role.Names.AUDITOR})
@Blocking
public class IncidentPages {
    static final String PATH = "/incidents";

    private final WebPages pages;
    private final Forms forms;
    private final IncidentService incidents;
    private final IncidentTimeline timeline;
    private final CanaryService canaries;
    private final Dossiers dossiers;

    IncidentPages(
            WebPages pages,
            Forms forms,
            IncidentService incidents,
            IncidentTimeline timeline,
            CanaryService canaries,
            Dossiers dossiers) {
        this.pages = pages;
        this.forms = forms;
        this.incidents = incidents;
        this.timeline = timeline;
        this.canaries = canaries;
        this.dossiers = dossiers;
    }

    @CheckedTemplate(basePath = "incidents")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance incidents(
                Listing<IncidentSummary> incidents,
                Names names,
                Map<String, String> people,
                List<Option> open,
                @Nullable String carrier,
                @Nullable String campaign,
                List<Choice> carriers,
                boolean filtered,
                boolean all);

        static native TemplateInstance incident(Dossier dossier);

        static native TemplateInstance timeline(IncidentView incident, Names names, Listing<Happening> happenings);

        static native TemplateInstance step(
                Dossier dossier, StepKind step, Form form, List<Choice> clients, List<Choice> campaigns);
    }

    /** Those that go on, unless something else is asked for. */
    @GET
    public RestResponse<String> list(
            @RestQuery @Nullable String open,
            @RestQuery @Nullable String carrier,
            @RestQuery @Nullable String campaign,
            @BeanParam @Valid Paging paging,
            UriInfo uri) {
        IncidentFilter filter = new IncidentFilter();
        // An empty parameter arrives as none, but is in the address.
        boolean openGiven = uri.getQueryParameters().containsKey("open");
        filter.open = openGiven ? Listing.given(open) : "true";
        filter.carrier = Listing.given(carrier);
        filter.campaign = Listing.given(campaign);
        Page<IncidentSummary> page = incidents.list(filter, paging);
        IncidentTexts texts = pages.texts(IncidentTexts.class);
        return pages.ok(Templates.incidents(
                Listing.of(page, uri),
                dossiers.names(page.items()),
                dossiers.owners(page.items()),
                List.of(
                        new Option("true", texts.goingOn(), "true".equals(filter.open)),
                        new Option("false", texts.over(), "false".equals(filter.open))),
                filter.carrier,
                filter.campaign,
                dossiers.carriers(),
                openGiven || filter.carrier != null || filter.campaign != null,
                filter.open == null && filter.carrier == null && filter.campaign == null));
    }

    @GET
    @Path("{reference}")
    public RestResponse<String> show(@RestPath @Reference String reference) {
        return pages.ok(Templates.incident(dossiers.of(reference)));
    }

    @GET
    @Path("{reference}/timeline")
    public RestResponse<String> timeline(
            @RestPath @Reference String reference, @BeanParam @Valid Paging paging, UriInfo uri) {
        IncidentView incident = incidents.get(reference);
        Page<TimelineItem> page = timeline.of(reference, paging);
        Names names = dossiers.names(incident);
        Happenings words = new Happenings(pages.texts(IncidentTexts.class), pages.viewer(), names);
        return pages.ok(Templates.timeline(incident, names, Listing.of(page.map(words::of), uri)));
    }

    @GET
    @Path("{reference}/{step:acknowledge|note|inform|cause|actions|impact|canary|close|decline}")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER})
    public RestResponse<String> ask(
            @RestPath @Reference String reference,
            @RestPath String step,
            @RestQuery @Nullable @org.countersign.changes.Reference String change) {
        StepKind kind = StepKind.of(step);
        Dossier dossier = dossiers.of(reference);
        return pages.ok(page(dossier, kind, forms.showing(stated(dossier.incident(), kind, change))));
    }

    /** What was stated before, where it is stated anew. */
    private static Map<String, Object> stated(IncidentView incident, StepKind kind, @Nullable String change) {
        Map<String, Object> stated = new TreeMap<>();
        IncidentView.StatedCause cause = incident.cause();
        IncidentView.StatedImpact impact = incident.impact();
        switch (kind) {
            case CAUSE -> {
                put(stated, "cause", cause == null ? null : cause.cause());
                put(stated, "change", change != null ? change : cause == null ? null : cause.change());
            }
            case ACTIONS -> stated.put("actions", incident.correctiveActions());
            case IMPACT -> {
                if (impact != null) {
                    put(stated, "recipients", impact.recipients());
                    put(stated, "harmed", impact.harmed());
                    put(stated, "putRight", impact.putRight());
                    put(stated, "note", impact.note());
                }
            }
            case ACKNOWLEDGE, NOTE, INFORM, CANARY, CLOSE, DECLINE -> {}
        }
        return stated;
    }

    private static void put(Map<String, Object> stated, String name, @Nullable Object value) {
        if (value != null) {
            stated.put(name, value);
        }
    }

    /** An incident is acknowledged by those whose duty it is. */
    @POST
    @Path("{reference}/acknowledge")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.DUTY_OWNER})
    public RestResponse<String> acknowledge(
            @RestPath @Reference String reference, MultivaluedMap<String, String> posted) {
        return take(reference, StepKind.ACKNOWLEDGE, posted);
    }

    @POST
    @Path("{reference}/{step:note|inform|cause|actions|impact|canary|close|decline}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER})
    public RestResponse<String> take(
            @RestPath @Reference String reference, @RestPath String step, MultivaluedMap<String, String> posted) {
        return take(reference, StepKind.of(step), posted);
    }

    private RestResponse<String> take(String reference, StepKind step, MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                () -> stated(incidents.get(reference), step, null),
                form -> {
                    boolean closed = perform(reference, step, form);
                    return pages.seeOther(
                            PATH + "/" + reference,
                            closed
                                    ? pages.texts(IncidentTexts.class).isClosed(reference)
                                    : pages.texts(IncidentTexts.class).done(step));
                },
                form -> page(dossiers.of(reference), step, form));
    }

    /** Does it; whether that has closed the incident. */
    private boolean perform(String reference, StepKind step, Form form) {
        String match = form.ifMatch();
        @Nullable
        IncidentView after = switch (step) {
            case ACKNOWLEDGE ->
                incidents.acknowledge(
                        reference, match, forms.read(form, Word.class).note());
            case NOTE -> {
                incidents.note(reference, match, forms.read(form, Note.class).note());
                yield null;
            }
            case INFORM -> incidents.inform(reference, match, forms.read(form, Information.class));
            case CAUSE -> incidents.setCause(reference, match, forms.read(form, NewCause.class));
            case ACTIONS ->
                incidents.setCorrectiveActions(
                        reference,
                        match,
                        // Whoever removes the last one leaves an empty form.
                        form.json().has("actions")
                                ? forms.read(form, NewCorrectiveActions.class)
                                : new NewCorrectiveActions(List.of()));
            case IMPACT -> incidents.setImpact(reference, match, forms.read(form, NewImpact.class));
            case CANARY -> {
                canaries.start(reference, forms.read(form, NewCanary.class));
                yield null;
            }
            case CLOSE -> incidents.close(reference, match, forms.read(form, NewClosing.class));
            case DECLINE ->
                incidents.declineClosing(
                        reference, match, forms.read(form, Declination.class).reason());
        };
        return step == StepKind.CLOSE && after != null && after.closedAt() != null;
    }

    private TemplateInstance page(Dossier dossier, StepKind step, Form form) {
        List<Choice> clients = dossier.incident().clients().stream()
                .map(code -> new Choice(code, dossier.names().client(code)))
                .toList();
        List<Choice> campaigns = dossier.incident().campaigns().stream()
                .map(code -> new Choice(code, dossier.names().campaign(code)))
                .toList();
        return Templates.step(dossier, step, form, clients, campaigns);
    }
}
