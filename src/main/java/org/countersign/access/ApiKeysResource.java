package org.countersign.access;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.countersign.core.Etags;
import org.countersign.core.Idempotent;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The credentials of machines. */
@Tag(name = "Accounts")
@Path("/api/v1/api-keys")
@RolesAllowed(Role.Names.ADMIN)
public class ApiKeysResource {
    private final ApiKeyService service;
    private final ApiKeys keys;
    private final Callers callers;

    ApiKeysResource(ApiKeyService service, ApiKeys keys, Callers callers) {
        this.service = service;
        this.keys = keys;
        this.callers = callers;
    }

    @POST
    @Idempotent
    @Operation(summary = "Issue an API key", description = "The answer shows the key once; only its hash is kept.")
    public RestResponse<IssuedApiKey> issue(@Valid @NotNull NewApiKey body) {
        ApiKeyService.Issued issued = service.issue(callers.id(), body);
        ApiKey key = issued.key();
        return Etags.created(
                new IssuedApiKey(ApiKeyView.of(key), issued.clear()), key.version(), "/api/v1/api-keys/" + key.id());
    }

    @GET
    @Operation(summary = "List API keys", description = "Newest first.")
    public Page<ApiKeyView> list(@BeanParam @Valid Paging paging) {
        return service.list(null, null, paging);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Show an API key")
    public RestResponse<ApiKeyView> get(@RestPath @Size(max = 64) String id) {
        ApiKey key = keys.findByIdOptional(id).orElseThrow(() -> Problem.notFound("API key", id));
        return Etags.ok(ApiKeyView.of(key), key.version());
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Revoke an API key", description = "At once, on every node.")
    public void revoke(@RestPath @Size(max = 64) String id, @RestHeader("If-Match") @Nullable String ifMatch) {
        service.revoke(callers.id(), id, ifMatch);
    }
}
