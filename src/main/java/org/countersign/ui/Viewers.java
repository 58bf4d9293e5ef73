package org.countersign.ui;

import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import org.countersign.access.Caller;
import org.countersign.access.Person;
import org.countersign.core.Language;
import org.jspecify.annotations.Nullable;

/** Knows who looks at the present page. Costs no look at the database: the account was read with the session. */
@Singleton
public class Viewers {
    /** Remembers the choice of language of who is not signed in. */
    static final String LANGUAGE_COOKIE = "countersign-language";

    /** What a page speaks to those who have chosen nothing, whatever their browser likes. */
    static final String LANGUAGE_ATTRIBUTE = "countersign.language";

    private final UiConfig config;
    private final Clock clock;

    Viewers(UiConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** The zone of those who have chosen none. */
    ZoneId ownZone() {
        return config.zone();
    }

    Viewer of(Caller caller, Optional<Person> person, RoutingContext request) {
        ZoneId zone = person.map(Person::timeZone).orElse(config.zone());
        return new Viewer(
                person.map(Person::name)
                        .orElse(caller.roles().isEmpty() ? null : caller.actor().value()),
                caller.roles(),
                caller.carrier(),
                caller.client(),
                person.map(Person::language).orElseGet(() -> languageOf(request)),
                zone,
                clock.instant());
    }

    private static Language languageOf(RoutingContext request) {
        Cookie cookie = request.request().getCookie(LANGUAGE_COOKIE);
        @Nullable Language own = request.get(LANGUAGE_ATTRIBUTE);
        if (cookie == null && own != null) {
            return own;
        }
        @Nullable String wanted = cookie == null ? null : cookie.getValue();
        return Language.preferred(wanted == null ? request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE) : wanted);
    }
}
