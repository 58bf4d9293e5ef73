package org.countersign.ui.admin;

import java.util.Arrays;
import java.util.List;
import org.countersign.access.PersonView;
import org.countersign.core.JsonMappers;
import org.countersign.core.Problem;

/** What an administrator may do to an account, each on a page that says what follows. */
public enum PersonStep {
    PASSWORD,
    END_SESSIONS,
    DISABLE,
    ENABLE;

    /** The end of its page's address. */
    public String word() {
        return JsonMappers.word(this);
    }

    /** Whether it shuts somebody out. */
    public boolean isGrave() {
        return this == DISABLE;
    }

    static PersonStep of(String word) {
        return Arrays.stream(values())
                .filter(step -> step.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("page", word));
    }

    /** Those that make sense for this account now. */
    static List<PersonStep> openTo(PersonView person) {
        return person.disabled() ? List.of(PASSWORD, ENABLE) : List.of(PASSWORD, END_SESSIONS, DISABLE);
    }
}
