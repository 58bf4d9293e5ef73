package org.countersign.gate.feed;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.countersign.access.Caller;
import org.countersign.access.Callers;
import org.countersign.access.Freshness;
import org.countersign.access.KeyDirectory;
import org.countersign.access.Role;
import org.countersign.core.Problem;
import org.countersign.core.ProblemMappers;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * May this campaign leave? Runs on the event loop from the first byte to the last. Most questions never come here:
 * {@link PreflightRoute} answers those with an API key.
 */
@Tag(name = "Pre-flight")
@Path("/api/v1/preflight")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PreflightResource {
    private final Preflight preflight;
    private final Callers callers;
    private final KeyDirectory keys;
    private final CurrentVertxRequest request;

    PreflightResource(Preflight preflight, Callers callers, KeyDirectory keys, CurrentVertxRequest request) {
        this.preflight = preflight;
        this.callers = callers;
        this.keys = keys;
        this.request = request;
    }

    @POST
    @RolesAllowed({Role.Names.CAMPAIGN_SYSTEM, Role.Names.CHANGE_MANAGER})
    @Operation(
            summary = "Ask whether a campaign may leave",
            description =
                    "Always 200 when the question is well formed. When it cannot be told the answer is 503 with the decision block, never an allow.")
    public CompletionStage<Answer> ask(
            PreflightRequest body, @Nullable @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage) {
        Caller caller = callers.current();
        keys.requireStillInForce(request.getCurrent(), caller);
        return preflight.ask(body, caller, acceptLanguage, Freshness.of(request.getCurrent()), EventLoop.current());
    }

    /** What cannot be told already while signing in is a block as well. */
    @ServerExceptionMapper
    RestResponse<Map<String, Object>> problem(Problem problem, UriInfo uri, HttpHeaders headers) {
        return ProblemMappers.answer(
                problem.status() < 500 || Preflight.isBlock(problem) ? problem : Preflight.cannotTell(problem),
                uri,
                headers);
    }
}
