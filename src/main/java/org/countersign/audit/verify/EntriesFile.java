package org.countersign.audit.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.countersign.audit.ExportFilter;
import org.countersign.audit.Manifest;
import org.countersign.audit.ZipLayout;
import org.countersign.core.Words;
import org.countersign.ledger.CommittedTexts;
import org.countersign.ledger.FreeText;
import org.countersign.ledger.TextsErased;
import org.countersign.ledger.merkle.Hash;
import org.jspecify.annotations.Nullable;

/** Follows the file of selected entries beside the leaves: it must show exactly those that the filter selects, as they are. */
final class EntriesFile implements AutoCloseable {
    private static final String NAME = ZipLayout.ENTRIES;
    /** The properties of a line. */
    private static final Set<String> SHOWN =
            Set.of("index", "kind", "at", "actor", "subject", "leaf", "leafHash", "texts");
    /** The properties of a text. */
    private static final Set<String> TEXT = Set.of("commitment", "salt", "text");

    private final Findings findings;
    private final ExportFilter filter;
    private final Archive.@Nullable Reading reading;
    private final @Nullable Lines lines;
    private boolean ended;
    private long read;
    private @Nullable JsonNode line;
    private long lineIndex;

    private long selected;
    private @Nullable Long first;
    private @Nullable Long last;
    private long kept;
    /** The entries of texts that are said to be erased, one for each text. */
    private final List<Long> erased = new ArrayList<>();
    /** The entries of which an erasure on record says so. */
    private final Set<Long> erasedOnRecord = new HashSet<>();

    EntriesFile(Archive archive, Findings findings, ExportFilter filter) {
        this.findings = findings;
        this.filter = filter;
        Archive.@Nullable Reading opened = null;
        try {
            opened = archive.open(NAME);
        } catch (Archive.Trouble e) {
            findings.ofFile(Check.FILES, NAME, e.words());
        }
        reading = opened;
        lines = opened == null ? null : new Lines(opened);
        ended = lines == null;
        advance();
    }

    /** Compares the next leaf with what the file shows of it. */
    void take(LeafReader.Read leaf, Hash hash) {
        long index = leaf.entry().index();
        if (leaf.entry().kind().equals(TextsErased.KIND)) {
            leaf.json().path("data").path("entries").forEach(entry -> erasedOnRecord.add(entry.asLong()));
        }
        while (line != null && lineIndex < index) {
            findings.ofEntry(
                    Check.ENTRIES, lineIndex, Words.of("the entry is shown, but the filter does not select it"));
            advance();
        }
        @Nullable JsonNode shown = lineIndex == index ? line : null;
        if (filter.matches(leaf.entry())) {
            selected++;
            first = first == null ? Long.valueOf(index) : first;
            last = index;
            if (shown != null) {
                compare(leaf, hash, shown);
            } else if (lines != null) {
                findings.ofEntry(Check.ENTRIES, index, Words.of("the filter selects the entry, but it is not shown"));
            }
        } else if (shown != null) {
            findings.ofEntry(Check.ENTRIES, index, Words.of("the entry is shown, but the filter does not select it"));
        }
        if (shown != null) {
            advance();
        }
    }

    private void compare(LeafReader.Read leaf, Hash hash, JsonNode shown) {
        long index = leaf.entry().index();
        JsonNode json = leaf.json();
        boolean same = has(shown, SHOWN)
                && shown.path("leaf").equals(json)
                && shown.path("leafHash").asText().equals(hash.toBase64())
                && shown.path("kind").equals(json.path("kind"))
                && shown.path("at").equals(json.path("at"))
                && shown.path("actor").equals(json.path("actor"))
                && shown.path("subject").equals(json.path("subject"));
        if (!same) {
            findings.ofEntry(Check.ENTRIES, index, Words.of("the entry is shown otherwise than its leaf says"));
        }
        compareTexts(index, CommittedTexts.in(json.path("data")), shown.path("texts"));
    }

    /** Whether it has these properties and no others: what nobody compares could say anything. */
    private static boolean has(JsonNode object, Set<String> names) {
        return object.size() == names.size() && names.stream().allMatch(object::has);
    }

    private void compareTexts(long index, Map<String, String> commitments, JsonNode texts) {
        Map<String, String> open = new HashMap<>(commitments);
        for (JsonNode text : texts) {
            String commitment = text.path("commitment").asText();
            @Nullable String name = open.remove(commitment);
            if (!has(text, TEXT)) {
                kept++;
                findings.ofEntry(Check.TEXTS, index, Words.of("a text is shown with more or less than belongs to it"));
            } else if (name == null) {
                findings.ofEntry(Check.TEXTS, index, Words.of("a text is shown to which the leaf is not committed"));
            } else if (text.path("text").isNull() && text.path("salt").isNull()) {
                erased.add(index);
            } else if (opens(text, commitment)) {
                kept++;
            } else {
                kept++;
                findings.ofEntry(
                        Check.TEXTS,
                        index,
                        Words.of("the text of {0} is not the one that the leaf is committed to", name));
            }
        }
        Set<String> missing = Set.copyOf(open.values());
        for (String name : missing) {
            findings.ofEntry(
                    Check.TEXTS, index, Words.of("the text of {0} is neither shown nor said to be erased", name));
        }
    }

    private static boolean opens(JsonNode text, String commitment) {
        try {
            byte[] salt = Base64.getDecoder().decode(text.path("salt").asText());
            return text.path("text").isTextual()
                    && new FreeText.Opening(salt, text.path("text").textValue())
                            .commitment()
                            .equals(commitment);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** To be called after the last leaf. */
    void end(long size) {
        if (line != null) {
            findings.ofEntry(
                    Check.ENTRIES, lineIndex, Words.of("the entry is shown, but the log has {0} entries", size));
        }
    }

    private void advance() {
        line = null;
        if (ended || lines == null) {
            return;
        }
        try {
            byte @Nullable [] bytes = lines.next();
            if (bytes == null) {
                ended = true;
                return;
            }
            read++;
            @Nullable JsonNode json = LeafReader.json(bytes);
            if (json == null
                    || !json.path("index").canConvertToLong()
                    || json.path("index").asLong() < 0) {
                throw new Archive.Trouble(Words.of("has a line {0} that is no entry", read));
            }
            long index = json.path("index").asLong();
            if (read > 1 && index <= lineIndex) {
                throw new Archive.Trouble(Words.of("has a line {0} that is out of order", read));
            }
            line = json;
            lineIndex = index;
        } catch (IOException e) {
            fail(Archive.damaged());
        } catch (Archive.Trouble e) {
            fail(e);
        }
    }

    private void fail(Archive.Trouble trouble) {
        ended = true;
        findings.ofFile(Check.ENTRIES, NAME, trouble.words());
    }

    /** What the filter selects, by the leaves. */
    Manifest.Selected selected() {
        return new Manifest.Selected(selected, first, last);
    }

    Manifest.Texts texts() {
        return new Manifest.Texts(kept, erased.size());
    }

    /** Texts that are said to be erased and of which no fact up to the checkpoint says so; later ones may. */
    long erasedOffRecord() {
        return erased.stream().filter(entry -> !erasedOnRecord.contains(entry)).count();
    }

    /** What the file was, if it was read to its end. */
    Manifest.@Nullable File file() {
        return reading == null || !ended || line != null
                ? null
                : new Manifest.File(NAME, reading.bytes(), reading.sha256Hex());
    }

    @Override
    public void close() throws IOException {
        if (lines != null) {
            lines.close();
        }
    }
}
