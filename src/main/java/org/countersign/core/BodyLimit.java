package org.countersign.core;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/**
 * Refuses bodies whose declared length is too large before the first byte of them is read. Quarkus would do so too, but
 * with an empty answer; bodies of undeclared length are left to {@link StrictBody} and
 * to those who take {@link LargeBodies}.
 */
@Singleton
class BodyLimit {
    private static final int BEFORE_QUARKUS = 10_000;
    private static final Duration LINGERING = Duration.ofSeconds(5);

    private final ProblemResponse problems;
    private final List<LargeBodies> larger;

    BodyLimit(ProblemResponse problems, Instance<LargeBodies> larger) {
        this.problems = problems;
        this.larger = larger.stream().toList();
    }

    void register(@Observes Filters filters) {
        filters.register(this::refuseDeclared, BEFORE_QUARKUS);
    }

    private void refuseDeclared(RoutingContext context) {
        HttpServerRequest request = context.request();
        String length = request.headers().get(HttpHeaderNames.CONTENT_LENGTH);
        // HTTP has checked that it is a number; beyond ten digits it is too large anyway.
        int most = mostBytes(request.path());
        if (length == null || (length.length() <= 10 && Long.parseLong(length) <= most)) {
            context.next();
            return;
        }
        linger(context);
        // Else clients would send their next request on this connection.
        context.response().putHeader(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        problems.send(context, StrictBody.tooLarge(most));
    }

    private int mostBytes(String path) {
        int most = StrictBody.MOST_BYTES;
        for (LargeBodies bodies : larger) {
            most = Math.max(most, bodies.mostBytes(path));
        }
        return most;
    }

    /**
     * Reads on for a while and forgets what it reads, because a connection closed under a client that still sends, or before
     * it has its answer, loses the answer too (RFC 9112 §9.6).
     */
    private static void linger(RoutingContext context) {
        HttpServerRequest request = context.request();
        Promise<Void> read = Promise.promise();
        long end = context.vertx().setTimer(LINGERING.toMillis(), timer -> read.tryComplete());
        request.endHandler(all -> {
            context.vertx().cancelTimer(end);
            read.tryComplete();
        });
        request.exceptionHandler(gone -> context.vertx().cancelTimer(end));
        request.handler(chunk -> {});
        request.resume();
        Promise<Void> answered = Promise.promise();
        context.addEndHandler(done -> answered.tryComplete());
        Future.all(read.future(), answered.future()).onComplete(both -> close(request));
    }

    private static void close(HttpServerRequest request) {
        var unused = request.connection().close();
    }
}
