package org.countersign.ui.admin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import org.countersign.access.Callers;
import org.countersign.access.Role;
import org.countersign.access.SessionService;
import org.countersign.access.SessionView;
import org.countersign.core.Paging;
import org.countersign.ui.Form;
import org.countersign.ui.Forms;
import org.countersign.ui.Listing;
import org.countersign.ui.WebPages;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Who is signed in, the end of one session, and what each role may do. */
@Path("/administration")
@Produces(WebPages.HTML)
@RolesAllowed(Role.Names.ADMIN)
@Blocking
public class SessionPages {
    private static final String SESSIONS = "/administration/sessions";

    private final WebPages pages;
    private final Forms forms;
    private final SessionService sessions;
    private final Callers callers;

    SessionPages(WebPages pages, Forms forms, SessionService sessions, Callers callers) {
        this.pages = pages;
        this.forms = forms;
        this.sessions = sessions;
        this.callers = callers;
    }

    @CheckedTemplate(basePath = "admin")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance sessions(
                Listing<SessionView> sessions, @Nullable String own, @Nullable String q);

        static native TemplateInstance sessionEnd(SessionView session, boolean own, Form form);

        static native TemplateInstance roles(List<Role> roles);
    }

    @GET
    public RestResponse<String> administration() {
        return RestResponse.seeOther(URI.create("/administration/people"));
    }

    @GET
    @Path("roles")
    public RestResponse<String> roles() {
        return pages.ok(Templates.roles(List.of(Role.values())));
    }

    @GET
    @Path("sessions")
    public RestResponse<String> list(@RestQuery @Nullable String q, @BeanParam @Valid Paging paging, UriInfo uri) {
        String part = Listing.given(q);
        return pages.ok(
                Templates.sessions(Listing.of(sessions.list(null, part, paging), uri), callers.session(), part));
    }

    @GET
    @Path("sessions/{id}/end")
    public RestResponse<String> consider(@RestPath String id) {
        return pages.ok(page(sessions.get(id), forms.blank()));
    }

    @POST
    @Path("sessions/{id}/end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> end(@RestPath String id, MultivaluedMap<String, String> posted) {
        SessionView session = sessions.get(id);
        return forms.take(
                posted,
                form -> {
                    sessions.end(callers.id(), id);
                    return pages.seeOther(
                            SESSIONS, pages.texts(AdminTexts.class).sessionEnded(session.name()));
                },
                form -> page(session, form));
    }

    private TemplateInstance page(SessionView session, Form form) {
        return Templates.sessionEnd(session, session.id().equals(callers.session()), form);
    }
}
