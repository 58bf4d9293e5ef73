package org.countersign.ui.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.countersign.access.Role;
import org.countersign.ui.PageTexts;
import org.countersign.ui.Viewer;
import org.countersign.ui.WebPages;

/**
 * What stands in a fact, piece by piece, as a sentence needs it. A leaf is told as it is, whatever it lacks: old entries stay
 * readable when facts get further components.
 */
final class Told {
    private static final String NOTHING = "";

    private final JsonNode data;
    private final Viewer viewer;

    Told(JsonNode data, Viewer viewer) {
        this.data = data;
        this.viewer = viewer;
    }

    /** The text of a component; empty if there is none. */
    String text(String name) {
        return data.path(name).asText(NOTHING);
    }

    int number(String name) {
        return data.path(name).asInt();
    }

    boolean flag(String name) {
        return data.path(name).asBoolean();
    }

    /** A time in the viewer's zone; empty if there is none. */
    String time(String name) {
        String text = text(name);
        try {
            return text.isEmpty() ? NOTHING : viewer.minute(Instant.parse(text));
        } catch (DateTimeException e) {
            return text;
        }
    }

    /** Codes with commas between them. */
    String list(String name) {
        return StreamSupport.stream(data.path(name).spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }

    String release(String name) {
        return data.path(name).path("version").asText(NOTHING);
    }

    /** The roles in words. */
    String roles() {
        PageTexts texts = WebPages.texts(PageTexts.class, viewer.language());
        return StreamSupport.stream(data.path("roles").spliterator(), false)
                .map(word -> Arrays.stream(Role.values())
                        .filter(role -> role.word().equals(word.asText()))
                        .findFirst()
                        .map(texts::role)
                        .orElse(word.asText()))
                .collect(Collectors.joining(", "));
    }

    /** The campaign of the question that a decision answers. */
    String campaign() {
        return data.path("question").path("campaign").asText(NOTHING);
    }
}
