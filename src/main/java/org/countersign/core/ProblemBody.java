package org.countersign.core;

import java.util.LinkedHashMap;

/** A problem as the API answers it, in one language; pages that show it in their reader's take it from here. */
public final class ProblemBody extends LinkedHashMap<String, Object> {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    ProblemBody(Problem problem) {
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
