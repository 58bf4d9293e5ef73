package org.countersign.access;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
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
            request.put(ATTRIBUTE, head);
            emitter.complete(head);
        }
    }

    /** How far the ledger had come after this request arrived; null when nobody has waited for it yet. */
    public static @Nullable Head of(RoutingContext request) {
        return request.get(ATTRIBUTE);
    }
}
