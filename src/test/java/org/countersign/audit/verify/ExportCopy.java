package org.countersign.audit.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.countersign.audit.ZipLayout;
import org.countersign.core.CanonicalJson;
import org.countersign.ledger.merkle.Checkpoint;
import org.countersign.ledger.merkle.CompactRange;
import org.countersign.ledger.merkle.Hash;
import org.countersign.ledger.merkle.NoteSigner;
import org.countersign.ledger.merkle.SignedNote;

/** An export in the hands of somebody who changes it, with as much skill as they like. */
final class ExportCopy {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    ExportCopy(byte[] zip) {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its files by name, for changes. */
    Map<String, byte[]> files() {
        return files;
    }

    Checkpoint checkpoint() {
        return Checkpoint.parse(note().text());
    }

    SignedNote note() {
        return SignedNote.parse(file(ZipLayout.CHECKPOINT));
    }

    /** The content of a file, which must be there. */
    byte[] file(String name) {
        byte[] content = files.get(name);
        if (content == null) {
            throw new AssertionError("the export has no " + name);
        }
        return content;
    }

    /** A copy of all leaves. */
    List<byte[]> leaves() {
        long size = checkpoint().size();
        List<byte[]> leaves = new ArrayList<>();
        for (long n = 0; n * ZipLayout.TILE < size; n++) {
            byte[] bundle = file(ZipLayout.leaves(n, ZipLayout.width(size, n)));
            for (int at = 0; at < bundle.length; ) {
                int length = ((bundle[at] & 0xff) << 8) | (bundle[at + 1] & 0xff);
                leaves.add(Arrays.copyOfRange(bundle, at + 2, at + 2 + length));
                at += 2 + length;
            }
        }
        return leaves;
    }

