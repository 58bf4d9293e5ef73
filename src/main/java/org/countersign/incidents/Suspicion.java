package org.countersign.incidents;

/** What makes something suspect, the most suspicious first. */
public enum Suspicion {
    /** It touches the carrier, which had not signed off when the failures began; or nobody had declared it. */
    UNSIGNED,
    /** It touches the carrier, which had signed off. */
    SIGNED,
    /** It is a change of the platform that is not supposed to touch the carrier. */
    ELSEWHERE
}
