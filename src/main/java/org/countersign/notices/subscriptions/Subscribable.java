package org.countersign.notices.subscriptions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.countersign.access.Role;
import org.countersign.access.Scope;
import org.countersign.notices.Addressees.Addressee;
import org.countersign.notices.Event;
import org.jspecify.annotations.Nullable;

/** What one can be written to about, and who is by these rules. */
public final class Subscribable {
    /** What contacts and people of a carrier can be written to about. */
    public static final Set<Event> TO_CARRIERS = Collections.unmodifiableSet(EnumSet.of(
            Event.CHANGE_DECLARED,
            Event.CHANGE_AMENDED,
            Event.AFFECTED_RECOMPUTED,
            Event.CHANGE_IMPLEMENTED,
            Event.CHANGE_WITHDRAWN,
            Event.CHANGE_ROLLED_BACK,
            Event.SIGNED_OFF,
            Event.ACKNOWLEDGEMENT_REMINDED));

    /** What those who may read of incidents can be written to about. */
    public static final Set<Event> ABOUT_INCIDENTS =
            Collections.unmodifiableSet(EnumSet.of(Event.INCIDENT_OPENED, Event.INCIDENT_ESCALATED));

    /** What asks a carrier for its sign-off: somebody there is told of it, whatever they have chosen. */
    static final Set<Event> ASKING = Collections.unmodifiableSet(EnumSet.of(
            Event.CHANGE_DECLARED, Event.CHANGE_AMENDED, Event.AFFECTED_RECOMPUTED, Event.ACKNOWLEDGEMENT_REMINDED));

    private Subscribable() {}

    /** Whether they may read of incidents at all. */
    public static boolean readsIncidents(Scope scope) {
        return scope.roles().stream()
                .anyMatch(role -> role == Role.ADMIN
                        || role == Role.CHANGE_MANAGER
                        || role == Role.DUTY_OWNER
                        || role == Role.AUDITOR);
    }

    /**
     * Which contacts are told, as they have chosen and as is usual.
     *
     * @param duties those of one duty together, in the carrier's order
     * @param chosen the subscriptions that there are, by recipients
     * @param escalated whether the first ones have not answered
     */
    static List<Addressee> told(
            List<List<Addressee>> duties, Map<String, Subscription> chosen, Event event, boolean escalated) {
        int usual = usual(duties, escalated);
        List<Addressee> told = new ArrayList<>();
        for (int i = 0; i < duties.size(); i++) {
            for (Addressee contact : duties.get(i)) {
                Subscription own = chosen.get(contact.id());
                if ((own == null || own.isUsual()) ? i == usual : own.names(event)) {
                    told.add(contact);
                }
            }
        }
        return told;
    }

    /** As {@link #told}, but not nobody where a sign-off is asked for: then the first who have chosen nothing, or all of the first duty. */
    static List<Addressee> reached(
            List<List<Addressee>> duties, Map<String, Subscription> chosen, Event event, boolean escalated) {
        List<Addressee> told = told(duties, chosen, event, escalated);
        if (!told.isEmpty() || duties.isEmpty() || !ASKING.contains(event)) {
            return told;
        }
        return duties.stream()
                .map(duty -> duty.stream()
                        .filter(contact -> isUsual(chosen.get(contact.id())))
                        .toList())
                .filter(duty -> !duty.isEmpty())
                .findFirst()
                .orElse(duties.get(0));
    }

    private static boolean isUsual(@Nullable Subscription own) {
        return own == null || own.isUsual();
    }

    /** The duty whose contacts are told without having chosen anything. */
    static int usual(List<List<Addressee>> duties, boolean escalated) {
        return escalated && duties.size() > 1 ? 1 : 0;
    }
}