    static JsonNode json(byte[] leaf) {
        try {
            return JSON.readTree(leaf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The index of the last leaf of this kind and subject. */
    int indexOf(String kind, String subject) {
        List<byte[]> leaves = leaves();
        for (int i = leaves.size() - 1; i >= 0; i--) {
            JsonNode leaf = json(leaves.get(i));
            if (leaf.path("kind").asText().equals(kind)
                    && leaf.path("subject").asText().equals(subject)) {
                return i;
            }
        }
        throw new AssertionError("there is no " + kind + " of " + subject);
    }

    /** The leaf as an honest writer would write it after this change. */
    static byte[] altered(byte[] leaf, UnaryOperator<ObjectNode> change) {
        return CanonicalJson.bytes(change.apply((ObjectNode) json(leaf)));
    }

    /** Puts these leaves where the leaves are, and touches nothing else. */
    ExportCopy withLeaves(List<byte[]> leaves) {
        files.keySet().removeIf(name -> name.startsWith("tile/entries/"));
        putLeaves(leaves);
        return this;
    }

    private void putLeaves(List<byte[]> leaves) {
        for (int n = 0; n * ZipLayout.TILE < leaves.size(); n++) {
            int width = ZipLayout.width(leaves.size(), n);
            ByteArrayOutputStream bundle = new ByteArrayOutputStream();
            for (byte[] leaf : leaves.subList(n * ZipLayout.TILE, n * ZipLayout.TILE + width)) {
                bundle.write(leaf.length >> 8);
                bundle.write(leaf.length);
                bundle.writeBytes(leaf);
            }
            files.put(ZipLayout.leaves(n, width), bundle.toByteArray());
        }
    }

    /** Makes a whole new log of these leaves, with hashes, checkpoint, lines and manifest that fit, signed with this key. */
    ExportCopy rebuilt(List<byte[]> leaves, NoteSigner signer) {
        files.keySet().removeIf(name -> name.startsWith("tile/"));
        putLeaves(leaves);
        Map<Integer, ByteArrayOutputStream> levels = new TreeMap<>();
        CompactRange range = CompactRange.EMPTY;
        for (byte[] leaf : leaves) {
            range = range.append(Hash.leaf(leaf), (id, hash) -> {
                if (id.level() % ZipLayout.TILE_HEIGHT == 0) {
                    levels.computeIfAbsent(id.level() / ZipLayout.TILE_HEIGHT, level -> new ByteArrayOutputStream())
                            .writeBytes(hash.bytes());
                }
            });
        }
        levels.forEach((level, hashes) -> {
            int nodes = hashes.size() / Hash.BYTES;
            for (int n = 0; n * ZipLayout.TILE < nodes; n++) {
                int width = ZipLayout.width(nodes, n);
                int from = n * ZipLayout.TILE * Hash.BYTES;
                files.put(
                        ZipLayout.hashes(level, n, width),
                        Arrays.copyOfRange(hashes.toByteArray(), from, from + width * Hash.BYTES));
            }
        });
        Checkpoint checkpoint = new Checkpoint(signer.key().name(), leaves.size(), range.root());
        put(ZipLayout.CHECKPOINT, checkpoint.sign(signer).encode());
        put(ZipLayout.KEY, signer.key().vkey() + "\n");
        rewriteLines(leaves);
        ObjectNode manifest = (ObjectNode) json(file(ZipLayout.MANIFEST));
        manifest.put("size", leaves.size());
        manifest.put("root", range.root().toBase64());
        manifest.put("origin", checkpoint.origin());
        manifest.put("asOf", json(leaves.get(leaves.size() - 1)).path("at").asText());
        JsonNode last = json(leaves.get(leaves.size() - 1));
        if (last.path("data").path("size").asLong() == leaves.size()) {
            manifest.putObject("exported")
                    .put("index", leaves.size() - 1)
                    .put("at", last.path("at").asText())
                    .put("by", last.path("actor").asText());
        } else {
            manifest.putNull("exported");
        }
        ObjectNode selected = manifest.putObject("selected");
        selected.put("count", leaves.size());
        selected.put("first", 0);
        selected.put("last", leaves.size() - 1);
        put(ZipLayout.MANIFEST, manifest.toString());
        return listed();
    }

    private void rewriteLines(List<byte[]> leaves) {
        Map<String, JsonNode> texts = new LinkedHashMap<>();
        for (String line : lines()) {
            json(bytes(line))
                    .path("texts")
                    .forEach(text -> texts.put(text.path("commitment").asText(), text));
        }
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < leaves.size(); i++) {
            JsonNode leaf = json(leaves.get(i));
            ObjectNode line = JSON.createObjectNode();
            line.put("index", i);
            for (String property : List.of("kind", "at", "actor", "subject")) {
                line.set(property, leaf.get(property));
            }
            line.set("leaf", leaf);
            line.put("leafHash", Hash.leaf(leaves.get(i)).toBase64());
            ArrayNode own = line.putArray("texts");
            texts.forEach((commitment, text) -> {
                if (leaf.toString().contains(commitment)) {
                    own.add(text);
                }
            });
            lines.append(line).append('\n');
        }
        put(ZipLayout.ENTRIES, lines.toString());
    }

    List<String> lines() {
        return new String(file(ZipLayout.ENTRIES), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    /** Changes one line of the entries that are shown. */
    ExportCopy withLine(int number, UnaryOperator<ObjectNode> change) {
        List<String> lines = new ArrayList<>(lines());
        lines.set(
                number,
                change.apply((ObjectNode) json(bytes(lines.get(number)))).toString());
        return withLines(lines);
    }

    ExportCopy withLines(List<String> lines) {
        put(ZipLayout.ENTRIES, String.join("\n", lines) + "\n");
        return listed();
    }

    ExportCopy withManifest(UnaryOperator<ObjectNode> change) {
        put(
                ZipLayout.MANIFEST,
                change.apply((ObjectNode) json(file(ZipLayout.MANIFEST))).toString());
        return this;
    }

    /** Lets the manifest list the files as they are now. */
    ExportCopy listed() {
        ObjectNode manifest = (ObjectNode) json(file(ZipLayout.MANIFEST));
        for (JsonNode listed : manifest.path("files")) {
            byte[] content = files.getOrDefault(listed.path("name").asText(), new byte[0]);
            ((ObjectNode) listed).put("bytes", content.length);
            ((ObjectNode) listed).put("sha256", HexFormat.of().formatHex(CanonicalJson.sha256(content)));
        }
        put(ZipLayout.MANIFEST, manifest.toString());
        return this;
    }

    /** Adds the checkpoint that witnesses saw, and lists it. */
    ExportCopy withCosigned(SignedNote note) {
        put(ZipLayout.COSIGNED, note.encode());
        withManifest(manifest -> {
            ArrayNode listed = (ArrayNode) manifest.path("files");
            if (!listed.findValuesAsText("name").contains(ZipLayout.COSIGNED)) {
                listed.addObject().put("name", ZipLayout.COSIGNED);
            }
            return manifest;
        });
        return listed();
    }

    private void put(String name, String content) {
        files.put(name, bytes(content));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    Path write(Path directory) {
        try {
            Path file = Files.createTempFile(directory, "export", ".zip");
            try (OutputStream out = Files.newOutputStream(file);
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                for (Map.Entry<String, byte[]> each : files.entrySet()) {
                    zip.putNextEntry(new ZipEntry(each.getKey()));
                    zip.write(each.getValue());
                    zip.closeEntry();
                }
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
