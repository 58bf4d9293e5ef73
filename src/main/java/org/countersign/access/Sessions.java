package org.countersign.access;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.security.PersistentLoginManager;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import org.countersign.ledger.Keys;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of those who signed in on a page. A session is kept by the browser alone, in a cookie that only the nodes of
 * this installation can read and make; no node remembers it, so any node may serve it. What ends it before its time is the
 * account: its session version must still be the one in the cookie.
 */
@Singleton
public class Sessions {
    static final String COOKIE = "countersign-session";
    private static final int KEY_BYTES = 32;
    private static final long RENEWED_AFTER_MILLIS = 60_000;

    private final PersistentLoginManager cookies;
    private final SessionConfig config;
    private final Clock clock;

    Sessions(Keys keys, SessionConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.cookies = new PersistentLoginManager(
                Base64.getEncoder().encodeToString(keys.secret(Keys.SESSION, KEY_BYTES)),
                COOKIE,
                config.idle().toMillis(),
                RENEWED_AFTER_MILLIS,
                true,
                CookieSameSite.STRICT.name(),
                "/",
                -1,
                null);
    }

    /** Makes the key at the first start, or says why it cannot be used, before anybody wants to sign in. */
    void start(@Observes StartupEvent event) {}

    /**
     * What a session's cookie says.
     *
     * @param person whose session it is
     * @param version the person's {@link Person#sessionVersion} when it began
     * @param since epoch milliseconds at which it began
     */
    record Ticket(String person, long version, long since) {
        static @Nullable Ticket parse(String text) {
            String[] parts = text.split("/", -1);
            try {
                return parts.length == 3
                        ? new Ticket(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]))
                        : null;
            } catch (NumberFormatException e) {
                return null;
            }
        }

        /** What stands in the cookie, encrypted. */
        String text() {
            return person + "/" + version + "/" + since;
        }
    }

    /** Begins a session for somebody whose password was found right. */
    public void begin(Person person, RoutingContext request) {
        Ticket ticket =
                new Ticket(person.id(), person.sessionVersion(), clock.instant().toEpochMilli());
        cookies.save(ticket.text(), request, COOKIE, null, isSecure(request));
    }

    /** The session that a request belongs to, if it has not ended of age; the account may still have ended it. */
    PersistentLoginManager.@Nullable RestoreResult restore(RoutingContext request) {
        return cookies.restore(request);
    }

    /** Lets the session live on, from this use of it. */
    void renew(PersistentLoginManager.RestoreResult session, RoutingContext request) {
        cookies.save(session.getPrincipal(), request, COOKIE, session, isSecure(request));
    }

    /** Whether this session may still count, as far as its age goes. */
    boolean isYoung(Ticket ticket) {
        Instant since = Instant.ofEpochMilli(ticket.since());
        Instant now = clock.instant();
        return !now.isBefore(since) && now.isBefore(since.plus(config.longest()));
    }

    /** Takes the cookie away from the browser. */
    public void forget(RoutingContext request) {
        request.response()
                .addCookie(Cookie.cookie(COOKIE, "")
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSecure(isSecure(request))
                        .setSameSite(CookieSameSite.STRICT)
                        .setMaxAge(0));
    }

    private boolean isSecure(RoutingContext request) {
        return config.alwaysSecure() || request.request().isSSL();
    }
}
