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
import org.jboss.resteasy.reactive.RestForm;
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
    }

    /**
     * What the page shows.
     *
     * @param login as typed before
     * @param next where to go afterwards
     * @param fault why nobody is signed in yet; null at first
     */
    record SignInForm(String login, String next, @Nullable String fault) {}

    @GET
    @Path(RefusalMappers.SIGN_IN_PAGE)
    @PermitAll
    public RestResponse<String> form(@RestQuery @Nullable String next) {
        return page(200, new SignInForm("", OwnPath.of(next), null));
    }

    @POST
    @Path(RefusalMappers.SIGN_IN_PAGE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    public RestResponse<String> signIn(
            @RestForm @Nullable String login,
            @RestForm @Nullable String password,
            @RestForm @Nullable String next,
            RoutingContext request) {
        CrossSite.refuse(request.request());
        String typed = login == null ? "" : login;
        try {
            Person person = signIn.withPassword(typed, Password.of(password == null ? "" : password));
            sessions.begin(person, request);
            return RestResponse.seeOther(URI.create(OwnPath.of(next)));
        } catch (AuthenticationFailedException e) {
            return page(
                    401,
                    new SignInForm(
                            typed,
                            OwnPath.of(next),
                            pages.texts(PageTexts.class).wrong()));
        } catch (Problem problem) {
            return page(problem.status(), new SignInForm(typed, OwnPath.of(next), fault(problem)));
        }
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

    private RestResponse<String> page(int status, SignInForm form) {
        return pages.answer(status, Templates.signIn(form));
    }
}
