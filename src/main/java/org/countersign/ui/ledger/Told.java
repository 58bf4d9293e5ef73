package org.countersign.ui.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.countersign.access.Role;
import org.countersign.ui.Names;
import org.countersign.ui.PageTexts;
import org.countersign.ui.Viewer;
import org.countersign.ui.WebPages;
import org.countersign.ui.WordTexts;

/**
 * What stands in a fact, piece by piece, as a sentence needs it. A leaf is told as it is, whatever it lacks: old entries stay
 * readable when facts get further components.
 */
final class Told {
    private static final String NOTHING = "";

    private final JsonNode data;
    private final Names names;
    private final Viewer viewer;

    Told(JsonNode data, Names names, Viewer viewer) {
        this.data = data;
        this.names = names;
        this.viewer = viewer;
    }

    /** The text of a component; empty if there is none. */
    String text(String name) {
        return data.path(name).asText(NOTHING);
    }

    /** What was refused. */
    String operation() {
        return WebPages.texts(WordTexts.class, viewer.language()).operation(text("operation"));
    }

    /** A share, as a percentage. */
    String share(String name) {
        return viewer.percent(data.path(name).asDouble());
    }

    /** A number that may be large. */
    String magnitude(String name) {
        return viewer.magnitude(data.path(name).asDouble());
    }

    String number(String name) {
        return viewer.number(data.path(name).asLong());
    }

    /** How many items a component has, in the reader's way of writing numbers. */
    String counted(String name) {
        return viewer.number(count(name));
    }

    /** How many items a component has. */
    int count(String name) {
        return data.path(name).size();
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

    String carrier() {
        return names.carrier(text("carrier"));
    }

    String platform() {
        return quoted(text("platform"), names::platform);
    }

    String client() {
        return names.client(text("client"));
    }

    String campaign() {
        return quoted(text("campaign"), names::campaign);
    }

    /** A name of several words stands out from the sentence around it; a code does. */
    private String quoted(String code, UnaryOperator<String> name) {
        String called = name.apply(code);
        return called.equals(code)
                ? code
                : WebPages.texts(LedgerTexts.class, viewer.language()).quoted(called);
    }

    /** The names of carriers with commas between them. */
    String carriers(String name) {
        return StreamSupport.stream(data.path(name).spliterator(), false)
                .map(JsonNode::asText)
                .map(names::carrier)
                .collect(Collectors.joining(", "));
    }

    /** Codes with commas between them. */
    String list(String name) {
        return list(name, UnaryOperator.identity());
    }

    /** As {@link #list(String)}, each in these words. */
    String list(String name, UnaryOperator<String> words) {
        return StreamSupport.stream(data.path(name).spliterator(), false)
                .map(JsonNode::asText)
                .map(words)
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
    String campaignAsked() {
        return quoted(data.path("question").path("campaign").asText(NOTHING), names::campaign);
    }
}
