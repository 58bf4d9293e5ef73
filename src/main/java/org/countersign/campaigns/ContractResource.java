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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
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
        return Etags.created(contract, contract.version(), PATH + "/" + contract.code());
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
        ContractView contract = contracts.get(code, callers.current().readsOnlyClient());
        return Etags.ok(contract, contract.version());
    }

    @PATCH
    @Path("/{code}")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    @Operation(
            summary = "Change a contract",
            description =
                    "A given property replaces the old one whole, an absent one stays, null clears it. Code, client and platform cannot be changed. 409 contract-overlap as for a new contract. The gate goes by the new term from the next question on.")
    public RestResponse<ContractView> amend(
            @RestPath @Code String code,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = ContractContent.class)))
                    @NotNull
                    ObjectNode body) {
        ContractView contract = contracts.amend(code, ifMatch, body);
        return Etags.ok(contract, contract.version());
    }
}
