package org.countersign.platforms;

/**
 * What the declared changes say of a platform's releases. This room asks; the room {@code changes}, which it may not
 * import, answers.
 */
public interface DeclaredReleases {
    /** Whether a change of the platform was ever declared, whatever became of it. */
    boolean anyDeclared(String platform);

    /** Whether a change of the platform was closed by which this carrier was not affected. */
    boolean anyClosedWithout(String platform, String carrier);

    /** Whether a declared change of the platform, which was not taken back, introduces what {@linkplain Release#agreesWith may be} this. */
    boolean introduces(String platform, Release release);

    /** Whether a closed change of the platform introduced a release that this one {@linkplain Release#isNoWiderThan is no wider than}. */
    boolean introducedByClosedChange(String platform, Release release);
}
