package org.countersign.notices.subscriptions;

import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.countersign.core.Etags;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /me/subscriptions}: what one is written to about oneself. */
@Path("/api/v1/me/subscriptions")
@Authenticated
@Tag(name = "Notices")
public class OwnSubscriptionResource {
    private final SubscriptionService subscriptions;

    OwnSubscriptionResource(SubscriptionService subscriptions) {
        this.subscriptions = subscriptions;
    }

    @GET
    @Operation(summary = "Show what one is written to about oneself", description = "For people, not for API keys.")
    public RestResponse<SubscriptionView> own() {
        SubscriptionView view = subscriptions.own();
        return Etags.ok(view, view.version());
    }

    @PUT
    @Operation(
            summary = "Choose what one is written to about",
            description = "For people, not for API keys. Without events, what is usual.")
    public RestResponse<SubscriptionView> chooseOwn(
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @NotNull @Valid SubscriptionContent body) {
        SubscriptionView view = subscriptions.chooseOwn(ifMatch, body);
        return Etags.ok(view, view.version());
    }
}
