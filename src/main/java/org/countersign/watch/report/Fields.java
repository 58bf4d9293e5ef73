package org.countersign.watch.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.countersign.core.Problem;
import org.countersign.core.StrictText;
import org.jspecify.annotations.Nullable;

/**
 * One report as its provider wrote it: texts by name, whether it came as a form or as JSON. What is nested in JSON has the
 * names on the way before it, with points: {@code status.name}. Empty texts are absent. Names that nobody asks for are of no
 * interest, because providers add some whenever they please.
 */
public final class Fields {
    private static final int LONGEST = 2_000;
    private static final int MOST = 200;
    private static final int DEEPEST = 3;

    private final Map<String, String> texts;

    private Fields(Map<String, String> texts) {
        this.texts = texts;
    }

    public static Fields of(Map<String, String> texts) {
        Map<String, String> kept = new HashMap<>();
        texts.forEach((name, text) -> keep(kept, name, text));
        return new Fields(kept);
    }

    /** Those of a JSON object; a text alone has the given name. */
    public static Fields of(JsonNode json, String nameOfText) {
        Map<String, String> kept = new HashMap<>();
        if (json.isTextual()) {
            keep(kept, nameOfText, json.textValue());
        } else if (json.isObject()) {
            flatten(kept, "", json, 1);
        } else {
            throw Problem.badRequest("", "must be a JSON object");
        }
        return new Fields(kept);
    }

    private static void flatten(Map<String, String> kept, String before, JsonNode object, int depth) {
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            JsonNode value = property.getValue();
            String name = before + property.getKey();
            if (value.isObject() && depth < DEEPEST) {
                flatten(kept, name + ".", value, depth + 1);
            } else if (value.isValueNode() && !value.isNull()) {
                keep(kept, name, value.asText());
            }
        }
    }

    private static void keep(Map<String, String> kept, String name, String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return;
        }
        if (stripped.length() > LONGEST) {
            throw Problem.badRequest("/" + shortened(name), "has at most {0} characters", LONGEST);
        }
        if (!StrictText.isStorable(stripped)) {
            throw Problem.badRequest(
                    "/" + shortened(name), "must not hold the NUL character or half of a surrogate pair");
        }
        if (kept.size() == MOST) {
            throw Problem.badRequest("", "has more than {0} properties", MOST);
        }
        kept.put(name, stripped);
    }

    private static String shortened(String name) {
        return name.length() <= 40 ? name : name.substring(0, 40) + "…";
    }

    /** The text under the first of these names that there is. */
    public @Nullable String get(String... names) {
        for (String name : names) {
            String text = texts.get(name);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** As {@link #get}; a 400 problem when there is none. */
    public String require(String... names) {
        String text = get(names);
        if (text == null) {
            throw Problem.badRequest("/" + names[0], "is missing");
        }
        return text;
    }
}
