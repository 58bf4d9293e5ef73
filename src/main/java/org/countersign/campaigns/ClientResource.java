package org.countersign.campaigns;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.countersign.access.Callers;
import org.countersign.access.Role;
import org.countersign.core.Code;
import org.countersign.core.Etags;
import org.countersign.core.Idempotent;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /clients}: who orders campaigns, and when these are critical. A campaign system of one client sees that one. */
@Path(ClientResource.PATH)
@Tag(name = "Registry")
public class ClientResource {
    static final String PATH = "/api/v1/clients";

    private final ClientService clients;
    private final Callers callers;

    ClientResource(ClientService clients, Callers callers) {
        this.clients = clients;
        this.callers = callers;
    }

    @POST
    @Idempotent
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    @Operation(summary = "Register a client")
    public RestResponse<ClientView> register(@NotNull @Valid ClientContent body) {
        ClientView client = clients.register(body);
        return Etags.created(client, client.version(), PATH + "/" + client.code());
    }

    @GET
    @RolesAllowed({
        Role.Names.ADMIN,
        Role.Names.CHANGE_MANAGER,
        Role.Names.CAMPAIGN_SYSTEM,
        Role.Names.AUDITOR,
        Role.Names.DUTY_OWNER
    })
    @Operation(summary = "List clients", description = "Newest first.")
    public Page<ClientView> list(@BeanParam @Valid Paging paging) {
        return clients.list(null, callers.current().readsOnlyClient(), paging);
    }

    @GET
    @Path("/{code}")
    @RolesAllowed({
        Role.Names.ADMIN,
        Role.Names.CHANGE_MANAGER,
        Role.Names.CAMPAIGN_SYSTEM,
        Role.Names.AUDITOR,
        Role.Names.DUTY_OWNER
    })
    @Operation(summary = "Show a client")
    public RestResponse<ClientView> get(@RestPath @Code String code) {
        requireReadable(code);
        ClientView client = clients.get(code);
        return Etags.ok(client, client.version());
    }

    @PATCH
    @Path("/{code}")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    @Operation(
            summary = "Change a client",
            description = "A given property replaces the old one, an absent one stays. The code stays for ever.")
    public RestResponse<ClientView> amend(
            @RestPath @Code String code,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = ClientContent.class)))
                    @NotNull
                    ObjectNode body) {
        ClientView client = clients.amend(code, ifMatch, body);
        return Etags.ok(client, client.version());
    }

    @POST
    @Path("/{code}/protected-periods")
    @Idempotent
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    @Operation(
            summary = "Set a time in which the client's campaigns are critical",
            description = "From its first instant to before the last: half-open. A change window in it is a conflict.")
    public RestResponse<ProtectedPeriodView> protect(
            @RestPath @Code String code, @NotNull @Valid ProtectedPeriodContent body) {
        ProtectedPeriodView period = clients.protect(code, body);
        return Etags.created(period, period.version(), PATH + "/" + code + "/protected-periods/" + period.id());
    }

    @GET
    @Path("/{code}/protected-periods")
    @RolesAllowed({
        Role.Names.ADMIN,
        Role.Names.CHANGE_MANAGER,
        Role.Names.CAMPAIGN_SYSTEM,
        Role.Names.AUDITOR,
        Role.Names.DUTY_OWNER
    })
    @Operation(
            summary = "List the protected periods of a client",
            description = "Newest first, with those that were lifted.")
    public Page<ProtectedPeriodView> protectedPeriods(@RestPath @Code String code, @BeanParam @Valid Paging paging) {
        requireReadable(code);
        return clients.protectedPeriods(code, paging);
    }

    @GET
    @Path("/{code}/protected-periods/{id}")
    @RolesAllowed({
        Role.Names.ADMIN,
        Role.Names.CHANGE_MANAGER,
        Role.Names.CAMPAIGN_SYSTEM,
        Role.Names.AUDITOR,
        Role.Names.DUTY_OWNER
    })
    @Operation(summary = "Show a protected period")
    public RestResponse<ProtectedPeriodView> protectedPeriod(@RestPath @Code String code, @RestPath @Code String id) {
        requireReadable(code);
        ProtectedPeriodView period = clients.protectedPeriod(code, id);
        return Etags.ok(period, period.version());
    }

    @PATCH
    @Path("/{code}/protected-periods/{id}")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    @Operation(
            summary = "Change a protected period",
            description =
                    "A given property replaces the old one, an absent one stays. The conflicts of open changes follow"
                            + " at once. 409 already-lifted: a lifted period stays as it was.")
    public RestResponse<ProtectedPeriodView> amendPeriod(
            @RestPath @Code String code,
            @RestPath @Code String id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = ProtectedPeriodContent.class)))
                    @NotNull
                    ObjectNode body) {
        ProtectedPeriodView period = clients.amendPeriod(code, id, ifMatch, body);
        return Etags.ok(period, period.version());
    }

    @POST
    @Path("/{code}/protected-periods/{id}/lift")
    @Idempotent
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    @Operation(
            summary = "Lift a protected period",
            description =
                    "A change window in it is no conflict any more. It stays on record as lifted, with the reason."
                            + " 409 already-lifted when somebody was quicker.")
    public RestResponse<ProtectedPeriodView> lift(
            @RestPath @Code String code,
            @RestPath @Code String id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid LiftReason body) {
        ProtectedPeriodView period = clients.lift(code, id, ifMatch, body.reason());
        return Etags.ok(period, period.version());
    }

    private void requireReadable(String code) {
        String only = callers.current().readsOnlyClient();
        if (only != null && !only.equals(code)) {
            throw Problem.notFound("client", code);
        }
    }
}
