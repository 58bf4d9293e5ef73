package org.countersign.incidents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.countersign.access.ActorNames;
import org.countersign.access.Callers;
import org.countersign.changes.TimelineItem;
import org.countersign.core.ActorId;
import org.countersign.core.Cursor;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.ledger.Entries;
import org.countersign.ledger.Entry;
import org.countersign.ledger.EntryFilter;
import org.countersign.ledger.Texts;

/** Tells what became of an incident, from the ledger alone: its own facts, and those of its alarms and holds. */
@ApplicationScoped
public class IncidentTimeline {
    /** Components that are texts, which stand in the leaf as commitments. */
    private static final Set<String> TEXTS = Set.of("note", "cause", "reason", "by", "action", "responsible");

    private final Incidents incidents;
    private final Entries entries;
    private final Texts texts;
    private final ActorNames names;
    private final Callers callers;

    IncidentTimeline(Incidents incidents, Entries entries, Texts texts, ActorNames names, Callers callers) {
        this.incidents = incidents;
        this.entries = entries;
        this.texts = texts;
        this.names = names;
        this.callers = callers;
    }

    /** All of it, the newest first. */
    @Transactional
    public Page<TimelineItem> of(String reference, Paging paging) {
        Incident incident = incidents.require(reference);
        Set<String> subjects = new TreeSet<>(incident.holds());
        subjects.add(reference);
        incident.alarms().forEach(alarm -> subjects.add(alarm.anomaly()));
        Cursor.Position after = paging.position(1);
        List<Entry> rows = entries.aboutAny(subjects, after == null ? Long.MAX_VALUE : after.number(0), paging.rows());
        Map<ActorId, String> known = namesOf(rows);
        Map<String, String> opened = opened(rows);
        return Page.of(
                rows,
                paging.limit,
                entry -> new TimelineItem(
                        entry.index(),
                        entry.at(),
                        entry.kind(),
                        entry.actor(),
                        known.get(entry.actor()),
                        data(entry, opened)),
                entry -> Cursor.of(entry.index()));
    }

    /** The notes alone, the newest first. */
    @Transactional
    public Page<NoteView> notes(String reference, Paging paging) {
        incidents.require(reference);
        Page<Entry> page = entries.list(new EntryFilter(IncidentNoted.KIND, reference, null, null, null), paging);
        Map<ActorId, String> known = namesOf(page.items());
        Map<String, String> opened = opened(page.items());
        return new Page<>(
                page.items().stream()
                        .map(entry -> new NoteView(
                                entry.at(),
                                entry.actor(),
                                known.get(entry.actor()),
                                opened.get(entry.data().path("note").asText())))
                        .toList(),
                page.next());
    }

    private Map<ActorId, String> namesOf(Collection<Entry> rows) {
        return names.of(rows.stream().map(Entry::actor).toList(), callers.current());
    }

    private Map<String, String> opened(Collection<Entry> rows) {
        Set<String> commitments = new HashSet<>();
        rows.forEach(entry -> collect(entry.data(), commitments));
        return texts.texts(commitments);
    }

    private static void collect(JsonNode node, Set<String> commitments) {
        node.properties().forEach(component -> {
            JsonNode value = component.getValue();
            if (TEXTS.contains(component.getKey()) && value.isTextual()) {
                commitments.add(value.asText());
            } else {
                collect(value, commitments);
            }
        });
        if (node.isArray()) {
            node.forEach(item -> collect(item, commitments));
        }
    }

    private static Map<String, Object> data(Entry entry, Map<String, String> opened) {
        Map<String, Object> data = new LinkedHashMap<>();
        opened(entry.data(), opened)
                .properties()
                .forEach(component -> data.put(component.getKey(), component.getValue()));
        return data;
    }

    private static JsonNode opened(JsonNode node, Map<String, String> opened) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(component -> {
                JsonNode value = component.getValue();
                component.setValue(
                        TEXTS.contains(component.getKey()) && value.isTextual()
                                ? told(opened, value)
                                : opened(value, opened));
            });
        } else if (node instanceof ArrayNode array) {
            array.forEach(item -> opened(item, opened));
        }
        return node;
    }

    private static JsonNode told(Map<String, String> opened, JsonNode commitment) {
        String text = opened.get(commitment.asText());
        return text == null ? NullNode.getInstance() : TextNode.valueOf(text);
    }
}
