package org.countersign.notices;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.countersign.access.Caller;
import org.countersign.canaries.ReleaseCanaryService;
import org.countersign.changes.ChangeService;
import org.countersign.core.JsonMappers;
import org.countersign.gate.feed.Decisions;
import org.countersign.holds.HoldService;
import org.countersign.holds.OverrideService;
import org.countersign.incidents.IncidentService;
import org.countersign.ledger.Entries;
import org.countersign.ledger.Entry;
import org.countersign.platforms.PlatformService;
import org.countersign.signoffs.SignOffService;
import org.jspecify.annotations.Nullable;

/**
 * What subscribers read of a fact: the view that the API would give them of what it is about, as it stands when the notice is
 * sent, and nothing where it would give them none. Nothing comes from the fact itself but its kind, its time, and its place.
 */
@ApplicationScoped
public class Readings {
    /** Bytes of a body; of what is longer only the address is sent. */
    static final int MOST_BYTES = 64 * 1024;

    private static final String API = "/api/v1/";

    private final ObjectMapper json = JsonMappers.standard();
    private final ChangeService changes;
    private final SignOffService signOffs;
    private final HoldService holds;
    private final OverrideService overrides;
    private final Decisions decisions;
    private final IncidentService incidents;
    private final PlatformService platforms;
    private final ReleaseCanaryService canaries;
    private final ChatMessages chat;
    private final Entries entries;
    private final AskedCarriers asked;

    Readings(
            ChangeService changes,
            SignOffService signOffs,
            HoldService holds,
            OverrideService overrides,
            Decisions decisions,
            IncidentService incidents,
            PlatformService platforms,
            ReleaseCanaryService canaries,
            ChatMessages chat,
            Entries entries,
            AskedCarriers asked) {
        this.changes = changes;
        this.signOffs = signOffs;
        this.holds = holds;
        this.overrides = overrides;
        this.decisions = decisions;
        this.incidents = incidents;
        this.platforms = platforms;
        this.canaries = canaries;
        this.chat = chat;
        this.entries = entries;
        this.asked = asked;
    }

    /**
     * A body.
     *
     * @param entry the index of the fact in the ledger: a later fact about the same subject has a higher one
     * @param href where the API shows what it is about
     * @param data what it shows there; absent when it is too long to be sent, or shows nothing any more
     */
    private record Body(
            String type,
            Instant timestamp,
            String subject,
            long entry,
            String href,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Object data) {
        Body withoutData() {
            return new Body(type, timestamp, subject, entry, href, null);
        }
    }

    private record Reading(String path, Object view) {}

    /** Whether the subscriber is to be told of the fact. */
    boolean concerns(Event event, Entry entry, Subscriber subscriber) {
        Caller reader = subscriber.caller();
        @Nullable String carrier = reader.readsOnlyCarrier();
        return event.isFor(subscriber.role())
                && switch (event.topic()) {
                    case CHANGE -> carrier == null || concerns(event, entry, reader, carrier);
                    case SIGN_OFF ->
                        carrier == null
                                || carrier.equals(entry.data().path("carrier").asText());
                    case DECISION -> mayRead(reader, client(entry));
                    case HOLD, OVERRIDE, RELEASE, CANARY, INCIDENT -> true;
                };
    }

    /** Whether a fact about a change concerns the carrier for which this one reads. */
    private boolean concerns(Event event, Entry entry, Caller reader, String carrier) {
        return switch (event) {
            case CHANGE_DECLARED -> asked.asked(entry).contains(carrier);
            case CHANGE_AMENDED ->
                asked.asked(entry).contains(carrier) || asked.left(entry).contains(carrier);
            // That others are affected, or are not any more, is not for it to know.
            case AFFECTED_RECOMPUTED ->
                asked.joined(entry).contains(carrier) || asked.left(entry).contains(carrier);
            default -> changes.isShownTo(reader, entry.subject());
        };
    }

