package org.countersign.access;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Finds the API key that a request presents: {@code Authorization: Bearer csk_…} (RFC 6750 §2.1). */
final class PresentedKey {
    private static final String SCHEME = "Bearer ";

    private PresentedKey() {}

    /** Whether the request presents a bearer's token, be it a key or not. */
    static boolean isIn(RoutingContext request) {
        return hasScheme(authorization(request));
    }

    /** The hash of the key that the request presents; null when there is nothing that could be one. */
    static @Nullable KeySecret of(RoutingContext request) {
        String header = authorization(request);
        return header != null
                        && hasScheme(header)
                        && header.length() == SCHEME.length() + KeySecret.LENGTH
                        && header.startsWith(KeySecret.PREFIX, SCHEME.length())
                ? KeySecret.of(header.substring(SCHEME.length()))
                : null;
    }

    private static @Nullable String authorization(RoutingContext request) {
        return request.request().headers().get(HttpHeaderNames.AUTHORIZATION);
    }

    private static boolean hasScheme(@Nullable String header) {
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }
}
