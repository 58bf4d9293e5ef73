package org.countersign.ledger.merkle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which logs and witnesses somebody trusts, and which of the witnesses must have cosigned a checkpoint (C2SP tlog-policy).
 * Immutable.
 */
public final class WitnessPolicy {

    /** Characters that a policy's text may have. */
    public static final int MAX_LENGTH = 100_000;

    /** Logs, witnesses and groups that a policy may have, of each. */
    public static final int MAX_ITEMS = 100;

    private static final String NONE = "none";
    private static final Pattern BLANKS = Pattern.compile("[ \t]+");
    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,3}");

    private final List<Log> logs;
    private final List<Witness> witnesses;
    private final Map<String, Group> groups;
    private final String quorum;
    private final String text;

    private WitnessPolicy(
            Collection<Log> logs,
            Collection<Witness> witnesses,
            Map<String, Group> groups,
            String quorum,
            String text) {
        this.logs = List.copyOf(logs);
        this.witnesses = List.copyOf(witnesses);
        this.groups = new LinkedHashMap<>(groups);
        this.quorum = quorum;
        this.text = text;
    }

    /** A log whose checkpoints count, by the key whose name is its origin. */
    public record Log(NoteKey key, @Nullable String url) {}

    /**
     * A witness whose cosignatures count.
     *
     * @param name within the policy only
     * @param url where checkpoints are submitted to it, without {@code /add-checkpoint}
     */
    public record Witness(
            String name, WitnessKey key, @Nullable String url) {}

    /** So many of its members make the group, each a witness or a group. */
    private record Group(int threshold, List<String> members) {}

    /**
     * Reads a policy.
     *
     * @throws IllegalArgumentException if it is none; the message names the line
     */
    public static WitnessPolicy parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("A policy has at most " + MAX_LENGTH + " characters");
        }
        if (text.chars().anyMatch(character -> character < ' ' && character != '\n' && character != '\t')) {
            throw new IllegalArgumentException("A policy has no control characters but tabs and newlines");
        }
        return new Reader(text).read();
    }

    /** The text from which it was read. */
    public String text() {
        return text;
    }

    public List<Log> logs() {
        return logs;
    }

    public List<Witness> witnesses() {
        return witnesses;
    }

    /** Whether it asks for any cosignature at all. */
    public boolean asksForWitnesses() {
        return !quorum.equals(NONE);
    }

    /** The names of the witnesses that cosigned the note, as this policy calls them. */
    public Set<String> cosigners(SignedNote note) {
        Set<String> names = new LinkedHashSet<>();
        for (Witness witness : witnesses) {
            if (witness.key().cosigned(note).isPresent()) {
                names.add(witness.name());
            }
        }
        return names;
    }

    /** Whether these witnesses are enough; names that it does not know count for nothing. */
    public boolean isSatisfiedBy(Set<String> names) {
        return quorum.equals(NONE) || witnessed(quorum, names);
    }

    /** Whether the note has the cosignatures that are asked for. Who signed it as its log is another question. */
    public boolean isSatisfiedBy(SignedNote note) {
        return isSatisfiedBy(cosigners(note));
    }

    private boolean witnessed(String name, Set<String> names) {
        Group group = groups.get(name);
        return group == null
                ? names.contains(name)
                : group.members().stream()
                                .filter(member -> witnessed(member, names))
                                .count()
                        >= group.threshold();
    }

    @Override
    public String toString() {
        return text;
    }

    /** Reads line by line; a name stands for what an earlier line has said. */
    private static final class Reader {
        private final String text;
        private final List<Log> logs = new ArrayList<>();
        private final Map<String, Witness> witnesses = new LinkedHashMap<>();
        private final Map<String, Group> groups = new LinkedHashMap<>();
        private final Set<String> members = new HashSet<>();
        private @Nullable String quorum;

        Reader(String text) {
            this.text = text;
        }

        WitnessPolicy read() {
            String[] lines = text.split("\n", -1);
            for (int i = 0; i < lines.length; i++) {
                try {
                    line(lines[i]);
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException("Line " + (i + 1) + ": " + e.getMessage(), e);
                }
            }
            if (quorum == null) {
                throw new IllegalArgumentException("A policy has a line that names its quorum, perhaps none");
            }
            return new WitnessPolicy(logs, witnesses.values(), groups, quorum, text);
        }

        private void line(String line) {
            String trimmed = BLANKS.matcher(line).replaceAll(" ").trim();
            if (trimmed.isEmpty() || trimmed.startsWith("#")) {
                return;
            }
            List<String> words = List.of(trimmed.split(" ", -1));
            switch (words.get(0)) {
                case "log" -> log(words);
                case "witness" -> witness(words);
                case "group" -> group(words);
                case "quorum" -> quorum(words);
                default ->
                    throw new IllegalArgumentException("'" + words.get(0) + "' is not log, witness, group or quorum");
            }
        }

        private void log(List<String> words) {
            require(words.size() == 2 || words.size() == 3, "log <vkey> [<url>]");
            Log log = new Log(NoteKey.parse(words.get(1)), words.size() == 3 ? words.get(2) : null);
            if (logs.stream().anyMatch(other -> other.key().sharesKeyWith(log.key()))) {
                throw new IllegalArgumentException("Another log has the same key");
            }
            logs.add(log);
            requireFew(logs.size());
        }

        private void witness(List<String> words) {
            require(words.size() == 3 || words.size() == 4, "witness <name> <vkey> [<url>]");
            Witness witness = new Witness(
                    unused(words.get(1)), WitnessKey.parse(words.get(2)), words.size() == 4 ? words.get(3) : null);
            if (witnesses.values().stream().anyMatch(other -> other.key().sharesKeyWith(witness.key()))) {
                throw new IllegalArgumentException("Another witness has the same key");
            }
            witnesses.put(witness.name(), witness);
            requireFew(witnesses.size());
        }

        private void group(List<String> words) {
            require(words.size() >= 4, "group <name> all|any|<k> <name>...");
            String name = unused(words.get(1));
            List<String> its = List.copyOf(words.subList(3, words.size()));
            for (String member : its) {
                requireDefined(member);
                if (!members.add(member)) {
                    throw new IllegalArgumentException("'" + member + "' is the member of a group already");
                }
            }
            groups.put(name, new Group(threshold(words.get(2), its.size()), its));
            requireFew(groups.size());
        }

        private static int threshold(String word, int members) {
            if (word.equals("all")) {
                return members;
            }
            if (word.equals("any")) {
                return 1;
            }
            if (!COUNT.matcher(word).matches() || Integer.parseInt(word) > members) {
                throw new IllegalArgumentException("'" + word + "' is not all, any, or a number from 1 to " + members);
            }
            return Integer.parseInt(word);
        }

        private void quorum(List<String> words) {
            require(words.size() == 2, "quorum <name>");
            if (quorum != null) {
                throw new IllegalArgumentException("The quorum has been named already");
            }
            String name = words.get(1);
            if (!name.equals(NONE)) {
                requireDefined(name);
            }
            quorum = name;
        }

        private String unused(String name) {
            if (name.equals(NONE) || witnesses.containsKey(name) || groups.containsKey(name)) {
                throw new IllegalArgumentException("The name '" + name + "' is taken");
            }
            return name;
        }

        private void requireDefined(String name) {
            if (!witnesses.containsKey(name) && !groups.containsKey(name)) {
                throw new IllegalArgumentException("No line above defines '" + name + "'");
            }
        }

        private static void require(boolean fits, String form) {
            if (!fits) {
                throw new IllegalArgumentException("The form is: " + form);
            }
        }

        private static void requireFew(int items) {
            if (items > MAX_ITEMS) {
                throw new IllegalArgumentException("A policy has at most " + MAX_ITEMS + " of these");
            }
        }
    }
}
