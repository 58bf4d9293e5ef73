package org.countersign.changes;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What a person does to move a change on, in the order of its life. */
public enum Transition {
    DECLARE(ChangeStatus.DRAFT),
    IMPLEMENT(ChangeStatus.DECLARED),
    CLOSE(ChangeStatus.IMPLEMENTED),
    WITHDRAW(ChangeStatus.DRAFT, ChangeStatus.DECLARED),
    ROLL_BACK(ChangeStatus.IMPLEMENTED);

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<ChangeStatus> from;

    Transition(ChangeStatus... from) {
        this.from = Set.of(from);
    }

    /** Whether the status alone permits it; more may stand in the way. */
    public boolean startsFrom(ChangeStatus status) {
        return from.contains(status);
    }

    /** Those that the status permits. */
    public static List<Transition> from(ChangeStatus status) {
        return Arrays.stream(values())
                .filter(transition -> transition.startsFrom(status))
                .toList();
    }
}
