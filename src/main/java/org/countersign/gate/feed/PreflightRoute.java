package org.countersign.gate.feed;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.countersign.access.Caller;
import org.countersign.access.Freshness;
import org.countersign.access.KeyDirectory;
import org.countersign.access.Role;
import org.countersign.core.Problem;
import org.countersign.core.ProblemMappers;
import org.countersign.core.ProblemResponse;
import org.countersign.core.StrictBody;
import org.countersign.ledger.Head;
import org.countersign.ledger.Tail;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The pre-flight's short way: a question as campaign systems ask it, with an API key and a plain JSON body, is answered here,
 * without the general machinery of {@link PreflightResource}, which costs more than deciding does; and while the database is
 * asked how far the ledger has come, the body is read. Whatever is unusual about a request is left to that resource before
 * the body is touched, above all credentials that do not permit it.
 */
@Singleton
class PreflightRoute {
    private static final Logger LOG = Logger.getLogger(PreflightRoute.class);
    static final String PATH = "/api/v1/preflight";
    /** Before the wait for a fresh ledger and before Quarkus authenticates: both are done here. */
    private static final int ORDER = 310;

    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json;charset=UTF-8");

    private final Tail tail;
    private final KeyDirectory keys;
    private final Preflight preflight;
    private final ProblemResponse problems;
    private final ObjectReader reader;
    private final ObjectWriter writer;

    PreflightRoute(Tail tail, KeyDirectory keys, Preflight preflight, ProblemResponse problems, ObjectMapper mapper) {
        this.tail = tail;
        this.keys = keys;
        this.preflight = preflight;
        this.problems = problems;
        this.reader = mapper.readerFor(PreflightRequest.class);
        this.writer = mapper.writerFor(Answer.class);
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, ORDER);
    }

    private void handle(RoutingContext context) {
        // By what is known already; it counts only once the ledger is known to be fresh.
        Caller caller = isUsual(context.request()) ? keys.caller(context) : null;
        if (caller == null || !caller.hasAny(Role.CAMPAIGN_SYSTEM, Role.CHANGE_MANAGER)) {
            context.next();
            return;
        }
        Executor loop = EventLoop.current();
        long askedAt = System.nanoTime();
        CompletionStage<Head> fresh = tail.fresh();
        // Whoever breaks off while sending hears no answer.
        var unused = context.request().body().onSuccess(body -> {
            CompletionStage<Head> known = Freshness.isRecent(askedAt) ? fresh : tail.fresh();
            respond(context, answer(context, caller, body, known, loop));
        });
        context.request().resume();
    }

    /** Whether the request has nothing about it but what is provided for here. */
    private static boolean isUsual(HttpServerRequest request) {
        if (!PATH.equals(request.path()) || !request.method().equals(HttpMethod.POST) || request.query() != null) {
            return false;
        }
        MultiMap headers = request.headers();
        return headers.contains(HttpHeaderNames.CONTENT_LENGTH)
                && isJson(headers.get(HttpHeaderNames.CONTENT_TYPE))
                && takesJson(headers.get(HttpHeaderNames.ACCEPT));
    }

    private static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        return contentType.contentEquals(HttpHeaderValues.APPLICATION_JSON)
                || contentType.replace(" ", "").toLowerCase(Locale.ROOT).equals("application/json;charset=utf-8");
    }

    private static boolean takesJson(@Nullable String accept) {
        return accept == null || accept.equals("*/*") || accept.contentEquals(HttpHeaderValues.APPLICATION_JSON);
    }

    private CompletionStage<Answer> answer(
            RoutingContext context, Caller caller, Buffer body, CompletionStage<Head> fresh, Executor loop) {
        Received received = read(body);
        return fresh.thenComposeAsync(
                head -> {
                    keys.requireStillInForce(context, caller);
                    if (received.fault != null) {
                        throw received.fault;
                    }
                    String languages = context.request().headers().get(HttpHeaderNames.ACCEPT_LANGUAGE);
                    return preflight.ask(received.question, caller, languages, head, loop);
                },
                loop);
    }

    /**
     * A body.
     *
     * @param question null where there was none, or a fault in it
     */
    private record Received(
            @Nullable PreflightRequest question, @Nullable Problem fault) {}

    private Received read(Buffer body) {
        byte[] bytes = body.getBytes();
        if (!StrictBody.isUtf8(bytes)) {
            return new Received(null, StrictBody.notUtf8());
        }
        try {
            return new Received(bytes.length == 0 ? null : reader.readValue(bytes), null);
        } catch (JacksonException e) {
            return new Received(null, ProblemMappers.malformed(e));
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can be read", e);
        }
    }

    private void respond(RoutingContext context, CompletionStage<Answer> coming) {
        var unused = coming.whenComplete((answer, failure) -> {
            try {
                if (failure == null) {
                    byte[] json = writer.writeValueAsBytes(answer);
                    context.response().putHeader(HttpHeaderNames.CONTENT_TYPE, JSON);
                    var unusedEnd = context.response().end(Buffer.buffer(json));
                } else {
                    problems.send(context, preflight.problem(failure));
                }
            } catch (IOException | RuntimeException e) {
                LOG.error("An answer could not be given", e);
                context.fail(e);
            }
        });
    }
}
