package org.countersign.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.countersign.core.Problem;
import org.countersign.ledger.Head;
import org.countersign.ledger.Lifeline;
import org.countersign.ledger.NotFresh;
import org.countersign.ledger.Tail;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request go on once this node holds every fact that was committed before the request arrived, and remembers with
 * the request that it does, so that one request waits once.
 */
@Singleton
public class Freshness {
    private static final String ATTRIBUTE = "countersign.fresh";
    /** A body that follows its headers slowly must not be answered with what was known when they came. */
    private static final long KEPT_NANOS = Duration.ofMillis(50).toNanos();

    private static final int BEFORE_AUTHENTICATION = 300;

    private final Tail tail;
    private final Lifeline lifeline;

    Freshness(Tail tail, Lifeline lifeline) {
        this.tail = tail;
        this.lifeline = lifeline;
    }

    void register(@Observes Filters filters) {
        filters.register(this::awaitWithKey, BEFORE_AUTHENTICATION);
    }

    /** Requests with an API key wait here, which is cheaper than within their authentication: all of that is done at once then. */
    private void awaitWithKey(RoutingContext request) {
        if (!PresentedKey.isIn(request)) {
            request.next();
        } else {
            ask(request, (known, failure) -> request.next());
        }
    }

    /**
     * Completes, on the request's own context, with how far the ledger had come after the request arrived; fails with 503
     * when that cannot be told in time.
     */
    Uni<Head> await(RoutingContext request) {
        Known known = known(request);
        if (known != null) {
            return known.head == null
                    ? Uni.createFrom().failure(unavailable(known.failure))
                    : Uni.createFrom().item(known.head);
        }
        return Uni.createFrom()
                .emitter(emitter -> ask(request, (head, failure) -> {
                    if (head == null) {
                        emitter.fail(unavailable(failure));
                    } else {
                        emitter.complete(head);
                    }
                }));
    }

    /**
     * What a request waits for that asks the database: on the request's own context, and 503 as soon as the database does not
     * even answer a freshness read in time.
     */
    <T> Uni<T> hold(Uni<T> waiting) {
        Context context = Vertx.currentContext();
        Uni<T> held = Uni.createFrom()
                .completionStage(() -> lifeline.hold(waiting.subscribeAsCompletionStage()))
                .onFailure(NotFresh.class)
                .transform(Freshness::unavailable);
        return context == null ? held : held.emitOn(told -> context.runOnContext(nothing -> told.run()));
    }

    private void ask(RoutingContext request, BiConsumer<@Nullable Head, @Nullable Throwable> then) {
        Context context = Vertx.currentContext();
        var unused = tail.fresh().whenComplete((head, failure) -> {
            Runnable tell = () -> {
                request.put(ATTRIBUTE, new Known(head, failure, System.nanoTime()));
                then.accept(head, failure);
            };
            if (context == null) {
                tell.run();
            } else {
                context.runOnContext(nothing -> tell.run());
            }
        });
    }

    private static Problem unavailable(@Nullable Throwable cause) {
        return Problem.unavailable("It cannot be told now what holds; try again.", cause);
    }

    /**
     * How far the ledger had come after this request arrived; null when nobody has waited for it yet, or so long ago that
     * the better part of the request may have arrived only since.
     */
    public static @Nullable Head of(RoutingContext request) {
        Known known = known(request);
        return known == null ? null : known.head;
    }

    /**
     * Whether so little time has passed that what was asked then may answer a request whose body has come since.
     *
     * @param at as {@link System#nanoTime}
     */
    public static boolean isRecent(long at) {
        return System.nanoTime() - at <= KEPT_NANOS;
    }

    private static @Nullable Known known(RoutingContext request) {
        Known known = request.get(ATTRIBUTE);
        // A failure stays one: who has waited in vain must not wait again.
        return known != null && (known.head == null || isRecent(known.at)) ? known : null;
    }

    /**
     * What a wait ended with.
     *
     * @param head null if it failed
     * @param at as {@link System#nanoTime}
     */
    private record Known(@Nullable Head head, @Nullable Throwable failure, long at) {}
}
