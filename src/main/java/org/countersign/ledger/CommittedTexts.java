package org.countersign.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Finds in a leaf what it says of texts: the commitments, each with the name of the component that it stands for. */
public final class CommittedTexts {
    /** The names of all components of facts that are texts; a test compares them with the facts. */
    static final Set<String> NAMES = Set.of(
            "action",
            "by",
            "cause",
            "contact",
            "contacts",
            "description",
            "effects",
            "givenName",
            "justification",
            "note",
            "notice",
            "reason",
            "responsible",
            "risk",
            "rollbackPlan",
            "sentTo",
            "title",
            "url");

    private static final String PREFIX = "sha256:";

    private CommittedTexts() {}

    /**
     * Name by commitment, in the leaf's order.
     *
     * @param data the leaf's components
     */
    public static Map<String, String> in(JsonNode data) {
        Map<String, String> names = new LinkedHashMap<>();
        collect(data, names);
        return names;
    }

    private static void collect(JsonNode node, Map<String, String> into) {
        if (node.isArray()) {
            node.forEach(element -> collect(element, into));
            return;
        }
        for (var property : node.properties()) {
            JsonNode value = property.getValue();
            if (!value.isTextual()) {
                collect(value, into);
            } else if (NAMES.contains(property.getKey()) && value.textValue().startsWith(PREFIX)) {
                into.put(value.textValue(), property.getKey());
            }
        }
    }
}
