package org.countersign.notices;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
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

/** {@code /webhooks}: who is told of facts by HTTP. */
@Path(WebhookResource.PATH)
@Tag(name = "Notices")
public class WebhookResource {
    static final String PATH = "/api/v1/webhooks";

    private final WebhookService webhooks;

    WebhookResource(WebhookService webhooks) {
        this.webhooks = webhooks;
    }

    @POST
    @Idempotent
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.CARRIER, Role.Names.CAMPAIGN_SYSTEM})
    @Operation(
            summary = "Register a webhook",
            description =
                    "It is told of each of these facts from now on, with what its reader could read through the API: a"
                            + " carrier, a client's campaign system, or, where neither is given, who may read everything."
                            + " The answer shows the secret once.")
    public RestResponse<IssuedWebhook> register(@NotNull @Valid NewWebhook body) {
        IssuedWebhook issued = webhooks.register(body);
        return Etags.created(
                issued, issued.view().version(), PATH + "/" + issued.view().id());
    }

    @GET
    @RolesAllowed({
        Role.Names.ADMIN,
        Role.Names.CHANGE_MANAGER,
        Role.Names.CARRIER,
        Role.Names.CAMPAIGN_SYSTEM,
        Role.Names.AUDITOR
    })
    @Operation(summary = "List webhooks", description = "Newest first. Carriers and campaign systems see their own.")
    public Page<WebhookView> list(@BeanParam @Valid Paging paging) {
        return webhooks.list(paging);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({
        Role.Names.ADMIN,
        Role.Names.CHANGE_MANAGER,
        Role.Names.CARRIER,
        Role.Names.CAMPAIGN_SYSTEM,
        Role.Names.AUDITOR
    })
    @Operation(summary = "Show a webhook")
    public RestResponse<WebhookView> get(@RestPath @Size(max = 64) String id) {
        WebhookView webhook = webhooks.get(id);
        return Etags.ok(webhook, webhook.version());
    }

    @POST
    @Path("/{id}/rotate")
    @Idempotent
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.CARRIER, Role.Names.CAMPAIGN_SYSTEM})
    @Operation(
            summary = "Give a webhook another secret",
            description = "Shown once. The one before signs too until earlierSecretUntil, one before that no longer.")
    public RestResponse<IssuedWebhook> rotate(
            @RestPath @Size(max = 64) String id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        IssuedWebhook issued = webhooks.rotate(id, ifMatch);
        return Etags.ok(issued, issued.view().version());
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.CARRIER, Role.Names.CAMPAIGN_SYSTEM})
    @Operation(summary = "End a webhook", description = "What was not delivered becomes dead letters.")
    public void delete(
            @RestPath @Size(max = 64) String id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        webhooks.delete(id, ifMatch);
    }
}
