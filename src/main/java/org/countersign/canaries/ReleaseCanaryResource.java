package org.countersign.canaries;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.countersign.access.Role;
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

/** {@code /canaries}: whether carriers deliver what platforms send with the releases that run. */
@Path(ReleaseCanaryResource.PATH)
@Tag(name = "Delivery watch")
public class ReleaseCanaryResource {
    static final String PATH = "/api/v1/canaries";

    private final ReleaseCanaryService canaries;

    ReleaseCanaryResource(ReleaseCanaryService canaries) {
        this.canaries = canaries;
    }

    @POST
    @Idempotent
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER})
    @Operation(
            summary = "Start a canary of the release that runs",
            description =
                    "What the campaign sends to the carrier from now on is judged by a sequential test, until it is plain that"
                            + " the carrier delivers, or that it does not, or the canary runs out. The messages are told as"
                            + " any others are, by `/submissions` and `/delivery-reports`. Another release, or the end of the"
                            + " interconnect, supersedes it. 409 canary-running: one at a time for a platform and a carrier.")
    public RestResponse<ReleaseCanaryView> start(@NotNull @Valid NewReleaseCanary body) {
        ReleaseCanaryView canary = canaries.start(body);
        return Etags.created(canary, canary.version(), PATH + "/" + canary.id());
    }

    @GET
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER, Role.Names.AUDITOR})
    @Operation(
            summary = "List canaries of releases",
            description = "Newest first. Those of an incident are listed with it.")
    public Page<ReleaseCanaryView> list(@BeanParam @Valid ReleaseCanaryFilter filter, @BeanParam @Valid Paging paging) {
        return canaries.list(filter, paging);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER, Role.Names.AUDITOR})
    @Operation(summary = "Show a canary of a release")
    public RestResponse<ReleaseCanaryView> get(@RestPath String id) {
        ReleaseCanaryView canary = canaries.get(id);
        return Etags.ok(canary, canary.version());
    }

    @POST
    @Path("/{id}/cancel")
    @Idempotent
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER})
    @Operation(
            summary = "Stop a canary that runs",
            description =
                    "What its messages have told so far counts for nothing; another one can be started. It remains an"
                            + " attempt: the next one has to tell more. 409 canary-ended when it has ended.")
    public RestResponse<ReleaseCanaryView> cancel(
            @RestPath String id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        ReleaseCanaryView canary = canaries.cancel(id, ifMatch);
        return Etags.ok(canary, canary.version());
    }
}
