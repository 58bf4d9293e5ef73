package org.countersign.ui;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.countersign.ledger.Tail;
import org.jspecify.annotations.Nullable;

/** How far the ledger had come when a page was asked for. What has come since is news to the page, see {@link LiveResource}. */
@Singleton
class LedgerMark {
    private static final String ATTRIBUTE = LedgerMark.class.getName();
    private static final int BEFORE_ALL_ELSE = 1_000;

    private final Tail tail;

    LedgerMark(Tail tail) {
        this.tail = tail;
    }

    void register(@Observes Filters filters) {
        filters.register(this::note, BEFORE_ALL_ELSE);
    }

    private void note(RoutingContext request) {
        if (request.request().method().equals(HttpMethod.GET)) {
            request.put(ATTRIBUTE, tail.applied().size());
        }
        request.next();
    }

    /** Null for what is no answer to a GET. */
    static @Nullable Long of(RoutingContext request) {
        return request.get(ATTRIBUTE);
    }
}
