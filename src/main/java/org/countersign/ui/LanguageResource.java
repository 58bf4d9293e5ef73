package org.countersign.ui;

import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Duration;
import org.countersign.access.Callers;
import org.countersign.access.CrossSite;
import org.countersign.access.PersonService;
import org.countersign.access.Sessions;
import org.countersign.core.JsonMappers;
import org.countersign.core.Language;
import org.countersign.core.Problem;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The switch of the language, on every page. */
@Path("/language")
@Blocking
public class LanguageResource {
    private static final Duration KEPT = Duration.ofDays(365);

    private final PersonService people;
    private final Callers callers;
    private final Sessions sessions;

    LanguageResource(PersonService people, Callers callers, Sessions sessions) {
        this.sessions = sessions;
        this.people = people;
        this.callers = callers;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    public RestResponse<String> speak(
            @RestForm @Nullable String language, @RestForm @Nullable String next, RoutingContext request) {
        CrossSite.refuse(request.request());
        Language wanted = JsonMappers.value(Language.class, language, "/language");
        if (wanted == null) {
            throw Problem.badRequest("/language", "must not be null");
        }
        callers.person().ifPresent(person -> people.prefer(person.actor(), wanted, person.timeZone()));
        request.response()
                .addCookie(Cookie.cookie(Viewers.LANGUAGE_COOKIE, wanted.tag())
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSecure(sessions.isSecure(request))
                        .setSameSite(CookieSameSite.STRICT)
                        .setMaxAge(KEPT.toSeconds()));
        return RestResponse.seeOther(URI.create(OwnPath.of(next)));
    }
}
