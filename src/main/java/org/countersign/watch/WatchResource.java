package org.countersign.watch;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.countersign.access.Callers;
import org.countersign.access.Role;
import org.countersign.core.Code;
import org.countersign.core.JsonMappers;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.watch.detect.Level;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

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

    @GET
    @Path("curves")
    @RolesAllowed({
        Role.Names.ADMIN,
        Role.Names.CHANGE_MANAGER,
        Role.Names.DUTY_OWNER,
        Role.Names.AUDITOR,
        Role.Names.CAMPAIGN_SYSTEM
    })
    @Operation(
            summary = "Show how a campaign has fared at its carriers",
            description = "The worst carriers first; the first twelve with their curves, or the one that is asked for.")
    public CampaignCurves curves(@RestQuery @NotNull @Code String campaign, @RestQuery @Nullable @Code String carrier) {
        return watch.curves(campaign, carrier, callers.current().readsOnlyClient());
    }

    @GET
    @Path("campaigns")
    @RolesAllowed({
        Role.Names.ADMIN,
        Role.Names.CHANGE_MANAGER,
        Role.Names.DUTY_OWNER,
        Role.Names.AUDITOR,
        Role.Names.CAMPAIGN_SYSTEM
    })
    @Operation(summary = "List the campaigns that are watched, those that began last first")
    public Page<WatchedView> list(
            @Parameter(description = "Only those that are so at a carrier: normal, warned or held") @RestQuery @Nullable
                    String state,
            @BeanParam @Valid Paging paging) {
        return watch.list(
                JsonMappers.value(Level.class, state, "?state"),
                callers.current().readsOnlyClient(),
                paging);
    }
}
