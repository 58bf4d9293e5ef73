package org.countersign.access;

import org.countersign.core.Problem;

/**
 * An attempt that its caller was not entitled to and that must be on record: it is answered with its problem, and after
 * the roll-back of the attempt's own transaction a fact tells of it.
 */
public final class Refusal extends RuntimeException {
    private final String operation;
    private final String subject;
    private final Problem problem;

    /**
     * @param operation what was tried: {@code sign-off}, {@code declare}, {@code override} …
     * @param subject on what: a change's reference, a campaign's code …
     */
    public Refusal(String operation, String subject, Problem problem) {
        super(problem.detail(), problem, false, false);
        this.operation = operation;
        this.subject = subject;
        this.problem = problem;
    }

    public String operation() {
        return operation;
    }

    public String subject() {
        return subject;
    }

    public Problem problem() {
        return problem;
    }
}
