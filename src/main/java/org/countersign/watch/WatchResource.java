package org.countersign.watch;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.countersign.access.Callers;
import org.countersign.access.Role;
import org.countersign.core.Code;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** {@code /watch}: how campaigns fare. */
@Path("/api/v1/watch")
@Tag(name = "Delivery watch")
public class WatchResource {
    private final WatchService watch;
    private final Callers callers;

    WatchResource(WatchService watch, Callers callers) {
        this.watch = watch;
        this.callers = callers;
    }

    @GET
    @RolesAllowed({
        Role.Names.ADMIN,
        Role.Names.CHANGE_MANAGER,
        Role.Names.DUTY_OWNER,
        Role.Names.AUDITOR,
        Role.Names.CAMPAIGN_SYSTEM
    })
    @Operation(summary = "Show how a campaign fares at its carriers")
    public WatchView get(@RestQuery @NotNull @Code String campaign) {
        return watch.of(campaign, callers.current().readsOnlyClient());
    }
}
