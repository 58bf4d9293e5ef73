package org.countersign.notices.maintenance;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.countersign.access.Role;
import org.countersign.core.Code;
import org.countersign.core.Etags;
import org.countersign.core.Idempotent;
import org.countersign.core.JsonMappers;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /calendar/notices}: what carriers say of their own maintenance. */
@Path(MaintenanceResource.PATH)
@Tag(name = "Calendar")
public class MaintenanceResource {
    static final String PATH = "/api/v1/calendar/notices";

    private static final String CALENDAR = "text/calendar";
    private static final MediaType CALENDAR_TYPE = MediaType.valueOf(CALENDAR);

    private final MaintenanceService maintenances;

    MaintenanceResource(MaintenanceService maintenances) {
        this.maintenances = maintenances;
    }

    /** Takes any media type, so that a stranger is told to sign in before being told that the type is wrong. */
    @POST
    @Idempotent
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.CARRIER})
    @Operation(
            summary = "Tell of a carrier's maintenance",
            description =
                    "A calendar with one event in the MAINTNOTE form, of at most 64 KiB. A carrier's people and keys tell of their"
                            + " own carrier's; for admins and change managers the carrier is found by ORGANIZER,"
                            + " X-MAINTNOTE-PROVIDER or X-MAINTNOTE-ACCOUNT, and where these name none or several the notice"
                            + " waits for a person. The same UID with a higher SEQUENCE takes the place of what was known;"
                            + " with the same or a lower one it changes nothing. No gate follows from it.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = CALENDAR,
                            schema = @Schema(type = SchemaType.STRING, implementation = String.class)))
    @APIResponse(
            responseCode = "200",
            description = "Known already, and brought up to date if the notice is a later one",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = MaintenanceView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = MaintenanceView.class)))
    public RestResponse<MaintenanceView> receive(@Context HttpHeaders headers, byte[] body) {
        @Nullable MediaType type = headers.getMediaType();
        if (type == null || !type.isCompatible(CALENDAR_TYPE) || type.isWildcardType()) {
            throw new NotSupportedException();
        }
        MaintenanceService.Outcome outcome = maintenances.receive(SentMaintenance.read(body));
        MaintenanceView maintenance = outcome.maintenance();
        return outcome.isNew()
                ? Etags.created(maintenance, maintenance.version(), PATH + "/" + maintenance.id())
                : Etags.ok(maintenance, maintenance.version());
    }

    @GET
    @RolesAllowed({
        Role.Names.ADMIN,
        Role.Names.CHANGE_MANAGER,
        Role.Names.DUTY_OWNER,
        Role.Names.AUDITOR,
        Role.Names.CARRIER
    })
    @Operation(
            summary = "List carriers' maintenance",
            description = "Newest first. People of a carrier see their own alone.")
    public Page<MaintenanceView> list(
            @RestQuery @Nullable String state,
            @RestQuery @Nullable @Code String carrier,
            @BeanParam @Valid Paging paging) {
        return maintenances.list(carrier, JsonMappers.value(MaintenanceState.class, state, "?state"), paging);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({
        Role.Names.ADMIN,
        Role.Names.CHANGE_MANAGER,
        Role.Names.DUTY_OWNER,
        Role.Names.AUDITOR,
        Role.Names.CARRIER
    })
    @Operation(summary = "Show a carrier's maintenance")
    public RestResponse<MaintenanceView> get(@RestPath @Size(max = 64) String id) {
        MaintenanceView maintenance = maintenances.get(id);
        return Etags.ok(maintenance, maintenance.version());
    }

    @POST
    @Path("/{id}/assign")
    @Idempotent
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    @Operation(
            summary = "Say whose maintenance it is",
            description =
                    "It then shows at that carrier; also to correct what was said before. 409 already-known when the carrier has"
                            + " told of it itself, already-dismissed when somebody was quicker.")
    public RestResponse<MaintenanceView> assign(
            @RestPath @Size(max = 64) String id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid MaintenanceAssignment body) {
        MaintenanceView maintenance = maintenances.assign(id, ifMatch, body.carrier());
        return Etags.ok(maintenance, maintenance.version());
    }

    @POST
    @Path("/{id}/dismiss")
    @Idempotent
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    @Operation(
            summary = "Dismiss a maintenance notice",
            description = "It is no carrier's of ours, and shows nowhere but in this list; for good.")
    public RestResponse<MaintenanceView> dismiss(
            @RestPath @Size(max = 64) String id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid MaintenanceDismissal body) {
        MaintenanceView maintenance = maintenances.dismiss(id, ifMatch, body.reason());
        return Etags.ok(maintenance, maintenance.version());
    }
}
