package org.countersign.access;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;
import org.countersign.core.Problem;

/**
 * Tells requests that another site made a browser send (cross-site request forgery) by what browsers say of every request:
 * {@code Sec-Fetch-Site}, else {@code Origin}. A request with neither comes from no browser, so nobody's credentials were
 * borrowed for it.
 */
public final class CrossSite {
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private CrossSite() {}

    /** Refuses with 403 a request that may change something and that another site has caused. */
    public static void refuse(HttpServerRequest request) {
        if (isForged(request)) {
            throw forbidden();
        }
    }

    static Problem forbidden() {
        return Problem.forbidden("Another site has caused this request.");
    }

    static boolean isForged(HttpServerRequest request) {
        if (isSafe(request.method())) {
            return false;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return false;
        }
        int host = origin.indexOf("://");
        return host < 0
                || request.authority() == null
                || !origin.substring(host + 3)
                        .equalsIgnoreCase(request.authority().toString());
    }

    /** Whether the request says what every supported browser says of a request that may change something. */
    static boolean saysWhence(HttpServerRequest request) {
        return request.getHeader("Sec-Fetch-Site") != null || request.getHeader("Origin") != null;
    }

    static boolean isSafe(HttpMethod method) {
        return SAFE.contains(method);
    }
}
