package org.countersign.audit;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.audit.Manifest.Exported;
import org.countersign.audit.Manifest.Selected;
import org.countersign.ledger.Checkpoints;
import org.countersign.ledger.CosignedCheckpoints;
import org.countersign.ledger.Entries;
import org.countersign.ledger.Entry;
import org.countersign.ledger.EntryView;
import org.countersign.ledger.Texts;
import org.countersign.ledger.merkle.Checkpoint;
import org.countersign.ledger.merkle.Hash;
import org.countersign.ledger.merkle.SignedNote;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Writes the ZIP for auditors. It holds every leaf of the ledger up to its size, whatever the filter: only who has all of them
 * can tell that none was left out that the filter should have shown, and replay decisions. The filter selects whose texts, and
 * which lines for people, come with them.
 */
@Singleton
final class ZipExport {
    private static final String TEXT = """
            This is an export of a Countersign ledger: everything up to one signed checkpoint.
            To verify it, on any machine with Java 17, without a server:

                java -jar quarkus-run.jar verify this-file.zip

            Add --checkpoint with a checkpoint that you have kept from earlier, and --key with the key that the
            operator published: then nobody, the operator included, can have rewritten what was there before.

            manifest.json    what this export claims to be
            entries.ndjson   the entries that its filter selects, with their texts
            checkpoint, key  the signed size and root of the log, and the key that verifies it
            tile/entries/    every leaf of the log, tile/0/ and so on the hashes over them (C2SP tlog-tiles)


            Ceci est un export d’un journal de Countersign\u00a0: tout ce qui précède un point de contrôle signé.
            Pour le vérifier, sur toute machine avec Java 17, sans serveur\u00a0:

                java -jar quarkus-run.jar verify ce-fichier.zip

            Ajoutez --checkpoint avec un point de contrôle que vous avez gardé, et --key avec la clé publiée par
            l’opérateur\u00a0: alors personne, pas même l’opérateur, ne peut avoir réécrit ce qui précède.
            """;

    private final Entries entries;
    private final Texts texts;
    private final Checkpoints checkpoints;
    private final CosignedCheckpoints cosigned;
    private final String software;

    ZipExport(
            Entries entries,
            Texts texts,
            Checkpoints checkpoints,
            CosignedCheckpoints cosigned,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "unknown") String version) {
        this.entries = entries;
        this.texts = texts;
        this.checkpoints = checkpoints;
        this.cosigned = cosigned;
        this.software = "countersign " + version;
    }

    void write(Export export, OutputStream out) throws IOException {
        long size = export.size();
        FixedZip zip = new FixedZip(out);
        List<Manifest.File> files = new ArrayList<>();
        SignedNote note = checkpoints.at(size);
        file(zip, files, ZipLayout.README, TEXT);
        file(zip, files, ZipLayout.CHECKPOINT, note.encode());
        file(zip, files, ZipLayout.KEY, checkpoints.verifierKey() + "\n");
        @Nullable Entry newest = entries.find(size - 1).orElse(null);
        @Nullable Exported exported = newest == null ? null : exported(export, newest);
        // What witnesses have added since would make a repeat another file.
        Optional<SignedNote> witnessed =
                exported == null ? cosigned.newestUpTo(size) : cosigned.newestUpTo(size, exported.at());
        if (witnessed.isPresent()) {
            file(zip, files, ZipLayout.COSIGNED, witnessed.get().encode());
        }
        writeLeaves(zip, size);
        writeHashes(zip, size);
        zip.begin(ZipLayout.ENTRIES);
        Shown shown = writeEntries(export, zip.stream());
        files.add(file(ZipLayout.ENTRIES, zip.endFile()));

        Checkpoint checkpoint = Checkpoint.parse(note.text());
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                Manifest.VERSION,
                software,
                checkpoint.origin(),
                size,
                checkpoint.root().toBase64(),
                newest == null ? Instant.EPOCH : newest.at(),
                export.filter(),
                exported,
                new Selected(shown.count, shown.first, shown.last),
                new Manifest.Texts(shown.kept, shown.erased),
                files);
        zip.begin(ZipLayout.MANIFEST);
        zip.stream().write(manifest.json());
        zip.end();
    }

    /** What tells of this very export, if it stands where it must. */
    private static @Nullable Exported exported(Export export, Entry newest) {
        if (!newest.kind().equals(LedgerExported.KIND)) {
            return null;
        }
        LedgerExported fact = newest.fact(LedgerExported.class);
        boolean own = fact.equals(new LedgerExported(export.format(), export.size(), export.filter()));
        return own ? new Exported(newest.index(), newest.at(), newest.actor()) : null;
    }

    /** The leaves as the database has them, and the hashes from which the tree was made: a difference names the entry. */
    private void writeLeaves(FixedZip zip, long size) throws IOException {
        for (long n = 0; n * ZipLayout.TILE < size; n++) {
            int width = ZipLayout.width(size, n);
            List<Entries.Leaf> leaves = entries.leaves(n * ZipLayout.TILE, width);
            zip.begin(ZipLayout.leaves(n, width));
            for (Entries.Leaf leaf : leaves) {
                int length = leaf.bytes().length;
                zip.stream().write(length >> 8);
                zip.stream().write(length);
                zip.stream().write(leaf.bytes());
            }
            zip.begin(ZipLayout.hashes(0, n, width));
            for (Entries.Leaf leaf : leaves) {
                zip.stream().write(leaf.hash().bytes());
            }
        }
    }

    private void writeHashes(FixedZip zip, long size) throws IOException {
        int level = 1;
        for (long nodes = size >> ZipLayout.TILE_HEIGHT; nodes > 0; nodes >>= ZipLayout.TILE_HEIGHT) {
            for (long n = 0; n * ZipLayout.TILE < nodes; n++) {
                int width = ZipLayout.width(nodes, n);
                zip.begin(ZipLayout.hashes(level, n, width));
                for (Hash hash : checkpoints.nodes(level * ZipLayout.TILE_HEIGHT, n * ZipLayout.TILE, width)) {
                    zip.stream().write(hash.bytes());
                }
            }
            level++;
        }
    }

    /** What was shown. */
    private static final class Shown {
        long count;
        long kept;
        long erased;

        @Nullable
        Long first;

        @Nullable
        Long last;
    }

    private Shown writeEntries(Export export, OutputStream out) throws IOException {
        Shown shown = new Shown();
        new Selection(entries, texts, export.filter(), export.size()).forEach(row -> {
            out.write(EntryView.line(row.entry(), row.texts()).getBytes(StandardCharsets.UTF_8));
            shown.count++;
            shown.first = shown.first == null ? row.entry().index() : shown.first;
            shown.last = row.entry().index();
            for (Texts.Kept text : row.texts()) {
                if (text.text() == null) {
                    shown.erased++;
                } else {
                    shown.kept++;
                }
            }
        });
        return shown;
    }

    private static void file(FixedZip zip, List<Manifest.File> files, String name, String content) throws IOException {
        zip.begin(name);
        zip.stream().write(content.getBytes(StandardCharsets.UTF_8));
        files.add(file(name, zip.endFile()));
    }

    private static Manifest.File file(String name, FixedZip.Content content) {
        return new Manifest.File(name, content.bytes(), content.sha256());
    }
}
