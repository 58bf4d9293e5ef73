package org.countersign.watch;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.countersign.access.Role;
import org.countersign.core.Code;
import org.countersign.core.Etags;
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
    private final WatchService watch;

    BaselineResource(WatchService watch) {
        this.watch = watch;
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
        WatchService.Change change = watch.state(code, body.failureRate(), ifMatch);
        BaselineView baseline = change.baseline();
        return change.isNew()
                ? Etags.created(baseline, baseline.version(), "/api/v1/carriers/" + code + "/baseline")
                : Etags.ok(baseline, baseline.version());
    }

    @GET
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER, Role.Names.AUDITOR})
    @Operation(summary = "Show what is usual at a carrier")
    public RestResponse<BaselineView> get(@RestPath @Code String code) {
        BaselineView baseline = watch.baseline(code);
        return Etags.ok(baseline, baseline.version());
    }
}
