package org.countersign.platforms;

/**
 * What the declared changes say of a platform's releases. This room asks; the room {@code changes}, which it may not
 * import, answers.
 */
public interface DeclaredReleases {
    /** Whether a change of the platform was ever declared, whatever became of it. */
    boolean anyDeclared(String platform);

    /** Whether a closed change of the platform introduced a release that this one {@linkplain Release#isNoWiderThan is no wider than}. */
    boolean introducedByClosedChange(String platform, Release release);
}
