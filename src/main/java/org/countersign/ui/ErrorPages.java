package org.countersign.ui;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.countersign.access.Caller;
import org.countersign.access.Callers;
import org.countersign.core.ApiPaths;
import org.countersign.core.Problem;
import org.countersign.core.ProblemBody;
import org.countersign.core.ProblemMappers;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Shows browsers a page where the API answers with a problem. */
public class ErrorPages {
    private final WebPages pages;
    private final Viewers viewers;
    private final CurrentIdentityAssociation identity;

    ErrorPages(WebPages pages, Viewers viewers, CurrentIdentityAssociation identity) {
        this.pages = pages;
        this.viewers = viewers;
        this.identity = identity;
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
                || !wantsHtml(request)
                || !(answer.getEntity() instanceof ProblemBody body)) {
            return Uni.createFrom().voidItem();
        }
        // On a worker, because who looks may have to be asked of the database; this may run on an event loop.
        return identity.getDeferredIdentity()
                .map(Optional::of)
                .onFailure()
                .recoverWithItem(Optional.empty())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(viewer -> show(answer, viewer, body.problem(), context))
                .replaceWithVoid();
    }

    private void show(
            ContainerResponseContext answer,
            Optional<SecurityIdentity> identity,
            Problem problem,
            RoutingContext context) {
        Caller caller = identity.map(known -> known.<Caller>getAttribute(Caller.ATTRIBUTE))
                .orElse(Caller.ANONYMOUS);
        Viewer viewer = viewers.of(caller, identity.flatMap(Callers::person), context);
        answer.setEntity(pages.render(
                Templates.error(answer.getStatus(), viewer.words(problem).detail()), viewer, context));
        answer.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, WebPages.HTML);
        answer.getHeaders()
                .putSingle(HttpHeaders.CONTENT_LANGUAGE, viewer.language().tag());
    }

    private static boolean isProblem(ContainerResponseContext answer) {
        MediaType type = answer.getMediaType();
        return type != null && type.toString().startsWith(ProblemMappers.MEDIA_TYPE);
    }

    private static boolean wantsHtml(ContainerRequestContext request) {
        String accept = request.getHeaderString(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML);
    }
}
