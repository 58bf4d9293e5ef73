package org.countersign.gate.feed;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;

/** Publishes the key with which clearances are verified, as a JWK set (RFC 7517). */
@Tag(name = "Pre-flight")
@Path("/.well-known/jwks.json")
@Produces(MediaType.APPLICATION_JSON)
public class KeySetResource {
    private static final int MAX_AGE_SECONDS = 300;

    private final ClearanceKey key;

    KeySetResource(ClearanceKey key) {
        this.key = key;
    }

    @GET
    @PermitAll
    @Cache(maxAge = MAX_AGE_SECONDS)
    @Operation(summary = "Show the keys that verify clearances", description = "A JWK set (RFC 7517).")
    public Map<String, List<Map<String, Object>>> keys() {
        return Map.of("keys", List.of(key.jwk()));
    }
}
