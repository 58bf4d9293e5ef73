package org.countersign.holds;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.countersign.access.RecordsRefusals;
import org.countersign.access.Role;
import org.countersign.core.Code;
import org.countersign.core.Etags;
import org.countersign.core.Idempotent;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /overrides}: the break-glass allow by two different people. */
@Path(OverrideResource.PATH)
@Tag(name = "Holds and overrides")
public class OverrideResource {
    static final String PATH = "/api/v1/overrides";

    private final OverrideService overrides;

    OverrideResource(OverrideService overrides) {
        this.overrides = overrides;
    }

    @POST
    @Idempotent
    @RecordsRefusals(OverrideService.OPERATION)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER})
    @Operation(
            summary = "Propose an override",
            description = "People only. In force once a second person has approved, until its end.")
    public RestResponse<OverrideView> propose(@NotNull @Valid NewOverride body) {
        OverrideView override = overrides.propose(body);
        return Etags.created(override, override.version(), PATH + "/" + override.id());
    }

    @GET
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER, Role.Names.AUDITOR})
    @Operation(summary = "List overrides", description = "Newest first.")
    public Page<OverrideView> list(@RestQuery @Nullable @Code String campaign, @BeanParam @Valid Paging paging) {
        return overrides.list(campaign, paging);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER, Role.Names.AUDITOR})
    @Operation(summary = "Show an override")
    public RestResponse<OverrideView> get(@RestPath String id) {
        OverrideView override = overrides.get(id);
        return Etags.ok(override, override.version());
    }

    @POST
    @Path("/{id}/approve")
    @Idempotent
    @RecordsRefusals(OverrideService.OPERATION)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER})
    @Operation(summary = "Approve an override", description = "By another person than the one who proposed it.")
    public RestResponse<OverrideView> approve(
            @RestPath String id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        OverrideView override = overrides.approve(id, ifMatch);
        return Etags.ok(override, override.version());
    }

    @POST
    @Path("/{id}/end")
    @Idempotent
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER})
    @Operation(summary = "End an override early", description = "One person suffices: it only blocks more.")
    public RestResponse<OverrideView> end(
            @RestPath String id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid Reason body) {
        OverrideView override = overrides.end(id, ifMatch, body.reason());
        return Etags.ok(override, override.version());
    }
}
