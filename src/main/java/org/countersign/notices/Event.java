package org.countersign.notices;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.countersign.access.Role;
import org.countersign.core.JsonMappers;
import org.jspecify.annotations.Nullable;

/** The facts that one can be told of; each is named like the kind of the fact. */
public enum Event {
    CHANGE_DECLARED(Topic.CHANGE),
    CHANGE_AMENDED(Topic.CHANGE),
    /** A carrier hears of it only when it has itself become affected, or is not any more. */
    AFFECTED_RECOMPUTED(Topic.CHANGE),
    CHANGE_IMPLEMENTED(Topic.CHANGE),
    CHANGE_WITHDRAWN(Topic.CHANGE),
    CHANGE_ROLLED_BACK(Topic.CHANGE),
    CHANGE_CLOSED(Topic.CHANGE),
    ACKNOWLEDGEMENT_REMINDED(Topic.SIGN_OFF),
    LETTER_UNDELIVERED(Topic.SIGN_OFF),
    SIGNED_OFF(Topic.SIGN_OFF),
    HOLD_PLACED(Topic.HOLD),
    HOLD_LIFTED(Topic.HOLD),
    OVERRIDE_PROPOSED(Topic.OVERRIDE),
    OVERRIDE_APPROVED(Topic.OVERRIDE),
    OVERRIDE_ENDED(Topic.OVERRIDE),
    DECISION_RECORDED(Topic.DECISION),
    /** An allow does not stand any more, before its time, and nobody has asked again yet. */
    CLEARANCE_ENDED(Topic.DECISION),
    RELEASE_REPORTED(Topic.RELEASE),
    RELEASE_CANARY_STARTED(Topic.CANARY),
    RELEASE_CANARY_ENDED(Topic.CANARY),
    INCIDENT_OPENED(Topic.INCIDENT),
    INCIDENT_JOINED(Topic.INCIDENT),
    INCIDENT_MERGED(Topic.INCIDENT),
    INCIDENT_ACKNOWLEDGED(Topic.INCIDENT),
    INCIDENT_ESCALATED(Topic.INCIDENT),
    INCIDENT_NOTED(Topic.INCIDENT),
    CANARY_STARTED(Topic.INCIDENT),
    CANARY_ENDED(Topic.INCIDENT),
    INCIDENT_CLIENT_INFORMED(Topic.INCIDENT),
    INCIDENT_CAUSE_SET(Topic.INCIDENT),
    INCIDENT_CORRECTIVE_ACTIONS_SET(Topic.INCIDENT),
    INCIDENT_IMPACT_SET(Topic.INCIDENT),
    INCIDENT_CLOSING_PROPOSED(Topic.INCIDENT),
    INCIDENT_CLOSING_DECLINED(Topic.INCIDENT),
    INCIDENT_CLOSED(Topic.INCIDENT);

    /** What a fact is about, and who may read of such things at all. */
    public enum Topic {
        CHANGE(Role.AUDITOR, Role.CARRIER, Role.CAMPAIGN_SYSTEM),
        SIGN_OFF(Role.AUDITOR, Role.CARRIER),
        DECISION(Role.AUDITOR, Role.CAMPAIGN_SYSTEM),
        HOLD(Role.AUDITOR),
        OVERRIDE(Role.AUDITOR),
        RELEASE(Role.AUDITOR),
        CANARY(Role.AUDITOR),
        INCIDENT(Role.AUDITOR);

        @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
        private final Set<Role> readers;

        Topic(Role... readers) {
            this.readers = Set.of(readers);
        }
    }

    private static final Map<String, Event> BY_KIND =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Event::kind, Function.identity()));

    private final Topic topic;

    Event(Topic topic) {
        this.topic = topic;
    }

    /** The kind of the fact, which is also the word for it on the wire. */
    public String kind() {
        return JsonMappers.word(this);
    }

    public Topic topic() {
        return topic;
    }

    /** Whether who reads as this role may be told of it at all. */
    boolean isFor(Role reader) {
        return topic.readers.contains(reader);
    }

    public static Set<String> kinds() {
        return BY_KIND.keySet();
    }

    /** The event of this kind; null if nobody is told of such facts. */
    public static @Nullable Event ofKind(String kind) {
        return BY_KIND.get(kind);
    }
}
