package org.countersign.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.countersign.ledger.merkle.Checkpoint;
import org.countersign.ledger.merkle.CompactRange;
import org.countersign.ledger.merkle.Hash;
import org.countersign.ledger.merkle.NoteKey;
import org.countersign.ledger.merkle.Proofs;
import org.countersign.ledger.merkle.SignedNote;
import org.countersign.testing.NodeApi;

/**
 * Follows a ledger from outside with a long memory: what it has once seen signed must be there for ever. Knows only what
 * the API tells, and verifies it.
 */
final class Auditor {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final NoteKey key;
    private Checkpoint last;
    private CompactRange tree = CompactRange.EMPTY;

    /** An entry of the ledger, as its leaf says it. */
    record Entry(long index, String kind, String subject, JsonNode data) {}

    /** Looks for the first time, and believes the key that it is given. */
    Auditor(NodeApi node) {
        key = NoteKey.parse(node.get("/ledger/key").expect(200).body().strip());
        last = checkpoint(node);
    }

    private Checkpoint checkpoint(NodeApi node) {
        return Checkpoint.open(
                SignedNote.parse(node.get("/ledger/checkpoint").expect(200).body()), key);
    }

    /** The size that was seen last. */
    synchronized long size() {
        return last.size();
    }

    /** Looks at the ledger again: it must extend what was seen before. */
    synchronized void look(NodeApi node) {
        Checkpoint present = checkpoint(node);
        assertThat(present.size()).as("the ledger's size").isGreaterThanOrEqualTo(last.size());
        List<Hash> proof = new ArrayList<>();
        node.get("/ledger/proofs/consistency?from=" + last.size() + "&to=" + present.size())
                .expect(200)
                .json()
                .path("hashes")
                .forEach(hash -> proof.add(Hash.ofBase64(hash.asText())));
        assertThat(Proofs.verifyConsistency(last.size(), present.size(), last.root(), present.root(), proof))
                .as("that size %s extends size %s", present.size(), last.size())
                .isTrue();
        last = present;
    }

    /** Reads the entries that it has not read yet, up to a fresh checkpoint, whose root must be theirs. */
    synchronized List<Entry> read(NodeApi node) {
        look(node);
        List<Entry> entries = new ArrayList<>();
        for (long index = tree.size(); index < last.size(); index++) {
            byte[] leaf = node.get("/ledger/entries/" + index + "/leaf")
                    .expect(200)
                    .body()
                    .getBytes(StandardCharsets.UTF_8);
            tree = tree.append(Hash.leaf(leaf), (id, hash) -> {});
            entries.add(entry(index, leaf));
        }
        assertThat(tree.root()).as("the root of the %s leaves", tree.size()).isEqualTo(last.root());
        return entries;
    }

    private static Entry entry(long index, byte[] leaf) {
        try {
            JsonNode json = JSON.readTree(new String(leaf, StandardCharsets.UTF_8));
            return new Entry(
                    index, json.path("kind").asText(), json.path("subject").asText(), json.path("data"));
        } catch (JsonProcessingException e) {
            throw new AssertionError("leaf " + index + " is not JSON", e);
        }
    }
}
