package org.countersign.ui.incidents;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.countersign.changes.TimelineItem;
import org.countersign.core.ActorId;
import org.countersign.holds.HoldPlaced;
import org.countersign.holds.WatchFinding;
import org.countersign.ledger.FreeText;
import org.countersign.ui.Names;
import org.countersign.ui.Viewer;
import org.countersign.ui.WebPages;
import org.countersign.ui.WordTexts;
import org.jspecify.annotations.Nullable;

/** Puts what the ledger tells of an incident into words. */
final class Happenings {
    private final IncidentTexts texts;
    private final Viewer viewer;
    private final Names names;

    Happenings(IncidentTexts texts, Viewer viewer, Names names) {
        this.texts = texts;
        this.viewer = viewer;
        this.names = names;
    }

    Happening of(TimelineItem item) {
        String name = item.byName();
        String who = item.by().equals(ActorId.SYSTEM) ? texts.theWatch() : name == null ? texts.somebody() : name;
        return new Happening(item.index(), item.at(), who, what(item), told(item));
    }

    private String what(TimelineItem item) {
        Map<String, Object> data = item.data();
        return switch (item.kind()) {
            case "anomaly-raised" ->
                texts.anomaly(
                        text(data, "level"),
                        names.campaign(text(data, "campaign")),
                        viewer.number(number(data, "failed")),
                        viewer.number(number(data, "sent")));
            case "hold-placed" -> texts.holdPlaced();
            case "hold-lifted" -> texts.holdLifted();
            case "incident-opened" -> texts.opened();
            case "incident-joined" ->
                texts.joined(names.campaign(text(data, "campaign")), Boolean.TRUE.equals(data.get("asksAgain")));
            case "incident-merged" -> texts.merged(text(data, "into"));
            case "incident-acknowledged" -> texts.acknowledged(flag(data, "late"));
            case "incident-escalated" -> texts.escalated(time(data, "acknowledgeBy"));
            case "incident-noted" -> texts.noted();
            case "incident-client-informed" ->
                texts.informed(names.client(text(data, "client")), text(data, "by"), time(data, "at"));
            case "incident-cause-set" -> texts.causeSet(text(data, "change"));
            case "incident-corrective-actions-set" -> texts.actionsSet(size(data, "actions"));
            case "incident-impact-set" -> texts.impactSet();
            case "canary-started" ->
                texts.canaryStarted(names.campaign(text(data, "campaign")), viewer.number(number(data, "messages")));
            case "canary-ended" ->
                texts.canaryEnded(
                        text(data, "state"),
                        viewer.number(number(data, "judged")),
                        viewer.number(number(data, "failed")));
            case "incident-closing-proposed" -> texts.closingProposed();
            case "incident-closing-declined" -> texts.closingDeclined();
            case "incident-closed" -> texts.wasClosed();
            case "attempt-refused" ->
                texts.refused(WebPages.texts(WordTexts.class, viewer.language()).operation(text(data, "operation")));
            default -> item.kind();
        };
    }

    /** What the watch found is told in the viewer's language; what people wrote stays as they wrote it. */
    private @Nullable String told(TimelineItem item) {
        String note = note(item);
        return item.kind().equals(HoldPlaced.KIND) && note != null && !note.equals(FreeText.ERASED)
                ? WatchFinding.told(item.data())
                        .map(words -> words.in(viewer.language()))
                        .orElse(note)
                : note;
    }

    private static @Nullable String note(TimelineItem item) {
        return Stream.of("note", "reason", "cause")
                .map(item.data()::get)
                .filter(Objects::nonNull)
                .filter(value -> value instanceof JsonNode json && json.isTextual())
                .map(value -> ((JsonNode) value).asText())
                .findFirst()
                .orElse(null);
    }

    private String time(Map<String, Object> data, String component) {
        String text = text(data, component);
        return text.isEmpty() ? "" : viewer.minute(Instant.parse(text));
    }

    private static String text(Map<String, Object> data, String component) {
        return data.get(component) instanceof JsonNode json && !json.isNull() ? json.asText() : "";
    }

    private static long number(Map<String, Object> data, String component) {
        return data.get(component) instanceof JsonNode json ? json.asLong() : 0;
    }

    private static boolean flag(Map<String, Object> data, String component) {
        return data.get(component) instanceof JsonNode json && json.asBoolean();
    }

    private static int size(Map<String, Object> data, String component) {
        return data.get(component) instanceof JsonNode json ? json.size() : 0;
    }
}
