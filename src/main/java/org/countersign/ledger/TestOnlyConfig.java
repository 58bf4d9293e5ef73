package org.countersign.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/**
 * Settings that make the node wrong, so that a test can prove that it would notice. <strong>Never set them where a
 * campaign may leave.</strong>
 */
@ConfigMapping(prefix = "countersign.test-only")
public interface TestOnlyConfig {
    /** What {@link #confirm()} must say. */
    String CONFIRMATION = "answers-may-be-wrong";

    /**
     * Answers every question from what the node happens to know, without asking the database whether that is all. Only
     * together with {@code confirm}; alone it stops the node from starting.
     */
    @WithDefault("false")
    boolean serveStale();

    /** {@value #CONFIRMATION}, or the node does not start with any of these settings. */
    Optional<String> confirm();

    /**
     * Whether stale answers are wanted.
     *
     * @throws IllegalStateException if they are wanted, but not confirmed
     */
    default boolean confirmedServeStale() {
        if (serveStale() && !confirm().orElse("").equals(CONFIRMATION)) {
            throw new IllegalStateException(
                    "countersign.test-only.serve-stale makes the gate's answers wrong and is for"
                            + " tests alone; unset it");
        }
        return serveStale();
    }
}
