package org.countersign.ui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.countersign.core.CanonicalJson;
import org.countersign.core.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What is in a form: the JSON that the API takes, one input for each value. An input's name is the JSON pointer of its value
 * without the first slash ({@code contacts/0/email}), and {@link InputType} tells how its text stands for JSON
 * ({@code window/start@local}). An empty input is absent; so is a row of nothing but empty ones.
 */
public final class Form {
    private static final int OK = 200;
    private static final int STALE = 412;
    private static final int MOST_INPUTS = 2_000;
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z][A-Za-z0-9]*(/[A-Za-z0-9]+)*(@(number|percent|flag|codes|local|key|secret))?");
    /** The row that an input stands in; groups do not nest. */
    private static final Pattern ROW = Pattern.compile("([^@0-9]+)/(\\d{1,4})(/.*|@.*|)");

    /** What is in the form that is not content. */
    private static final String ADD = "add";

    private static final String REMOVE = "remove";
    private static final String VERSION = "version";
    /** A form with this control is shown again and does nothing. */
    static final String CHECK = "check";

    private static final String ONCE = "once";
    private static final Set<String> CONTROLS = Set.of(ADD, REMOVE, CHECK, VERSION, ONCE);

    private final ZoneId zone;
    private final JsonNode stored;
    /** By name; null until somebody has sent the form. */
    private final @Nullable Map<String, List<String>> typed;

    private final Map<String, String> controls;
    /** 200 while nothing is wrong. */
    private final int status;

    private final Problem.@Nullable Text problem;

    private Form(
            ZoneId zone,
            JsonNode stored,
            @Nullable Map<String, List<String>> typed,
            Map<String, String> controls,
            int status,
            Problem.@Nullable Text problem) {
        this.zone = zone;
        this.stored = stored;
        this.typed = typed;
        this.controls = controls;
        this.status = status;
        this.problem = problem;
    }

    /** A form that shows what is stored; for something new, nothing. */
    static Form showing(JsonNode stored, ZoneId zone) {
        return new Form(zone, stored, null, Map.of(), OK, null);
    }

    /**
     * A form as somebody has sent it.
     *
     * @param stored what is stored now of what the form is about; missing for something new
     */
    static Form sent(Map<String, List<String>> posted, JsonNode stored, ZoneId zone) {
        if (posted.size() > MOST_INPUTS) {
            throw Problem.badRequest("", "has more than {0} fields", MOST_INPUTS);
        }
        Map<String, String> controls = new LinkedHashMap<>();
        Map<String, List<String>> typed = new TreeMap<>();
        posted.forEach((name, values) -> {
            if (CONTROLS.contains(name)) {
                controls.put(name, values.get(0));
            } else if (NAME.matcher(name).matches()) {
                typed.put(name, List.copyOf(values));
            } else {
                throw Problem.badRequest("", "has a field that is not known here");
            }
        });
        String removed = controls.get(REMOVE);
        if (removed != null) {
            typed.keySet().removeIf(name -> name.startsWith(removed + "/"));
        }
        return new Form(zone, stored, withoutEmptyRows(typed, stored, zone), controls, OK, null);
    }

    /** Whether an input of this name can be in a form and may be shown again; a password may not. */
    static boolean takes(String name) {
        return CONTROLS.contains(name) || (NAME.matcher(name).matches() && !InputType.isSecret(name));
    }

    /** The same over what is stored now. */
    Form over(JsonNode present) {
        return new Form(zone, present, typed, controls, status, problem);
    }

    /** The same with what is wrong with it. */
    Form with(int refusal, Problem.Text fault) {
        return new Form(zone, stored, typed, controls, refusal, fault);
    }

    /** Whether a button for rows, or one that only checks, was pressed instead of the one that sends the form. */
    boolean isToBeShownAgain() {
        return controls.containsKey(ADD) || controls.containsKey(REMOVE) || controls.containsKey(CHECK);
    }

    /** Whether one more row of this group was asked for. */
    public boolean adds(String group) {
        return group.equals(controls.get(ADD));
    }

    /** The condition that what is changed is still as it was when the form was opened; null for none. */
    public @Nullable String ifMatch() {
        String version = controls.get(VERSION);
        return version == null ? null : "\"" + version + "\"";
    }

    /**
     * The version that the form was opened with; empty for the present one. Who has been told that somebody else has changed
     * what they edit goes on from the present version, or they would be refused again and again.
     */
    public String version() {
        return isStale() ? "" : controls.getOrDefault(VERSION, "");
    }

    /** The id of the form as it was shown, for what must not be done twice when a browser sends it twice; empty for none. */
    public String once() {
        return controls.getOrDefault(ONCE, "");
    }

    /** Such an id for the form as it is shown now: what was refused has left no trace under the old one. */
    public String newOnce() {
        return UUID.randomUUID().toString();
    }

    /**
     * What the same form sent twice has in common, and no other has. Who goes back to a form that was done and types something
     * else means something new. Passwords do not count, so that nothing is stored that a guess could be compared with.
     */
    String onceKey() {
        Map<String, List<String>> said = new TreeMap<>(inputs());
        said.keySet().removeIf(InputType::isSecret);
        return CanonicalJson.digest(List.of(once(), said));
    }

    /** What was typed, as the API takes it. What nobody has touched stays exactly as it is stored. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        inputs().forEach((name, values) -> {
            JsonNode untouched = untouched(name, values);
            if (untouched != null) {
                put(json, pointer(name).split("/"), untouched);
            } else if (isFilled(values)) {
                put(json, pointer(name).split("/"), InputType.of(name).toJson(values, zone));
            }
        });
        return json;
    }

    /**
     * What is stored, where an input came back as it was shown; null where somebody has typed something else, or nothing is
     * stored. Rows move up when one above them is removed, so the other rows of the group are looked at too.
     */
    private @Nullable JsonNode untouched(String name, List<String> values) {
        InputType type = InputType.of(name);
        JsonNode there = stored.at("/" + pointer(name));
        if (type.isShownAs(there, values, zone)) {
            return there;
        }
        Matcher row = ROW.matcher(name);
        if (row.matches() && isFilled(values)) {
            for (JsonNode other : stored.at("/" + row.group(1))) {
                JsonNode sibling = other.at(pointer(row.group(3)));
                if (type.isShownAs(sibling, values, zone)) {
                    return sibling;
                }
            }
        }
        return null;
    }

    /** What was typed, as an amendment of what is stored: what was emptied is null. */
    public ObjectNode patch() {
        ObjectNode patch = json();
        for (String name : inputs().keySet()) {
            String property = pointer(name).split("/", 2)[0];
            if (!patch.has(property)) {
                patch.putNull(property);
            }
        }
        return patch;
    }

    /** The input of this name. */
    public Field field(String name) {
        String pointer = pointer(name);
        List<String> values = typed == null
                ? InputType.of(name).toTexts(stored.at("/" + pointer), zone)
                : typed.getOrDefault(name, List.of());
        List<String> faults = faults().stream()
                .filter(fault -> concerns(fault, pointer))
                .map(Problem.Text.Fault::detail)
                .toList();
        return new Field(name, InputType.isSecret(name) ? List.of() : values, faults, changedMeanwhile(name, values));
    }

    /** What is stored now, if somebody else has changed something meanwhile and this is not what was typed. */
    private @Nullable List<String> changedMeanwhile(String name, List<String> values) {
        InputType type = InputType.of(name);
        if (!isStale() || stored.isMissingNode() || type == InputType.SECRET || !isSameRow(name)) {
            return null;
        }
        JsonNode present = stored.at("/" + pointer(name));
        boolean bothEmpty = !isFilled(values) && !isFilled(type.toTexts(present, zone));
        return bothEmpty || type.isShownAs(present, values, zone) ? null : type.toTexts(present, zone);
    }

    /** Whether a row can be compared with the stored one of its number: where rows came or went, they are no longer the same. */
    private boolean isSameRow(String name) {
        Matcher row = ROW.matcher(name);
        return !row.matches()
                || rowsTyped(row.group(1)) == stored.at("/" + row.group(1)).size();
    }

    /** The rows of a repeated group, at least one. */
    public List<Row> rows(String group) {
        int filled = typed == null ? stored.at("/" + group).size() : rowsTyped(group);
        int shown = Math.max(1, filled + (group.equals(controls.get(ADD)) ? 1 : 0));
        return IntStream.range(0, shown)
                .mapToObj(i -> new Row(group + "/" + i, i))
                .toList();
    }

    /** What is wrong with the whole; null when only fields are faulty, or nothing. */
    public @Nullable String trouble() {
        return problem == null || !problem.errors().isEmpty() ? null : problem.detail();
    }

    public boolean isFaulty() {
        return problem != null;
    }

    /** Somebody else has changed it meanwhile. */
    public boolean isStale() {
        return status == STALE;
    }

    /**
     * What is wrong, for the summary.
     *
     * @param id of the field to go to; null when no field shows the fault
     */
    public record Fault(@Nullable String id, String text) {}

    public List<Fault> summary() {
        return faults().stream()
                .map(fault -> inputs().keySet().stream()
                        .filter(name -> concerns(fault, pointer(name)))
                        .findFirst()
                        .map(name -> new Fault(id(name), fault.detail()))
                        .orElseGet(() -> new Fault(null, (fault.pointer() + " ").stripLeading() + fault.detail())))
                .toList();
    }

    int status() {
        return status;
    }

    static String id(String name) {
        return "f-" + pointer(name).replace('/', '-');
    }

    private List<Problem.Text.Fault> faults() {
        return problem == null ? List.of() : problem.errors();
    }

    private Map<String, List<String>> inputs() {
        return typed == null ? Map.of() : typed;
    }

    /** A fault of one of several codes concerns their one input. */
    private static boolean concerns(Problem.Text.Fault fault, String pointer) {
        return fault.pointer().equals("/" + pointer) || fault.pointer().matches("/" + Pattern.quote(pointer) + "/\\d+");
    }

    private static String pointer(String name) {
        int at = name.indexOf('@');
        return at < 0 ? name : name.substring(0, at);
    }

    private static boolean isFilled(List<String> values) {
        return values.stream().anyMatch(value -> !value.isBlank());
    }

    private int rowsTyped(String group) {
        Set<Integer> rows = new TreeSet<>();
        for (String name : inputs().keySet()) {
            Matcher row = ROW.matcher(name);
            if (row.matches() && row.group(1).equals(group)) {
                rows.add(Integer.valueOf(row.group(2)));
            }
        }
        return rows.size();
    }

    /** Closes the gaps that empty rows leave, so that what the API says of a row is said of the row that is shown. */
    private static Map<String, List<String>> withoutEmptyRows(
            Map<String, List<String>> typed, JsonNode stored, ZoneId zone) {
        Map<String, TreeSet<Integer>> filled = new TreeMap<>();
        typed.forEach((name, values) -> {
            Matcher row = ROW.matcher(name);
            if (row.matches()) {
                TreeSet<Integer> rows = filled.computeIfAbsent(row.group(1), group -> new TreeSet<>());
                boolean bare = InputType.isKey(name)
                        && !isStoredBare(stored.at("/" + row.group(1)), row.group(3), values, zone);
                if (isFilled(values) && !bare) {
                    rows.add(Integer.valueOf(row.group(2)));
                }
            }
        });
        Map<String, List<String>> compact = new TreeMap<>();
        typed.forEach((name, values) -> {
            Matcher row = ROW.matcher(name);
            if (!row.matches()) {
                compact.put(name, values);
                return;
            }
            TreeSet<Integer> rows = filled.getOrDefault(row.group(1), new TreeSet<>());
            Integer index = Integer.valueOf(row.group(2));
            if (rows.contains(index)) {
                int place = rows.headSet(index).size();
                compact.put(row.group(1) + "/" + place + row.group(3), values);
            } else if (rows.isEmpty()) {
                // Says that the group was there and is empty now.
                compact.put(row.group(1), List.of());
            }
        });
        return compact;
    }

    /** Whether a row is stored that has nothing but this key: then it is not empty because nobody has filled it. */
    private static boolean isStoredBare(JsonNode group, String key, List<String> values, ZoneId zone) {
        for (JsonNode row : group) {
            long filled = row.properties().stream()
                    .filter(property -> !property.getValue().asText().isBlank()
                            && !property.getValue().isNull())
                    .count();
            if (filled == 1 && InputType.KEY.isShownAs(row.at(pointer(key)), values, zone)) {
                return true;
            }
        }
        return false;
    }

    private static void put(ObjectNode json, String[] steps, JsonNode value) {
        JsonNode parent = json;
        for (int i = 0; i < steps.length; i++) {
            boolean last = i == steps.length - 1;
            JsonNode child = last ? value : container(steps[i + 1]);
            JsonNode known = get(parent, steps[i]);
            if (known != null && (last || !known.isContainerNode())) {
                throw Problem.badRequest("/" + String.join("/", new ArrayList<>(List.of(steps))), "is given twice");
            }
            parent = known == null ? set(parent, steps[i], child) : known;
        }
    }

    private static JsonNode container(String step) {
        return isIndex(step) ? JsonNodeFactory.instance.arrayNode() : JsonNodeFactory.instance.objectNode();
    }

    private static @Nullable JsonNode get(JsonNode parent, String step) {
        JsonNode known = parent.isArray() && isIndex(step) ? parent.get(Integer.parseInt(step)) : parent.get(step);
        return known == null || known.isNull() ? null : known;
    }

    private static JsonNode set(JsonNode parent, String step, JsonNode child) {
        if (parent instanceof ArrayNode array && isIndex(step)) {
            int index = Integer.parseInt(step);
            while (array.size() <= index) {
                array.addNull();
            }
            array.set(index, child);
        } else if (parent instanceof ObjectNode object) {
            object.set(step, child);
        } else {
            throw Problem.badRequest("/" + step, "does not belong there");
        }
        return child;
    }

    private static boolean isIndex(String step) {
        return step.length() <= 4 && step.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
