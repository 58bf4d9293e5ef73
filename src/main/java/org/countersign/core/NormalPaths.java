package org.countersign.core;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Refuses requests whose path is not written in its normal form (RFC 3986, 6.2.2), or has parameters of segments. Routing reads
 * {@code //api/v1/changes}, {@code /%61pi/…} and {@code /api;a/…} as the API; whatever looks at the path itself, here or in a proxy,
 * would not.
 */
@Singleton
class NormalPaths {
    /** After the headers of every answer, before whoever looks at a path. */
    private static final int BEFORE_LIMITS = 15_000;

    private final ProblemResponse problems;

    NormalPaths(ProblemResponse problems) {
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::refuseOthers, BEFORE_LIMITS);
    }

    private void refuseOthers(RoutingContext context) {
        if (isNormal(context)) {
            context.next();
        } else {
            problems.send(
                    context,
                    Problem.badRequest(
                            "", "the path must be in its normal form, without empty, dot or parameter parts"));
        }
    }

    private static boolean isNormal(RoutingContext context) {
        String path = context.request().path();
        if (path == null || path.indexOf(';') >= 0) {
            return false;
        }
        try {
            return path.equals(context.normalizedPath());
        } catch (IllegalArgumentException e) {
            // No percent-encoding at all; who decodes it will say so.
            return true;
        }
    }
}
