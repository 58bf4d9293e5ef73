package org.countersign.core;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Refuses bodies whose declared length is too large before the first byte of them is read. Quarkus would do so too, but
 * with an empty answer; bodies of undeclared length are left to {@link StrictBody}.
 */
@Singleton
class BodyLimit {
    private static final int BEFORE_QUARKUS = 10_000;
    private final ObjectMapper json;

    BodyLimit(ObjectMapper json) {
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::refuseDeclared, BEFORE_QUARKUS);
    }

    private void refuseDeclared(RoutingContext context) {
        HttpServerRequest request = context.request();
        String length = request.headers().get(HttpHeaderNames.CONTENT_LENGTH);
        // HTTP has checked that it is a number; beyond ten digits it is too large anyway.
        if (length == null || (length.length() <= 10 && Long.parseLong(length) <= StrictBody.MOST_BYTES)) {
            context.next();
            return;
        }
        // The rest of the body is not waited for.
        context.response().putHeader(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        context.response().endHandler(end -> request.connection().close());
        context.response().setStatusCode(413);
        context.response().putHeader(HttpHeaderNames.CONTENT_TYPE, ProblemMappers.MEDIA_TYPE);
        try {
            var unused = context.response()
                    .end(json.writeValueAsString(ProblemMappers.body(StrictBody.tooLarge(), request.path())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem can be written", e);
        }
    }
}
