package org.countersign.ui;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.time.Duration;
import org.countersign.access.Callers;
import org.countersign.access.CrossSite;
import org.countersign.access.Password;
import org.countersign.access.Person;
import org.countersign.access.RefusalMappers;
import org.countersign.access.SessionService;
import org.countersign.access.Sessions;
import org.countersign.access.SignIn;
import org.countersign.core.Problem;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Where people sign in and out. */
@Path("/")
@Produces(WebPages.HTML)
@Blocking
public class SignInResource {
    private final WebPages pages;
    private final SignIn signIn;
    private final Sessions sessions;
    private final SessionService service;
    private final Callers callers;

    SignInResource(WebPages pages, SignIn signIn, Sessions sessions, SessionService service, Callers callers) {
        this.pages = pages;
        this.signIn = signIn;
        this.sessions = sessions;
        this.service = service;
        this.callers = callers;
    }

    @CheckedTemplate(basePath = "ui")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance signIn(SignInForm form);

        static native TemplateInstance goOn(String action, Carried carried);
    }

    /**
     * What the page shows.
     *
     * @param login as typed before
     * @param next where to go afterwards
     * @param carried what goes there with them
     * @param fault why nobody is signed in yet; null at first
     */
    record SignInForm(
            String login,
            String next,
            Carried carried,
            @Nullable String fault) {
        static SignInForm of(String login, @Nullable String next, Carried carried) {
            String own = OwnPath.of(next);
            // The start page takes no form; that one goes there says that the address was none of ours.
            return new SignInForm(login, own, own.equals(OwnPath.START) ? Carried.NOTHING : carried, null);
        }
    }

    @GET
    @Path(RefusalMappers.SIGN_IN_PAGE)
    @PermitAll
    public RestResponse<String> form(@RestQuery @Nullable String next) {
        return page(200, SignInForm.of("", next, Carried.NOTHING));
    }

    /** A form that came when the session had ended, sent on by {@link RefusalMappers}: it is kept while its author signs in. */
    @POST
    @Path(RefusalMappers.SIGN_IN_WITH_FORM)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    public RestResponse<String> formWithForm(
            @RestQuery @Nullable String next, MultivaluedMap<String, String> posted, RoutingContext request) {
        CrossSite.refuse(request.request());
        return page(200, SignInForm.of("", next, Carried.of(posted)));
    }

    @POST
    @Path(RefusalMappers.SIGN_IN_PAGE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    public RestResponse<String> signIn(MultivaluedMap<String, String> posted, RoutingContext request) {
        CrossSite.refuse(request.request());
        SignInForm form = SignInForm.of(typed(posted, "login"), posted.getFirst("next"), Carried.along(posted));
        try {
            Person person = signIn.withPassword(form.login(), Password.of(typed(posted, "password")));
            sessions.begin(person, request);
            return form.carried().isSomething()
                    ? pages.unsavedFor(person, Templates.goOn(form.next(), form.carried()))
                    : RestResponse.seeOther(URI.create(form.next()));
        } catch (AuthenticationFailedException e) {
            return refused(401, form, pages.texts(PageTexts.class).wrong());
        } catch (Problem problem) {
            return refused(problem.status(), form, fault(problem));
        }
    }

    private static String typed(MultivaluedMap<String, String> posted, String name) {
        String value = posted.getFirst(name);
        return value == null ? "" : value;
    }

    @POST
    @Path("sign-out")
    @Authenticated
    public RestResponse<Void> signOut(RoutingContext request) {
        String session = callers.session();
        if (session != null) {
            service.signOut(session);
        }
        sessions.forget(request);
        return RestResponse.seeOther(URI.create(RefusalMappers.SIGN_IN_PAGE));
    }

    private String fault(Problem problem) {
        Duration wait = problem.retryAfter();
        PageTexts texts = pages.texts(PageTexts.class);
        return problem.type().equals(SignIn.LOCKED) && wait != null
                ? texts.locked(wait.plusSeconds(59).toMinutes())
                : texts.unavailable();
    }

    private RestResponse<String> refused(int status, SignInForm form, String fault) {
        return page(status, new SignInForm(form.login(), form.next(), form.carried(), fault));
    }

    private RestResponse<String> page(int status, SignInForm form) {
        TemplateInstance page = Templates.signIn(form);
        return form.carried().isSomething() ? pages.unsaved(status, page) : pages.answer(status, page);
    }
}
