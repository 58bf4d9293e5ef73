package org.countersign.carriers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.Authenticated;
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
import org.countersign.access.Caller;
import org.countersign.access.Callers;
import org.countersign.access.Role;
import org.countersign.core.Code;
import org.countersign.core.Etags;
import org.countersign.core.Idempotent;
import org.countersign.core.OneLine;
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

/** {@code /carriers}: the partner carriers. */
@Path(CarrierResource.PATH)
@Tag(name = "Registry")
public class CarrierResource {
    static final String PATH = "/api/v1/carriers";

    private final CarrierService carriers;
    private final Callers callers;

    CarrierResource(CarrierService carriers, Callers callers) {
        this.carriers = carriers;
        this.callers = callers;
    }

    @POST
    @Idempotent
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    @Operation(
            summary = "Register a carrier",
            description = "409 plmn-taken names the carrier that has a PLMN already.")
    public RestResponse<CarrierView> register(@NotNull @Valid CarrierContent body) {
        CarrierView carrier = carriers.register(body);
        return Etags.created(carrier, carrier.version(), PATH + "/" + carrier.code());
    }

    @GET
    @Authenticated
    @Operation(
            summary = "List carriers",
            description =
                    "Newest first. People of a carrier see the contacts and the sensitive names of their own carrier only;"
                            + " campaign systems and pipelines see none.")
    public Page<CarrierView> list(
            @RestQuery @Nullable @OneLine String country,
            @RestQuery @Nullable @Plmn String plmn,
            @BeanParam @Valid Paging paging) {
        Page<CarrierView> page = carriers.list(null, country, plmn, paging);
        Caller reader = callers.current();
        return new Page<>(
                page.items().stream().map(view -> view.readableTo(reader)).toList(), page.next());
    }

    @GET
    @Path("/{code}")
    @Authenticated
    @Operation(summary = "Show a carrier")
    public RestResponse<CarrierView> get(@RestPath @Code String code) {
        CarrierView carrier = carriers.get(code);
        return Etags.ok(carrier.readableTo(callers.current()), carrier.version());
    }

    @PATCH
    @Path("/{code}")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    @Operation(
            summary = "Change a carrier",
            description = "A given property replaces the old one whole, an absent one stays, null clears it.")
    public RestResponse<CarrierView> amend(
            @RestPath @Code String code,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = CarrierContent.class)))
                    @NotNull
                    ObjectNode body) {
        CarrierView carrier = carriers.amend(code, ifMatch, body);
        return Etags.ok(carrier, carrier.version());
    }
}
