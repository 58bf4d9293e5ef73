package org.countersign.campaigns;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.countersign.access.Callers;
import org.countersign.access.Role;
import org.countersign.core.Code;
import org.countersign.core.Etags;
import org.countersign.core.Idempotent;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

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
        return Etags.created(client, 0, PATH + "/" + client.code());
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
        return Etags.ok(clients.get(code), 0);
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
        return Etags.created(period, 0, PATH + "/" + code + "/protected-periods/" + period.id());
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
    @Operation(summary = "List the protected periods of a client", description = "Newest first.")
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
        return Etags.ok(clients.protectedPeriod(code, id), 0);
    }

    private void requireReadable(String code) {
        String only = callers.current().readsOnlyClient();
        if (only != null && !only.equals(code)) {
            throw Problem.notFound("client", code);
        }
    }
}
