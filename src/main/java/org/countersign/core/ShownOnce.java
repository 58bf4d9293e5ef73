package org.countersign.core;

/**
 * An answer with a secret that is shown this once. A repeated request with the same {@code Idempotency-Key} gets the
 * answer without it, because the secret is not kept for the repetition either.
 */
public interface ShownOnce {
    /** The same answer without the secret. */
    Object withoutSecret();
}
