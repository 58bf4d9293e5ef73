package org.countersign.audit.verify;

import java.util.List;
import org.countersign.core.Words;
import org.jspecify.annotations.Nullable;

/**
 * What came of a verification.
 *
 * @param origin the log's name; null if it cannot be told
 * @param key that the checkpoint was verified with, in C2SP's vkey form
 * @param keyGiven whether the caller brought the key; else it is the log's own word
 * @param size that the checkpoint signs
 * @param entries that were read
 */
record Report(
        @Nullable String origin,
        @Nullable String key,
        boolean keyGiven,
        long size,
        long entries,
        long decisions,
        List<Result> results) {

    /** What a check came to. */
    enum State {
        HOLDS,
        FAILS,
        /** There was nothing to compare with. */
        NOT_CHECKED
    }

    /**
     * One check.
     *
     * @param findings how many there are
     * @param listed the first of them
     */
    record Result(Check check, State state, Words words, long findings, List<Finding> listed) {}

    /** Whether nothing at all was found. */
    boolean holds() {
        return results.stream().noneMatch(result -> result.state() == State.FAILS);
    }
}
