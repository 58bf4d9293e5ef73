package org.countersign.core;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Gives every answer the headers that keep browsers from doing with it what is not meant. */
@Singleton
class ResponseHeaders {
    private static final int BEFORE_ALL = 20_000;

    private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence POLICY = HttpHeaders.createOptimized("Content-Security-Policy");
    /** Scripts, styles and images of our own only, nothing inline, no frames either way. */
    private static final CharSequence STRICT = HttpHeaders.createOptimized("default-src 'none'; script-src 'self';"
            + " style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'");
    /** Swagger UI brings inline scripts and styles; it shows nothing that others wrote. */
    private static final CharSequence WITH_INLINE = HttpHeaders.createOptimized("default-src 'none';"
            + " script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
            + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");

    private static final CharSequence REFERRER = HttpHeaders.createOptimized("Referrer-Policy");
    private static final CharSequence SAME_ORIGIN = HttpHeaders.createOptimized("same-origin");
    private static final CharSequence OPENER = HttpHeaders.createOptimized("Cross-Origin-Opener-Policy");
    private static final CharSequence RESOURCES = HttpHeaders.createOptimized("Cross-Origin-Resource-Policy");
    private static final CharSequence TRANSPORT = HttpHeaders.createOptimized("Strict-Transport-Security");
    private static final CharSequence A_YEAR = HttpHeaders.createOptimized("max-age=31536000");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");

    private static final String SWAGGER = "/q/swagger-ui";
    private static final String ASSETS = "/assets/";

    void register(@Observes Filters filters) {
        filters.register(ResponseHeaders::add, BEFORE_ALL);
    }

    private static void add(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = request.path();
        MultiMap headers = context.response().headers();
        headers.set(CONTENT_TYPE_OPTIONS, NOSNIFF);
        headers.set(POLICY, path != null && path.startsWith(SWAGGER) ? WITH_INLINE : STRICT);
        headers.set(REFERRER, SAME_ORIGIN);
        headers.set(OPENER, SAME_ORIGIN);
        headers.set(RESOURCES, SAME_ORIGIN);
        if (path == null || !path.startsWith(ASSETS)) {
            // Whatever may be kept longer says so itself; the addresses of assets change with their content.
            headers.set(HttpHeaders.CACHE_CONTROL, NO_STORE);
        }
        if (request.isSSL()) {
            headers.set(TRANSPORT, A_YEAR);
        }
        context.next();
    }
}
