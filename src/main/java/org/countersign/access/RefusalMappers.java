package org.countersign.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.countersign.core.ActorId;
import org.countersign.core.ApiPaths;
import org.countersign.core.Problem;
import org.countersign.core.ProblemMappers;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Answers who may not do what they tried, and puts on record what must be. */
public class RefusalMappers {
    /** Where people sign in. */
    public static final String SIGN_IN_PAGE = "/sign-in";
    /** Where a form is sent again, by POST, when its session has ended: people sign in there and lose nothing of it. */
    public static final String SIGN_IN_WITH_FORM = SIGN_IN_PAGE + "/again";
    /** Sent by our script with what asks for a part of a page. */
    private static final String FRAGMENT = "HX-Request";

    private static final Logger LOG = Logger.getLogger(RefusalMappers.class);

    private final Refusals refusals;
    private final Callers callers;

    RefusalMappers(Refusals refusals, Callers callers) {
        this.refusals = refusals;
        this.callers = callers;
    }

    /** Programs are told so; who looks at a page in a browser is sent to the page where one signs in. */
    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public RestResponse<?> unauthorized(
            SecurityException e, UriInfo uri, HttpHeaders headers, HttpServerRequest request, ResourceInfo resource) {
        if (ApiPaths.hold(uri.getPath())) {
            return ProblemMappers.answer(Problem.unauthorized("Sign in, or send a valid API key."), uri, headers);
        }
        if (CrossSite.isSafe(request.method())) {
            return RestResponse.seeOther(signIn(SIGN_IN_PAGE, request));
        }
        // 307: the browser sends the form once more, to where nothing of it is lost.
        return takesForm(resource.getResourceMethod()) && !request.headers().contains(FRAGMENT)
                ? RestResponse.temporaryRedirect(signIn(SIGN_IN_WITH_FORM, request))
                : RestResponse.seeOther(URI.create(SIGN_IN_PAGE));
    }

    private static URI signIn(String page, HttpServerRequest request) {
        return UriBuilder.fromPath(page).queryParam("next", "{next}").build(request.uri());
    }

    /** Whether a method takes whatever people type into a form. */
    private static boolean takesForm(@Nullable Method method) {
        return method != null && List.of(method.getParameterTypes()).contains(MultivaluedMap.class);
    }

    @ServerExceptionMapper
    public Uni<RestResponse<Map<String, Object>>> refused(Refusal refusal, UriInfo uri, HttpHeaders headers) {
        return recorded(refusal.operation(), refusal.subject(), refusal.problem(), uri, headers);
    }

    /** The role does not permit it, whatever the rest of the request says. */
    @ServerExceptionMapper
    public Uni<RestResponse<Map<String, Object>>> forbidden(
            ForbiddenException e, UriInfo uri, HttpHeaders headers, ResourceInfo resource) {
        Problem problem = Problem.forbidden("Your role does not permit this.");
        RecordsRefusals recorded = annotation(resource.getResourceMethod());
        if (recorded == null) {
            return Uni.createFrom().item(ProblemMappers.answer(problem, uri, headers));
        }
        String on = uri.getPathParameters().values().stream()
                .map(values -> values.get(0))
                .findFirst()
                .orElse("");
        return recorded(recorded.value(), on, problem, uri, headers);
    }

    /** On a worker, because this may run on an event loop; by now the attempt's own transaction has ended. */
    private Uni<RestResponse<Map<String, Object>>> recorded(
            String operation, String on, Problem problem, UriInfo uri, HttpHeaders headers) {
        ActorId actor = callers.id();
        RestResponse<Map<String, Object>> answer = ProblemMappers.answer(problem, uri, headers);
        return Uni.createFrom()
                .item(() -> {
                    refusals.record(actor, operation, on, problem);
                    return answer;
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.errorf(failure, "The refusal of %s to %s could not be recorded", operation, actor);
                    return answer;
                });
    }

    private static @Nullable RecordsRefusals annotation(@Nullable Method method) {
        return method == null ? null : method.getAnnotation(RecordsRefusals.class);
    }
}
