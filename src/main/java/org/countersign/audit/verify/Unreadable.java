package org.countersign.audit.verify;

import org.countersign.core.Words;

/** There is nothing to verify: the command was given wrongly, or what it names is no export. */
final class Unreadable extends Exception {
    private final transient Words words;

    Unreadable(Words words) {
        super(words.toString(), null, false, false);
        this.words = words;
    }

    Words words() {
        return words;
    }
}
