package org.countersign.ui;

import org.countersign.core.FieldError;
import org.countersign.core.Problem;

/** What pages say of problems: the one place that knows where their words come from. */
final class ProblemTexts {
    private ProblemTexts() {}

    static String of(Problem problem) {
        return problem.detail();
    }

    static String of(FieldError fault) {
        return fault.detail();
    }
}