    /**
     * What the reader is sent of the fact, as JSON; empty if it is not theirs to read, or not any more.
     *
     * @param index of the fact in the ledger
     */
    Optional<String> body(long index, Reader by) {
        Subscriber subscriber = by.subscriber();
        Entry entry = entries.find(index).orElseThrow();
        Event event = Objects.requireNonNull(Event.ofKind(entry.kind()));
        if (!event.isFor(subscriber.role())) {
            return Optional.empty();
        }
        return reading(event, entry, subscriber.caller())
                .map(reading -> switch (by.format()) {
                    case EVENT -> write(body(event, entry, reading.path(), reading.view()));
                    case CHAT -> chat.message(event, entry.subject(), reading.view(), by);
                })
                .or(() -> farewell(event, entry, by));
    }

    private static Body body(Event event, Entry entry, String path, @Nullable Object view) {
        return new Body(event.kind(), entry.at(), entry.subject(), entry.index(), API + path, view);
    }

    /** What is left to say to a carrier of the fact by which a change ceased to concern it: that it does not show it any more. */
    private Optional<String> farewell(Event event, Entry entry, Reader by) {
        @Nullable String carrier = by.subscriber().caller().readsOnlyCarrier();
        if (carrier == null || !asked.left(entry).contains(carrier)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (by.format()) {
                    case EVENT -> write(body(event, entry, "changes/" + entry.subject(), null));
                    case CHAT -> chat.farewell(entry.subject(), by.language());
                });
    }

    private String write(Body body) {
        try {
            String text = json.writeValueAsString(body);
            return text.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES
                    ? text
                    : json.writeValueAsString(body.withoutData());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a view cannot be written", e);
        }
    }

    private Optional<Reading> reading(Event event, Entry entry, Caller reader) {
        String subject = entry.subject();
        return switch (event.topic()) {
            case CHANGE -> change(subject, reader);
            case SIGN_OFF -> {
                if (event != Event.SIGNED_OFF) {
                    yield change(subject, reader);
                }
                String id = entry.data().path("signOff").asText();
                yield signOffs.shownTo(reader, subject, id)
                        .map(view -> new Reading("changes/" + subject + "/sign-offs/" + id, view));
            }
            case HOLD -> Optional.of(new Reading("holds/" + subject, holds.get(subject, reader.readsOnlyClient())));
            case OVERRIDE -> Optional.of(new Reading("overrides/" + subject, overrides.get(subject)));
            case RELEASE -> release(entry);
            case CANARY -> Optional.of(new Reading("canaries/" + subject, canaries.get(subject)));
            case DECISION -> decision(entry, reader);
            case INCIDENT -> Optional.of(new Reading("incidents/" + subject, incidents.get(subject)));
        };
    }

    private Optional<Reading> release(Entry entry) {
        JsonNode report = entry.data().path("report");
        String platform = entry.subject();
        // Entries of long ago do not say which report they are about.
        return report.isIntegralNumber()
                ? Optional.of(new Reading(
                        "platforms/" + platform + "/releases/" + report.asLong(),
                        platforms.report(platform, report.asLong())))
                : Optional.empty();
    }

    private Optional<Reading> change(String reference, Caller reader) {
        return changes.shownTo(reader, reference).map(view -> new Reading("changes/" + reference, view));
    }

    private Optional<Reading> decision(Entry entry, Caller reader) {
        if (!mayRead(reader, client(entry))) {
            return Optional.empty();
        }
        String id = entry.data().path("decisionId").asText();
        return Optional.of(new Reading("decisions/" + id, decisions.get(id, reader.readsOnlyClient())));
    }

    /** Whose decision it is. */
    private static String client(Entry entry) {
        return entry.data().has("client")
                ? entry.data().path("client").asText()
                : entry.data().path("question").path("client").asText();
    }

    private static boolean mayRead(Caller reader, String client) {
        @Nullable String only = reader.readsOnlyClient();
        return reader.readsClients() && (only == null || only.equals(client));
    }

    /** The carriers that a fact about a change concerns; of other facts, none. Not those whom it concerns no more. */
    public Set<String> carriers(Event event, Entry entry) {
        return switch (event.topic()) {
            case CHANGE ->
                switch (event) {
                    case CHANGE_DECLARED, CHANGE_AMENDED -> asked.asked(entry);
                    case AFFECTED_RECOMPUTED -> asked.joined(entry);
                    default -> changes.affectedBy(entry.subject());
                };
            case SIGN_OFF -> Set.of(entry.data().path("carrier").asText());
            case DECISION, HOLD, OVERRIDE, RELEASE, CANARY, INCIDENT -> Set.of();
        };
    }
}
