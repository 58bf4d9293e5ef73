package org.countersign.platforms;

/** Another release than before runs on a platform, as far as is known: fired under the lock of the platform's row. */
public record ReleaseReplaced(String platform) {}
