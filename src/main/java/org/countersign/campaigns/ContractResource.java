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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /contracts}: under which term a client may send over a platform. A campaign system of one client sees that client's. */
@Path(ContractResource.PATH)
@Tag(name = "Registry")
public class ContractResource {
    static final String PATH = "/api/v1/contracts";

    private final ContractService contracts;
    private final Callers callers;

    ContractResource(ContractService contracts, Callers callers) {
        this.contracts = contracts;
        this.callers = callers;
    }

    @POST
    @Idempotent
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    @Operation(
            summary = "Register a contract",
            description =
                    "409 contract-overlap names the contract of the same client on the same platform whose term shares an instant with this one; terms are half-open, so one may begin when the other ends.")
    public RestResponse<ContractView> register(@NotNull @Valid ContractContent body) {
        ContractView contract = contracts.register(body);
        return Etags.created(contract, 0, PATH + "/" + contract.code());
    }

    @GET
    @RolesAllowed({
        Role.Names.ADMIN,
        Role.Names.CHANGE_MANAGER,
        Role.Names.CAMPAIGN_SYSTEM,
        Role.Names.AUDITOR,
        Role.Names.DUTY_OWNER
    })
    @Operation(summary = "List contracts", description = "Newest first.")
    public Page<ContractView> list(
            @RestQuery @Nullable @Code String client,
            @RestQuery @Nullable @Code String platform,
            @BeanParam @Valid Paging paging) {
        return contracts.list(client, platform, callers.current().readsOnlyClient(), paging);
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
    @Operation(summary = "Show a contract")
    public RestResponse<ContractView> get(@RestPath @Code String code) {
        return Etags.ok(contracts.get(code, callers.current().readsOnlyClient()), 0);
    }
}
