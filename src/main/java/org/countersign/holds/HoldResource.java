package org.countersign.holds;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.countersign.access.Callers;
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

/** {@code /holds}: blocks placed by a person or by the delivery watch. */
@Path(HoldResource.PATH)
@Tag(name = "Holds and overrides")
public class HoldResource {
    static final String PATH = "/api/v1/holds";

    private final HoldService holds;
    private final Callers callers;

    HoldResource(HoldService holds, Callers callers) {
        this.holds = holds;
        this.callers = callers;
    }

    @POST
    @Idempotent
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER})
    @Operation(
            summary = "Place a hold",
            description = "It blocks from the next pre-flight on, until a person lifts it.")
    public RestResponse<HoldView> place(@NotNull @Valid NewHold body) {
        HoldView hold = holds.place(body);
        return Etags.created(hold, hold.version(), PATH + "/" + hold.id());
    }

    @GET
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER, Role.Names.AUDITOR})
    @Operation(summary = "List holds", description = "Newest first.")
    public Page<HoldView> list(@BeanParam @Valid HoldFilter filter, @BeanParam @Valid Paging paging) {
        return holds.list(filter, paging);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({
        Role.Names.ADMIN,
        Role.Names.CHANGE_MANAGER,
        Role.Names.DUTY_OWNER,
        Role.Names.AUDITOR,
        Role.Names.CAMPAIGN_SYSTEM
    })
    @Operation(
            summary = "Show a hold",
            description =
                    "The one that a block names; a campaign system that acts for a client sees none of other clients.")
    public RestResponse<HoldView> get(@RestPath String id) {
        HoldView hold = holds.get(id, callers.current().readsOnlyClient());
        return Etags.ok(hold, hold.version());
    }

    @POST
    @Path("/{id}/lift")
    @Idempotent
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER})
    @Operation(
            summary = "Lift a hold",
            description =
                    "By a person: an API key may place a hold, not lift it. 409 already-lifted when somebody was quicker.")
    public RestResponse<HoldView> lift(
            @RestPath String id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid Reason body) {
        HoldView hold = holds.lift(id, ifMatch, body.reason());
        return Etags.ok(hold, hold.version());
    }
}
