package org.countersign.ui.incidents;

import java.util.Arrays;
import java.util.Locale;
import org.countersign.access.Role;
import org.countersign.core.Problem;
import org.countersign.incidents.IncidentStatus;
import org.countersign.incidents.IncidentView;
import org.countersign.ui.Viewer;

/** What one does with an incident, each on a page of its own that says what follows. */
public enum StepKind {
    ACKNOWLEDGE,
    NOTE,
    INFORM,
    CAUSE,
    ACTIONS,
    IMPACT,
    CANARY,
    CLOSE,
    DECLINE;

    /** How it stands in the address. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    static StepKind of(String path) {
        return Arrays.stream(values())
                .filter(step -> step.path().equals(path))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("page", path));
    }

    /** Whether it takes the place of what others may have stated meanwhile. */
    public boolean replaces() {
        return switch (this) {
            case CAUSE, ACTIONS, IMPACT, CLOSE, DECLINE -> true;
            case ACKNOWLEDGE, NOTE, INFORM, CANARY -> false;
        };
    }

    /** Whether an incident is where this can be done; the service decides, this only says what to offer. */
    boolean fits(IncidentView incident) {
        IncidentStatus status = incident.status();
        return switch (this) {
            case ACKNOWLEDGE -> status == IncidentStatus.OPEN;
            case CLOSE -> status == IncidentStatus.ACKNOWLEDGED || status == IncidentStatus.CLOSING_PROPOSED;
            case DECLINE -> status == IncidentStatus.CLOSING_PROPOSED;
            case NOTE, INFORM, CAUSE, ACTIONS, IMPACT, CANARY -> status.isOpen();
        };
    }

    /** Whether somebody may do it. */
    boolean isFor(Viewer viewer) {
        return this == ACKNOWLEDGE
                ? viewer.hasAny(Role.ADMIN, Role.DUTY_OWNER)
                : viewer.hasAny(Role.ADMIN, Role.CHANGE_MANAGER, Role.DUTY_OWNER);
    }
}
