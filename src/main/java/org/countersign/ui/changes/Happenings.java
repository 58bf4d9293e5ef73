package org.countersign.ui.changes;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import org.countersign.changes.AffectedState;
import org.countersign.changes.TimelineItem;
import org.countersign.ui.Names;
import org.countersign.ui.Viewer;
import org.countersign.ui.WebPages;
import org.countersign.ui.WordTexts;
import org.jspecify.annotations.Nullable;

/** Puts what the ledger tells of a change into words. */
final class Happenings {
    private final ChangeTexts texts;
    private final Viewer viewer;
    private final Names names;

    Happenings(ChangeTexts texts, Viewer viewer, Names names) {
        this.texts = texts;
        this.viewer = viewer;
        this.names = names;
    }

    Happening of(TimelineItem item) {
        String name = item.byName();
        return new Happening(
                item.index(), item.at(), name == null ? texts.somebody() : name, what(item), note(item.data()));
    }

    private String what(TimelineItem item) {
        Map<String, Object> data = item.data();
        int revision = number(data, "revision");
        return switch (item.kind()) {
            case "change-drafted" -> texts.drafted();
            case "change-revised" -> texts.revised(revision);
            case "change-declared" -> texts.declared(revision, size(data, "affected"));
            case "change-amended" ->
                text(data, "editorial").equals("true") ? texts.amendedEditorial(revision) : texts.amendedVoid(revision);
            case "affected-recomputed" -> texts.recomputed(size(data, "affected"));
            case "exclusion-approved" -> texts.exclusionWasApproved(carrier(data));
            case "change-implemented" -> texts.wasImplemented(viewer.minute(Instant.parse(text(data, "at"))));
            case "change-withdrawn" -> texts.wasWithdrawn();
            case "change-rolled-back" -> texts.wasRolledBack();
            case "change-closed" -> texts.wasClosed();
            case "signed-off" -> texts.said(state(text(data, "decision")), carrier(data), revision);
            case "attempt-refused" -> texts.wasRefused(words().operation(text(data, "operation")));
            case "acknowledgement-reminded" -> texts.wasReminded(carrier(data), text(data, "stage"));
            case "letter-undelivered" -> texts.wasUndelivered(carrier(data));
            case "links-revoked" -> texts.wasRevoked(carrier(data));
            default -> item.kind();
        };
    }

    private WordTexts words() {
        return WebPages.texts(WordTexts.class, viewer.language());
    }

    private static AffectedState state(String decision) {
        return switch (decision) {
            case "acknowledged" -> AffectedState.ACKNOWLEDGED;
            case "accepted" -> AffectedState.ACCEPTED;
            case "rejected" -> AffectedState.REJECTED;
            default -> AffectedState.WITHDRAWN;
        };
    }

    private static @Nullable String note(Map<String, Object> data) {
        Object note = data.get("note") == null ? data.get("reason") : data.get("note");
        return note == null || (note instanceof JsonNode json && json.isNull()) ? null : note.toString();
    }

    private String carrier(Map<String, Object> data) {
        String code = text(data, "carrier");
        return names.carrier(code);
    }

    private static String text(Map<String, Object> data, String component) {
        return data.get(component) instanceof JsonNode json ? json.asText() : "";
    }

    private static int number(Map<String, Object> data, String component) {
        return data.get(component) instanceof JsonNode json ? json.asInt() : 0;
    }

    private static int size(Map<String, Object> data, String component) {
        return data.get(component) instanceof JsonNode json ? json.size() : 0;
    }
}
