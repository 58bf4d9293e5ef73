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
import org.countersign.core.Etags;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /watch/settings}: how the watch is set. */
@Path("/api/v1/watch/settings")
@Tag(name = "Delivery watch")
public class SettingsResource {
    private final SettingsService settings;

    SettingsResource(SettingsService settings) {
        this.settings = settings;
    }

    @GET
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER, Role.Names.AUDITOR})
    @Operation(summary = "Show how the delivery watch is set")
    public RestResponse<SettingsView> get() {
        SettingsView view = settings.get();
        return Etags.ok(view, view.version());
    }

    @PUT
    @RolesAllowed({Role.Names.ADMIN, Role.Names.DUTY_OWNER})
    @Operation(
            summary = "Set the delivery watch, on record",
            description = "Thresholds count at once; ages and the usual rate for campaigns that begin afterwards.")
    public RestResponse<SettingsView> set(
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @NotNull @Valid SettingsContent body) {
        SettingsView view = settings.set(body, ifMatch);
        return Etags.ok(view, view.version());
    }

    @GET
    @Path("history")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.DUTY_OWNER, Role.Names.AUDITOR})
    @Operation(summary = "List how the delivery watch was set, by whom and why, the last first")
    public Page<SettingsAsSet> history(@BeanParam @Valid Paging paging) {
        return settings.history(paging);
    }
}
