package org.countersign.core;

import io.vertx.ext.web.RoutingContext;

/** Shows browsers a page where the API gets a problem, before anything else has a part in the request. */
public interface ProblemPages {
    /** Whether this request is answered with a page; if so, the answer is on its way. */
    boolean show(RoutingContext context, Problem problem);
}
