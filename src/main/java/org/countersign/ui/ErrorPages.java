package org.countersign.ui;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.countersign.access.Caller;
import org.countersign.access.Callers;
import org.countersign.core.ApiPaths;
import org.countersign.core.Problem;
import org.countersign.core.ProblemBody;
import org.countersign.core.ProblemMappers;
import org.countersign.core.ProblemPages;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Shows browsers a page where the API answers with a problem; who reads where forms are only sent is led to what they are about. */
@ApplicationScoped
public class ErrorPages implements ProblemPages {
    private static final int NOT_ALLOWED = 405;
    private static final int SEE_OTHER = 303;
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final WebPages pages;
    private final Viewers viewers;
    private final CurrentIdentityAssociation identity;
    private final HttpAuthenticator authenticator;

    ErrorPages(WebPages pages, Viewers viewers, CurrentIdentityAssociation identity, HttpAuthenticator authenticator) {
        this.pages = pages;
        this.viewers = viewers;
        this.identity = identity;
        this.authenticator = authenticator;
    }

    @CheckedTemplate(basePath = "ui")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance error(int status, String detail);
    }

    @ServerResponseFilter
    public Uni<Void> show(ContainerRequestContext request, ContainerResponseContext answer, RoutingContext context) {
        if (!isProblem(answer)
                || ApiPaths.hold(request.getUriInfo().getPath())
                || !wantsHtml(request.getHeaderString(HttpHeaders.ACCEPT))
                || !(answer.getEntity() instanceof ProblemBody body)) {
            return Uni.createFrom().voidItem();
        }
        if (answer.getStatus() == NOT_ALLOWED && READING.contains(request.getMethod())) {
            // The address of a form that is only sent there, such as one that a page shows again in another language.
            String path = request.getUriInfo().getPath();
            answer.setStatus(SEE_OTHER);
            answer.setEntity(null);
            answer.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
            answer.getHeaders().putSingle(HttpHeaders.LOCATION, URI.create(OwnPath.of(above(path))));
            return Uni.createFrom().voidItem();
        }
        // On a worker, because who looks may have to be asked of the database; this may run on an event loop.
        return onWorker(identity.getDeferredIdentity())
                .invoke(viewer -> show(answer, viewer, body.problem(), context))
                .replaceWithVoid();
    }

    /** Nobody has asked yet who it is, so that is done here. */
    @Override
    public boolean show(RoutingContext context, Problem problem) {
        if (ApiPaths.hold(context.request().path())
                || !wantsHtml(context.request().getHeader(HttpHeaders.ACCEPT))) {
            return false;
        }
        onWorker(authenticator.attemptAuthentication(context))
                .subscribe()
                .with(
                        identity -> {
                            Viewer viewer = viewer(identity, context);
                            HttpServerResponse response = context.response();
                            response.setStatusCode(problem.status());
                            response.putHeader(HttpHeaders.CONTENT_TYPE, WebPages.HTML);
                            response.putHeader(
                                    HttpHeaders.CONTENT_LANGUAGE,
                                    viewer.language().tag());
                            var unused = response.end(page(problem.status(), viewer, problem, context));
                        },
                        context::fail);
        return true;
    }

    private static Uni<Optional<SecurityIdentity>> onWorker(Uni<@Nullable SecurityIdentity> identity) {
        return identity.map(Optional::ofNullable)
                .onFailure()
                .recoverWithItem(Optional.empty())
                .emitOn(Infrastructure.getDefaultWorkerPool());
    }

    private static String above(String path) {
        return path.substring(0, Math.max(path.lastIndexOf('/'), 1));
    }

    private void show(
            ContainerResponseContext answer,
            Optional<SecurityIdentity> identity,
            Problem problem,
            RoutingContext context) {
        Viewer viewer = viewer(identity, context);
        answer.setEntity(page(answer.getStatus(), viewer, problem, context));
        answer.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, WebPages.HTML);
        answer.getHeaders()
                .putSingle(HttpHeaders.CONTENT_LANGUAGE, viewer.language().tag());
    }

    private Viewer viewer(Optional<SecurityIdentity> identity, RoutingContext context) {
        Caller caller = identity.map(known -> known.<Caller>getAttribute(Caller.ATTRIBUTE))
                .orElse(Caller.ANONYMOUS);
        return viewers.of(caller, identity.flatMap(Callers::person), context);
    }

    private String page(int status, Viewer viewer, Problem problem, RoutingContext context) {
        return pages.render(Templates.error(status, viewer.words(problem).detail()), viewer, context, false);
    }

    private static boolean isProblem(ContainerResponseContext answer) {
        MediaType type = answer.getMediaType();
        return type != null && type.toString().startsWith(ProblemMappers.MEDIA_TYPE);
    }

    private static boolean wantsHtml(@Nullable String accept) {
        return accept != null && accept.contains(MediaType.TEXT_HTML);
    }
}
