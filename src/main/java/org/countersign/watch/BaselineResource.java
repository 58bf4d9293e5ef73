package org.countersign.watch;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.countersign.access.Role;
import org.countersign.core.Code;
import org.countersign.core.Etags;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /carriers/{code}/baseline}: the failure rate that is usual at a carrier. */
@Path("/api/v1/carriers/{code}/baseline")
@Tag(name = "Delivery watch")
public class BaselineResource {
    private final BaselineService baselines;

    BaselineResource(BaselineService baselines) {
        this.baselines = baselines;
    }

    @PUT
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER})
    @Operation(
            summary = "State the usual failure rate of a carrier",
            description =
                    "It counts for campaigns that begin afterwards, until 2,000 judged messages of history exist.")
    public RestResponse<BaselineView> state(
            @RestPath @Code String code,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid BaselineContent body) {
        BaselineService.Change change = baselines.state(code, body.failureRate(), ifMatch);
        BaselineView baseline = change.baseline();
        return change.isNew()
                ? Etags.created(baseline, baseline.version(), "/api/v1/carriers/" + code + "/baseline")
                : Etags.ok(baseline, baseline.version());
    }

    @GET
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER, Role.Names.AUDITOR})
    @Operation(summary = "Show what is usual at a carrier")
    public RestResponse<BaselineView> get(@RestPath @Code String code) {
        BaselineView baseline = baselines.get(code);
        return Etags.ok(baseline, baseline.version());
    }

    @GET
    @Path("history")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER, Role.Names.AUDITOR})
    @Operation(summary = "List what was stated of a carrier, by whom and when, the last first")
    public Page<StatedBaseline> stated(@RestPath @Code String code, @BeanParam @Valid Paging paging) {
        return baselines.stated(code, paging);
    }

    @GET
    @Path("campaigns")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER, Role.Names.AUDITOR})
    @Operation(
            summary = "List what a carrier was compared with in each campaign, and what each added to its history",
            description = "The newest first.")
    public Page<BaselineInUse> inUse(@RestPath @Code String code, @BeanParam @Valid Paging paging) {
        return baselines.inUse(code, paging);
    }
}
