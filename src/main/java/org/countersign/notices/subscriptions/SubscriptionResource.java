package org.countersign.notices.subscriptions;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.countersign.access.Role;
import org.countersign.core.Code;
import org.countersign.core.Etags;
import org.countersign.core.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /carriers/{code}/subscriptions}: what a carrier's contacts are written to about. */
@Path("/api/v1/carriers/{code}/subscriptions")
@Tag(name = "Notices")
public class SubscriptionResource {
    private final SubscriptionService subscriptions;

    SubscriptionResource(SubscriptionService subscriptions) {
        this.subscriptions = subscriptions;
    }

    @GET
    @RolesAllowed({
        Role.Names.ADMIN,
        Role.Names.CHANGE_MANAGER,
        Role.Names.AUDITOR,
        Role.Names.DUTY_OWNER,
        Role.Names.CARRIER
    })
    @Operation(
            summary = "List what the contacts of a carrier are written to about",
            description = "All of them, in the carrier's order. A carrier sees its own.")
    public Page<SubscriptionView> list(@RestPath @Code String code) {
        return new Page<>(subscriptions.ofCarrier(code), null);
    }

    @GET
    @Path("/{contact}")
    @RolesAllowed({
        Role.Names.ADMIN,
        Role.Names.CHANGE_MANAGER,
        Role.Names.AUDITOR,
        Role.Names.DUTY_OWNER,
        Role.Names.CARRIER
    })
    @Operation(summary = "Show what a contact is written to about")
    public RestResponse<SubscriptionView> get(@RestPath @Code String code, @RestPath @Size(max = 64) String contact) {
        SubscriptionView view = subscriptions.ofContact(code, contact);
        return Etags.ok(view, view.version());
    }

    @PUT
    @Path("/{contact}")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.CARRIER})
    @Operation(
            summary = "Choose what a contact is written to about",
            description =
                    "Without events, what is usual. 409 nobody-told where nobody at the carrier would be told any more when its"
                            + " sign-off is asked for.")
    public RestResponse<SubscriptionView> choose(
            @RestPath @Code String code,
            @RestPath @Size(max = 64) String contact,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid SubscriptionContent body) {
        SubscriptionView view = subscriptions.choose(code, contact, ifMatch, body);
        return Etags.ok(view, view.version());
    }
}
