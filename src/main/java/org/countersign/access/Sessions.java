package org.countersign.access;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.security.PersistentLoginManager;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Base64;
import org.countersign.ledger.Keys;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of those who signed in on a page. The browser keeps the session's id in a cookie that only the nodes of this
 * installation can read and make, and the database keeps the rest, so any node may serve it. What ends it before its time is
 * its row, which signing out removes, or the account: its session version must still be the one that the session began with.
 */
@Singleton
public class Sessions {
    static final String COOKIE = "countersign-session";
    private static final String LIVE = "/live";
    /** Said by our script of requests that nobody has clicked for. */
    private static final String UNATTENDED = "Countersign-Unattended";

    private static final String USER_AGENT = "User-Agent";
    private static final int KEY_BYTES = 32;
    private static final long RENEWED_AFTER_MILLIS = 60_000;

    private final PersistentLoginManager cookies;
    private final OpenSessions open;
    private final SessionConfig config;
    private final Clock clock;

    Sessions(Keys keys, OpenSessions open, SessionConfig config, Clock clock) {
        this.open = open;
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

    /** Begins a session for somebody whose password was found right. Blocks. */
    public void begin(Person person, RoutingContext request) {
        Session session = new Session(person, Device.of(request.request().getHeader(USER_AGENT)), clock.instant());
        QuarkusTransaction.joiningExisting().run(() -> open.persist(session));
        cookies.save(session.id(), request, COOKIE, null, isSecure(request));
    }

    /** The session that a request belongs to, if it has not ended of age; the account may still have ended it. */
    PersistentLoginManager.@Nullable RestoreResult restore(RoutingContext request) {
        return cookies.restore(request);
    }

    /** Lets the session live on, from this use of it. */
    void renew(PersistentLoginManager.RestoreResult session, RoutingContext request) {
        cookies.save(session.getPrincipal(), request, COOKIE, session, isSecure(request));
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

    /** Whether a page looks for news by itself, which must not keep the session of somebody who has left alive. */
    public static boolean isUnattended(HttpServerRequest request) {
        return LIVE.equals(request.path()) || request.headers().contains(UNATTENDED);
    }

    /** Whether cookies are for TLS only. */
    public boolean isSecure(RoutingContext request) {
        return config.alwaysSecure() || request.request().isSSL();
    }
}
