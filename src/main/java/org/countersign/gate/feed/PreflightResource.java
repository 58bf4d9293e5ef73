package org.countersign.gate.feed;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.countersign.access.Caller;
import org.countersign.access.Callers;
import org.countersign.access.Freshness;
import org.countersign.access.Role;
import org.countersign.core.Language;
import org.countersign.core.Problem;
import org.countersign.core.ProblemMappers;
import org.countersign.gate.feed.Preflight.Asked;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** May this campaign leave? Runs on the event loop from the first byte to the last. */
@Tag(name = "Pre-flight")
@Path("/api/v1/preflight")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PreflightResource {
    private final Preflight preflight;
    private final Callers callers;
    private final CurrentVertxRequest request;
    private final GateMetrics metrics;
    private final Clock clock;

    PreflightResource(
            Preflight preflight, Callers callers, CurrentVertxRequest request, GateMetrics metrics, Clock clock) {
        this.preflight = preflight;
        this.callers = callers;
        this.request = request;
        this.metrics = metrics;
        this.clock = clock;
    }

    @POST
    @RolesAllowed({Role.Names.CAMPAIGN_SYSTEM, Role.Names.CHANGE_MANAGER})
    @Operation(
            summary = "Ask whether a campaign may leave",
            description =
                    "Always 200 when the question is well formed. When it cannot be told the answer is 503 with the decision block, never an allow.")
    public Uni<Answer> ask(
            PreflightRequest body, @Nullable @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage) {
        long began = System.nanoTime();
        if (body == null) {
            throw Problem.badRequest("", "is needed");
        }
        Instant arrived = clock.instant();
        body.check(arrived);
        Caller caller = callers.current();
        String onlyClient = caller.has(Role.CHANGE_MANAGER) ? null : caller.client();
        if (onlyClient != null && !onlyClient.equals(body.client())) {
            throw Problem.forbidden("You may ask only for the client '" + onlyClient + "'.");
        }
        Asked asked = new Asked(body, arrived, caller, onlyClient, Language.preferred(acceptLanguage), eventLoop());
        return Uni.createFrom().emitter(waiting -> {
            var unused = answer(asked).whenComplete((answer, failure) -> {
                metrics.answered(System.nanoTime() - began);
                if (failure == null) {
                    waiting.complete(answer);
                } else {
                    waiting.fail(preflight.problem(asked, failure));
                }
            });
        });
    }

    private CompletionStage<Answer> answer(Asked asked) {
        try {
            return preflight.ask(asked, Freshness.of(request.getCurrent()));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static Executor eventLoop() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : task -> context.runOnContext(nothing -> task.run());
    }

    /** What cannot be told already while signing in is a block as well. */
    @ServerExceptionMapper
    RestResponse<Map<String, Object>> problem(Problem problem, UriInfo uri) {
        return ProblemMappers.answer(
                problem.status() < 500 || problem.extensions().containsKey("decision")
                        ? problem
                        : Preflight.cannotTell(problem),
                uri);
    }
}
