package org.countersign.ledger;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * Something that happened and matters. Implemented by records in the rooms: their components are the leaf's
 * {@code data}; a component that is free text is a {@link FreeText}, so that no personal data reaches a leaf.
 *
 * <p>A fact's form is for ever: entries written years ago must still be read. New components are optional; a change of
 * meaning is a new kind.
 */
public interface Fact {
    /** What happened, in the past tense with hyphens: {@code change-declared}. At most 64 characters, unique. */
    @JsonIgnore
    String kind();

    /** What it happened to: a reference such as {@code CHG-2013-0001} or a code. At most 160 characters. */
    @JsonIgnore
    String subject();

    /**
     * Whether a gate answer may differ because of this fact. When in doubt, true: it costs a little time, false may
     * cost a wrong answer.
     */
    @JsonIgnore
    default boolean movesGate() {
        return true;
    }
}
