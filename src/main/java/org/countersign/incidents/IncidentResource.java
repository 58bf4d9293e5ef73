package org.countersign.incidents;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.countersign.access.RecordsRefusals;
import org.countersign.access.Role;
import org.countersign.changes.TimelineItem;
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

/** {@code /incidents}: what the delivery watch has noticed, and what people make of it. */
@Path(IncidentResource.PATH)
@Tag(name = "Delivery watch")
public class IncidentResource {
    public static final String PATH = "/api/v1/incidents";

    private final IncidentService incidents;
    private final IncidentTimeline timeline;
    private final CanaryService canaries;

    IncidentResource(IncidentService incidents, IncidentTimeline timeline, CanaryService canaries) {
        this.incidents = incidents;
        this.timeline = timeline;
        this.canaries = canaries;
    }

    @GET
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER, Role.Names.AUDITOR})
    @Operation(
            summary = "List incidents",
            description =
                    "Newest first. `open=true` shows those that go on. With counts; evidence and dossier are shown one by one.")
    public Page<IncidentSummary> list(@BeanParam @Valid IncidentFilter filter, @BeanParam @Valid Paging paging) {
        return incidents.list(filter, paging);
    }

    @GET
    @Path("/{reference}")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER, Role.Names.AUDITOR})
    @Operation(
            summary = "Show an incident",
            description =
                    "The evidence as it was at each alarm, what to suspect, what is at stake now, and what people have stated.")
    public RestResponse<IncidentView> get(@RestPath @Reference String reference) {
        return shown(incidents.get(reference));
    }

    @GET
    @Path("/{reference}/timeline")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER, Role.Names.AUDITOR})
    @Operation(
            summary = "Show what became of an incident",
            description = "All that the ledger tells of it, its alarms and its holds, newest first.")
    public Page<TimelineItem> timeline(@RestPath @Reference String reference, @BeanParam @Valid Paging paging) {
        return timeline.of(reference, paging);
    }

    @POST
    @Path("/{reference}/acknowledge")
    @Idempotent
    @RecordsRefusals(IncidentService.ACKNOWLEDGE)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.DUTY_OWNER})
    @Operation(
            summary = "Acknowledge an incident",
            description =
                    "People only. The caller answers for it from then on; what is not acknowledged in time escalates.")
    public RestResponse<IncidentView> acknowledge(
            @RestPath @Reference String reference,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable @Valid Word body) {
        return shown(incidents.acknowledge(reference, ifMatch, said(body)));
    }

    @POST
    @Path("/{reference}/notes")
    @Idempotent
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER})
    @Operation(summary = "Write a note into a dossier")
    public RestResponse<NoteView> note(
            @RestPath @Reference String reference,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid Note body) {
        return created(incidents.note(reference, ifMatch, body.note()), reference, "notes");
    }

    @GET
    @Path("/{reference}/notes")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER, Role.Names.AUDITOR})
    @Operation(summary = "List the notes in a dossier", description = "Newest first.")
    public Page<NoteView> notes(@RestPath @Reference String reference, @BeanParam @Valid Paging paging) {
        return timeline.notes(reference, paging);
    }

    @POST
    @Path("/{reference}/clients-informed")
    @Idempotent
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER})
    @Operation(
            summary = "Write down that a client was told",
            description = "When, and by whom. The client need not be named where the incident touches one only.")
    public RestResponse<IncidentView> inform(
            @RestPath @Reference String reference,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid Information body) {
        return shown(incidents.inform(reference, ifMatch, body));
    }

    @POST
    @Path("/{reference}/cause")
    @Idempotent
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER})
    @Operation(summary = "State the cause of an incident", description = "In place of what was stated before.")
    public RestResponse<IncidentView> setCause(
            @RestPath @Reference String reference,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid NewCause body) {
        return shown(incidents.setCause(reference, ifMatch, body));
    }

    @POST
    @Path("/{reference}/corrective-actions")
    @Idempotent
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER})
    @Operation(
            summary = "State the corrective actions",
            description = "All of them, in place of those stated before; at most 20.")
    public RestResponse<IncidentView> setCorrectiveActions(
            @RestPath @Reference String reference,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid NewCorrectiveActions body) {
        return shown(incidents.setCorrectiveActions(reference, ifMatch, body));
    }

    @POST
    @Path("/{reference}/impact")
    @Idempotent
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER})
    @Operation(
            summary = "State what an incident did to people",
            description = "In place of what was stated before. What became of messages the watch counts by itself.")
    public RestResponse<IncidentView> setImpact(
            @RestPath @Reference String reference,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid NewImpact body) {
        return shown(incidents.setImpact(reference, ifMatch, body));
    }

    @POST
    @Path("/{reference}/close")
    @Idempotent
    @RecordsRefusals(IncidentService.CLOSE)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER})
    @Operation(
            summary = "Close an incident",
            description =
                    "People only. The first one proposes it, another one who calls this too agrees, which closes it. It has to be"
                            + " acknowledged, its cause stated (409 no-cause) and its holds lifted (409 hold-stands). Who proposes"
                            + " may state the cause with it, in place of one stated before; where none is stated at all, the note"
                            + " is taken as the cause. Who agrees agrees to the cause: they may repeat it, and another one is a"
                            + " 409 (another-cause).")
    public RestResponse<IncidentView> close(
            @RestPath @Reference String reference,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable @Valid NewClosing body) {
        return shown(incidents.close(reference, ifMatch, body == null ? NewClosing.SILENT : body));
    }

    @POST
    @Path("/{reference}/decline-closing")
    @Idempotent
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER})
    @Operation(
            summary = "Decline to close an incident",
            description = "Whoever proposed it may take the proposal back like this.")
    public RestResponse<IncidentView> declineClosing(
            @RestPath @Reference String reference,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid Declination body) {
        return shown(incidents.declineClosing(reference, ifMatch, body.reason()));
    }

    @POST
    @Path("/{reference}/canaries")
    @Idempotent
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER})
    @Operation(
            summary = "Start a canary",
            description =
                    "What the campaign sends to the incident's carrier from now on is judged by a sequential test, until it is"
                            + " plain that the carrier delivers again, or that it does not, or the canary runs out. The messages"
                            + " are told as any others are, by `/submissions` and `/delivery-reports`. After one that has not succeeded the next has half its chance of"
                            + " being wrong, so it needs more deliveries.")
    public RestResponse<CanaryView> startCanary(
            @RestPath @Reference String reference, @Nullable @Valid NewCanary body) {
        CanaryView canary = canaries.start(reference, body == null ? NewCanary.USUAL : body);
        return created(canary, reference, "canaries");
    }

    @GET
    @Path("/{reference}/canaries")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER, Role.Names.AUDITOR})
    @Operation(summary = "List the canaries of an incident", description = "Newest first.")
    public Page<CanaryView> canaries(@RestPath @Reference String reference, @BeanParam @Valid Paging paging) {
        return canaries.list(reference, paging);
    }

    private static <T> RestResponse<T> created(T view, String reference, String list) {
        return RestResponse.ResponseBuilder.<T>create(RestResponse.Status.CREATED)
                .entity(view)
                .location(URI.create(PATH + "/" + reference + "/" + list))
                .build();
    }

    private static RestResponse<IncidentView> shown(IncidentView incident) {
        return Etags.ok(incident, incident.version());
    }

    private static @Nullable String said(@Nullable Word body) {
        return body == null ? null : body.note();
    }
}
