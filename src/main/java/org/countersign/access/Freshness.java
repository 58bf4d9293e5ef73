package org.countersign.access;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.countersign.core.Problem;
import org.countersign.ledger.Head;
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
    private static final Duration KEPT = Duration.ofMillis(50);

    private final Tail tail;

    Freshness(Tail tail) {
        this.tail = tail;
    }

    /**
     * Completes, on the request's own context, with how far the ledger had come after the request arrived; fails with 503
     * when that cannot be told in time.
     */
    Uni<Head> await(RoutingContext request) {
        Head known = of(request);
        if (known != null) {
            return Uni.createFrom().item(known);
        }
        Context context = Vertx.currentContext();
        return Uni.createFrom().emitter(emitter -> {
            var unused = tail.fresh().whenComplete((head, failure) -> {
                if (context == null) {
                    tell(emitter, request, head, failure);
                } else {
                    context.runOnContext(nothing -> tell(emitter, request, head, failure));
                }
            });
        });
    }

    private static void tell(
            UniEmitter<? super Head> emitter,
            RoutingContext request,
            @Nullable Head head,
            @Nullable Throwable failure) {
        if (head == null) {
            emitter.fail(Problem.unavailable("It cannot be told now what holds; try again.", failure));
        } else {
            request.put(ATTRIBUTE, new Known(head, System.nanoTime()));
            emitter.complete(head);
        }
    }

    /**
     * How far the ledger had come after this request arrived; null when nobody has waited for it yet, or so long ago that
     * the better part of the request may have arrived only since.
     */
    public static @Nullable Head of(RoutingContext request) {
        Known known = request.get(ATTRIBUTE);
        return known == null || System.nanoTime() - known.at > KEPT.toNanos() ? null : known.head;
    }

    /** @param at as {@link System#nanoTime} */
    private record Known(Head head, long at) {}
}
