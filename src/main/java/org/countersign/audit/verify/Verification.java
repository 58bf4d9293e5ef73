package org.countersign.audit.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.countersign.audit.ExportFilter;
import org.countersign.audit.ExportFormat;
import org.countersign.audit.LedgerExported;
import org.countersign.audit.Manifest;
import org.countersign.audit.ZipLayout;
import org.countersign.audit.verify.Report.Result;
import org.countersign.audit.verify.Report.State;
import org.countersign.core.Words;
import org.countersign.gate.feed.DecisionReplay;
import org.countersign.ledger.Entry;
import org.countersign.ledger.LedgerCreated;
import org.countersign.ledger.merkle.Checkpoint;
import org.countersign.ledger.merkle.Ed25519;
import org.countersign.ledger.merkle.Hash;
import org.countersign.ledger.merkle.NoteKey;
import org.countersign.ledger.merkle.SignedNote;
import org.countersign.ledger.merkle.WitnessPolicy;
import org.countersign.witnesses.WitnessPolicySet;
import org.jspecify.annotations.Nullable;

/** Verifies one export, in one pass through its leaves. */
final class Verification {
    private static final int MOST_MANIFEST_BYTES = 1024 * 1024;
    private static final int MOST_README_BYTES = 64 * 1024;
    /** What a manifest lists. */
    private static final Set<String> LISTED =
            Set.of(ZipLayout.README, ZipLayout.CHECKPOINT, ZipLayout.KEY, ZipLayout.COSIGNED, ZipLayout.ENTRIES);

    private final Archive archive;
    private final Trust trust;
    private final Findings findings = new Findings();
    private final Map<Check, Words> said = new EnumMap<>(Check.class);
    private final Map<Check, Words> notSaid = new EnumMap<>(Check.class);
    /** The witness policies that the log itself holds, by the index of their entry. */
    private final NavigableMap<Long, WitnessPolicy> policies = new TreeMap<>();

    private final DecisionReplay replay = new DecisionReplay();
    private @Nullable NoteKey namedKey;
    private @Nullable Instant lastAt;
    private @Nullable Entry lastEntry;

    /**
     * What the caller trusts already.
     *
     * @param key of the log; null to take the log's own word for it
     * @param earlier checkpoints kept from earlier
     * @param policy which witnesses must have cosigned; null to take the log's own word for it
     */
    record Trust(
            @Nullable NoteKey key,
            List<SignedNote> earlier,
            @Nullable WitnessPolicy policy) {
        Trust {
            earlier = List.copyOf(earlier);
        }
    }

    Verification(Archive archive, Trust trust) {
        this.archive = archive;
        this.trust = trust;
    }

    /**
     * Verifies.
     *
     * @throws Unreadable if the file is no export at all
     */
    Report run() throws Unreadable {
        if (!archive.has(ZipLayout.MANIFEST) && !archive.has(ZipLayout.CHECKPOINT)) {
            throw new Unreadable(Words.of("This ZIP file is no export of a ledger"));
        }
        @Nullable Manifest manifest = manifest();
        @Nullable SignedNote note = note(ZipLayout.CHECKPOINT, Check.SIGNATURE);
        @Nullable Checkpoint checkpoint = checkpoint(note, ZipLayout.CHECKPOINT, Check.SIGNATURE);
        long size = checkpoint == null ? manifest == null ? 0 : manifest.size() : checkpoint.size();
        List<Checkpoint> earlier = earlier();
        Set<Long> marks = earlier.stream().map(Checkpoint::size).collect(Collectors.toCollection(HashSet::new));
        @Nullable
        SignedNote witnessed = archive.has(ZipLayout.COSIGNED) ? note(ZipLayout.COSIGNED, Check.COSIGNATURES) : null;
        @Nullable Checkpoint cosigned = checkpoint(witnessed, ZipLayout.COSIGNED, Check.COSIGNATURES);
        if (cosigned != null) {
            marks.add(cosigned.size());
        }

        TreeCheck tree;
        Manifest.Selected selected;
        Manifest.Texts texts;
        long erasedOffRecord;
        Manifest.@Nullable File entriesFile;
        ExportFilter filter = manifest == null ? ExportFilter.ALL : manifest.filter();
        try (EntriesFile entries = new EntriesFile(archive, findings, filter)) {
            tree = new TreeCheck(
                    archive, findings, size, marks, (index, leaf, hash) -> take(index, leaf, hash, entries));
            tree.walk();
            entries.end(size);
            selected = entries.selected();
            texts = entries.texts();
            erasedOffRecord = entries.erasedOffRecord();
            entriesFile = entries.file();
        } catch (IOException e) {
            throw new Unreadable(Words.of("The file cannot be read any more"));
        }

        boolean byLeaves = judgeTree(tree, checkpoint);
        @Nullable NoteKey key = trust.key() == null ? ownKey() : trust.key();
        judgeSignature(note, key);
        judgeCosignatures(note, witnessed, cosigned, tree, byLeaves, key);
        judgeEarlier(earlier, tree, size, byLeaves, key);
        judgeManifest(manifest, checkpoint, selected, texts);
        judgeFiles(manifest, entriesFile, key);
        say(Check.TIME, Words.of("every leaf can be read, and time never runs back"));
        say(Check.ENTRIES, Words.of("exactly the {0} entries that the filter selects are shown", selected.count()));
        say(
                Check.TEXTS,
                erasedOffRecord == 0
                        ? Words.of(
                                "{0} texts are those that the leaves are committed to; {1} have been erased",
                                texts.kept(), texts.erased())
                        : Words.of(
                                "{0} texts are those that the leaves are committed to; {1} are said to be erased, {2} of them by no"
                                        + " erasure on record up to this checkpoint",
                                texts.kept(), texts.erased(), erasedOffRecord));
        say(Check.DECISIONS, Words.of("each of {0} decisions follows from the entries before it", replay.decisions()));
        return new Report(
                checkpoint == null ? null : checkpoint.origin(),
                key == null ? null : key.vkey(),
                trust.key() != null,
                size,
                tree.leaves(),
                replay.decisions(),
                results(tree));
    }

    private void say(Check check, Words words) {
        said.put(check, words);
    }

    private @Nullable Manifest manifest() throws Unreadable {
        byte @Nullable [] json = file(ZipLayout.MANIFEST, MOST_MANIFEST_BYTES);
        if (json == null) {
            return null;
        }
        @Nullable JsonNode stated = LeafReader.json(json);
        if (stated != null && stated.path("version").asInt() > Manifest.VERSION) {
            throw new Unreadable(
                    Words.of("The export is of a later version than this program: take the one that made it"));
        }
        try {
            Manifest manifest = Manifest.parse(json);
            if (manifest.format().equals(Manifest.FORMAT)) {
                return manifest;
            }
        } catch (IOException | RuntimeException e) {
            // Records refuse in their own ways what is missing in them; either way it is told below.
        }
        findings.ofFile(Check.MANIFEST, ZipLayout.MANIFEST, Words.of("is no manifest of an export"));
        return null;
    }

    private @Nullable SignedNote note(String file, Check check) {
        byte @Nullable [] bytes = file(file, SignedNote.MAX_BYTES);
        if (bytes == null) {
            return null;
        }
        try {
            return SignedNote.parse(bytes);
        } catch (IllegalArgumentException e) {
            findings.ofFile(check, file, Words.of("is no signed note"));
            return null;
        }
    }

    private @Nullable Checkpoint checkpoint(@Nullable SignedNote note, String file, Check check) {
        if (note == null) {
            return null;
        }
        try {
            return Checkpoint.parse(note.text());
        } catch (IllegalArgumentException e) {
            findings.ofFile(check, file, Words.of("is no checkpoint"));
            return null;
        }
    }

    private byte @Nullable [] file(String name, int most) {
        try {
            return archive.read(name, most);
        } catch (Archive.Trouble e) {
            findings.ofFile(Check.FILES, name, e.words());
            return null;
        }
    }

    private List<Checkpoint> earlier() throws Unreadable {
        List<Checkpoint> earlier = new ArrayList<>();
        for (SignedNote note : trust.earlier()) {
            try {
                earlier.add(Checkpoint.parse(note.text()));
            } catch (IllegalArgumentException e) {
                throw new Unreadable(Words.of("The note given with --checkpoint is no checkpoint"));
            }
        }
        return earlier;
    }

    private void take(long index, byte[] bytes, Hash hash, EntriesFile entries) {
        LeafReader.@Nullable Read leaf = LeafReader.read(index, bytes);
        if (leaf == null) {
            findings.ofEntry(Check.TIME, index, Words.of("the leaf cannot be read as an entry"));
            return;
        }
        Entry entry = leaf.entry();
        if (index == 0) {
            readKey(entry);
        }
        if (lastAt != null && entry.at().isBefore(lastAt)) {
            findings.ofEntry(
                    Check.TIME,
                    index,
                    Words.of(
                            "it is dated {0}, before the entry that it follows",
                            entry.at().toString()));
        } else {
            lastAt = entry.at();
        }
        lastEntry = entry;
        if (entry.kind().equals(WitnessPolicySet.KIND)) {
            readPolicy(entry);
        }
        entries.take(leaf, hash);
        try {
            for (Words fault : replay.next(entry)) {
                findings.ofEntry(Check.DECISIONS, index, fault);
            }
        } catch (RuntimeException e) {
            // A leaf may hold anything, and the facts refuse in many ways what makes no sense in them.
            findings.ofEntry(Check.DECISIONS, index, Words.of("the entry cannot be understood as {0}", entry.kind()));
        }
    }

    private void readKey(Entry genesis) {
        try {
            if (genesis.kind().equals(LedgerCreated.KIND)) {
                LedgerCreated created = genesis.fact(LedgerCreated.class);
                byte[] raw = Base64.getDecoder().decode(created.publicKey());
                namedKey = NoteKey.of(created.origin(), Ed25519.publicKey(raw));
            }
        } catch (RuntimeException e) {
            // The same: whatever stands there, it is no key.
            namedKey = null;
        }
        if (namedKey == null) {
            findings.ofEntry(Check.SIGNATURE, 0, Words.of("the first entry does not name the key of the log"));
        }
    }

    /** The key that the log names; where that cannot be read, the one beside it, so that the signature is judged all the same. */
    private @Nullable NoteKey ownKey() {
        if (namedKey != null || !archive.has(ZipLayout.KEY)) {
            return namedKey;
        }
        byte @Nullable [] beside = file(ZipLayout.KEY, SignedNote.MAX_BYTES);
        try {
            return beside == null ? null : NoteKey.parse(new String(beside, StandardCharsets.UTF_8).strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private void readPolicy(Entry entry) {
        try {
            policies.put(
                    entry.index(),
                    WitnessPolicy.parse(entry.fact(WitnessPolicySet.class).policy()));
        } catch (RuntimeException e) {
            // The same again: it asks for nobody.
            policies.remove(entry.index());
        }
    }

    /** Whether the leaves are the signed ones; if not, what is compared with earlier checkpoints are the hashes beside them. */
    private boolean judgeTree(TreeCheck tree, @Nullable Checkpoint checkpoint) {
        say(Check.LEAVES, Words.of("every leaf is the one whose hash the log holds"));
        if (checkpoint == null) {
            return true;
        }
        say(Check.ROOT, Words.of("the root over {0} leaves is the signed one", tree.leaves()));
        if (tree.leavesLeadTo(checkpoint.root())) {
            // Then it is the hashes beside them that are wrong.
            findings.forget(Check.LEAVES, finding -> true);
            for (String file : tree.differing()) {
                findings.ofFile(Check.FILES, file, Words.of("holds other hashes than those of the log"));
            }
            tellWrongHashes(tree.above(true));
            return true;
        }
        findings.of(
                Check.ROOT,
                Words.of(
                        "the root over {0} leaves is {1}, but the checkpoint says {2} of {3}",
                        tree.leaves(), tree.root().toBase64(), checkpoint.root().toBase64(), checkpoint.size()));
        if (!tree.hashesLeadTo(checkpoint.root())) {
            tree.above(true).forEach(findings::add);
            return true;
        }
        tellWrongHashes(tree.above(false));
        // What comes after a leaf that is not the log's says nothing about the log.
        findings.forget(Check.DECISIONS, finding -> finding.index() != null && finding.index() >= tree.firstFault());
        findings.forget(Check.TIME, finding -> finding.index() != null && finding.index() >= tree.firstFault());
        return false;
    }

    private void tellWrongHashes(List<Finding> above) {
        above.stream()
                .map(Finding::file)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(file ->
                        findings.ofFile(Check.FILES, file, Words.of("holds other hashes than those of the log")));
    }

    private void judgeSignature(@Nullable SignedNote note, @Nullable NoteKey key) {
        if (note == null) {
            return;
        }
        if (key == null) {
            findings.ofFile(Check.SIGNATURE, ZipLayout.CHECKPOINT, Words.of("has no key to verify it with"));
            return;
        }
        if (trust.key() != null && namedKey != null && !trust.key().equals(namedKey)) {
            findings.ofEntry(
                    Check.SIGNATURE, 0, Words.of("the log names the key {0}, not the one given", namedKey.vkey()));
        }
        if (!note.isSignedBy(key)) {
            findings.ofFile(Check.SIGNATURE, ZipLayout.CHECKPOINT, Words.of("is not signed by {0}", key.vkey()));
        }
        say(Check.SIGNATURE, Words.of("the checkpoint is signed by {0}", key.vkey()));
    }

    /** The policy may be satisfied by the checkpoint itself or by the one that witnesses saw last, which it then must extend. */
    private void judgeCosignatures(
            @Nullable SignedNote note,
            @Nullable SignedNote witnessed,
            @Nullable Checkpoint cosigned,
            TreeCheck tree,
            boolean byLeaves,
            @Nullable NoteKey key) {
        if (witnessed != null && cosigned != null) {
            if (key != null && !witnessed.isSignedBy(key)) {
                findings.ofFile(Check.COSIGNATURES, ZipLayout.COSIGNED, Words.of("is not signed by {0}", key.vkey()));
            }
            if (!cosigned.root().equals(tree.rootAt(cosigned.size(), byLeaves))) {
                findings.ofFile(
                        Check.COSIGNATURES,
                        ZipLayout.COSIGNED,
                        Words.of("is not of this log: witnesses have seen other entries"));
            }
        }
        if (trust.policy() != null) {
            judgeCosigners(trust.policy(), note, witnessed, cosigned);
            return;
        }
        // The log's own word, as for its key: the policy that held when witnesses saw the log.
        var own = policies.lowerEntry(cosigned == null ? Long.MAX_VALUE : cosigned.size());
        if (own == null || !own.getValue().asksForWitnesses()) {
            return;
        }
        if (cosigned == null) {
            notSaid.put(
                    Check.COSIGNATURES,
                    Words.of("the log names witnesses, but comes with nothing that they have cosigned yet"));
        } else {
            judgeCosigners(own.getValue(), note, witnessed, cosigned);
            said.computeIfPresent(
                    Check.COSIGNATURES, (check, words) -> Words.of("{0}; the policy is the log’s own word", words));
        }
    }

    private void judgeCosigners(
            WitnessPolicy policy,
            @Nullable SignedNote note,
            @Nullable SignedNote witnessed,
            @Nullable Checkpoint cosigned) {
        Set<String> names = new LinkedHashSet<>(note == null ? Set.of() : policy.cosigners(note));
        if (policy.isSatisfiedBy(names)) {
            say(Check.COSIGNATURES, Words.of("the checkpoint is cosigned by {0}", names));
            return;
        }
        Set<String> before = witnessed == null ? Set.of() : policy.cosigners(witnessed);
        if (cosigned != null && policy.isSatisfiedBy(before)) {
            say(Check.COSIGNATURES, Words.of("the log of {0} entries is cosigned by {1}", cosigned.size(), before));
        } else {
            names.addAll(before);
            findings.of(
                    Check.COSIGNATURES,
                    names.isEmpty()
                            ? Words.of("no witness of the policy has cosigned")
                            : Words.of("the policy asks for more witnesses than {0}", names));
        }
    }

    private void judgeEarlier(
            List<Checkpoint> earlier, TreeCheck tree, long size, boolean byLeaves, @Nullable NoteKey key) {
        List<Long> sizes = new ArrayList<>();
        for (int i = 0; i < earlier.size(); i++) {
            Checkpoint old = earlier.get(i);
            sizes.add(old.size());
            if (key != null && !trust.earlier().get(i).isSignedBy(key)) {
                findings.of(
                        Check.CONSISTENCY,
                        Words.of("the earlier checkpoint of size {0} is not signed by this log’s key", old.size()));
            } else if (old.size() > size) {
                findings.ofEntry(
                        Check.CONSISTENCY,
                        size,
                        Words.of(
                                "the log once had {0} entries, and this export has {1}: its end was cut off, or it is older than the"
                                        + " checkpoint",
                                old.size(), size));
            } else if (!old.root().equals(tree.rootAt(old.size(), byLeaves))) {
                findings.of(
                        Check.CONSISTENCY,
                        Words.of(
                                "the first {0} entries are not those of the earlier checkpoint: the log was rewritten",
                                old.size()));
            }
        }
        if (!sizes.isEmpty()) {
            say(Check.CONSISTENCY, Words.of("the log extends what it was at size {0}", sizes));
        }
    }

    private void judgeManifest(
            @Nullable Manifest manifest,
            @Nullable Checkpoint checkpoint,
            Manifest.Selected selected,
            Manifest.Texts texts) {
        if (manifest == null) {
            return;
        }
        say(Check.MANIFEST, Words.of("the manifest claims nothing but what the log says"));
        if (checkpoint != null) {
            claim(manifest.origin(), checkpoint.origin(), Words.of("the name of the log"));
            claim(manifest.size(), checkpoint.size(), Words.of("the size of the log"));
            claim(manifest.root(), checkpoint.root().toBase64(), Words.of("the root"));
        }
        claim(manifest.selected().count(), selected.count(), Words.of("how many entries the filter selects"));
        claim(manifest.selected().first(), selected.first(), Words.of("the first entry that the filter selects"));
        claim(manifest.selected().last(), selected.last(), Words.of("the last entry that the filter selects"));
        claim(manifest.texts().kept(), texts.kept(), Words.of("the number of texts"));
        claim(manifest.texts().erased(), texts.erased(), Words.of("the number of erased texts"));
        @Nullable Entry last = lastEntry;
        if (last == null || last.index() != manifest.size() - 1) {
            return;
        }
        claim(manifest.asOf(), last.at(), Words.of("the time of the newest entry"));
        Manifest.@Nullable Exported exported = exported(manifest, last);
        if (manifest.exported() != null && !manifest.exported().equals(exported)) {
            findings.ofEntry(
                    Check.MANIFEST,
                    manifest.exported().index(),
                    Words.of("the manifest says who exported and when, and the log says otherwise"));
        } else if (manifest.exported() == null && exported != null) {
            findings.ofEntry(
                    Check.MANIFEST,
                    exported.index(),
                    Words.of("the log says who exported and when, and the manifest is silent"));
        }
    }

    private static Manifest.@Nullable Exported exported(Manifest manifest, Entry last) {
        try {
            LedgerExported fact = last.fact(LedgerExported.class);
            LedgerExported own = new LedgerExported(ExportFormat.ZIP, manifest.size(), manifest.filter());
            return last.kind().equals(LedgerExported.KIND) && own.equals(fact)
                    ? new Manifest.Exported(last.index(), last.at(), last.actor())
                    : null;
        } catch (RuntimeException e) {
            // Not such a fact.
            return null;
        }
    }

    private void claim(@Nullable Object claimed, @Nullable Object actual, Words what) {
        if (!Objects.equals(claimed, actual)) {
            findings.ofFile(
                    Check.MANIFEST,
                    ZipLayout.MANIFEST,
                    Words.of(
                            "is wrong about {0}: it says {1}, and the log says {2}",
                            what, plain(claimed), plain(actual)));
        }
    }

    private static String plain(@Nullable Object value) {
        return value == null ? "–" : value.toString();
    }

    private void judgeFiles(@Nullable Manifest manifest, Manifest.@Nullable File entriesFile, @Nullable NoteKey key) {
        byte @Nullable [] ownKey = file(ZipLayout.KEY, SignedNote.MAX_BYTES);
        if (ownKey != null && key != null && !new String(ownKey, StandardCharsets.UTF_8).equals(key.vkey() + "\n")) {
            findings.ofFile(Check.FILES, ZipLayout.KEY, Words.of("is not the key that the log names"));
        }
        Set<String> listed = new HashSet<>();
        if (manifest != null) {
            for (Manifest.File file : manifest.files()) {
                if (!LISTED.contains(file.name()) || !listed.add(file.name())) {
                    findings.ofFile(
                            Check.MANIFEST,
                            shown(file.name()),
                            Words.of("is listed in the manifest, but no part of an export"));
                    continue;
                }
                compare(file, file.name().equals(ZipLayout.ENTRIES) ? entriesFile : read(file));
            }
            for (String needed : List.of(ZipLayout.CHECKPOINT, ZipLayout.KEY, ZipLayout.ENTRIES)) {
                if (!listed.contains(needed)) {
                    findings.ofFile(Check.MANIFEST, needed, Words.of("is not listed in the manifest"));
                }
            }
        }
        for (String name : archive.twice()) {
            findings.ofFile(Check.FILES, shown(name), Words.of("stands in the ZIP file more than once"));
        }
        for (String name : archive.unread()) {
            findings.ofFile(Check.FILES, shown(name), Words.of("is in the ZIP file, but no part of the export"));
        }
        say(Check.FILES, Words.of("every file is there and whole"));
    }

    private void compare(Manifest.File listed, Manifest.@Nullable File actual) {
        if (actual != null && !actual.equals(listed)) {
            findings.ofFile(Check.FILES, shown(listed.name()), Words.of("is not the file that the manifest lists"));
        }
    }

    private Manifest.@Nullable File read(Manifest.File listed) {
        int most = listed.name().equals(ZipLayout.README) ? MOST_README_BYTES : SignedNote.MAX_BYTES;
        try (Archive.Reading reading = archive.open(listed.name())) {
            if (reading.readNBytes(most + 1).length > most) {
                throw new Archive.Trouble(Words.of("is larger than such a file can be"));
            }
            return new Manifest.File(listed.name(), reading.bytes(), reading.sha256Hex());
        } catch (Archive.Trouble e) {
            missing(listed.name(), e.words());
        } catch (IOException e) {
            missing(listed.name(), Archive.damaged().words());
        }
        return null;
    }

    /** Whose absence has been told already is not told again. */
    private void missing(String name, Words words) {
        Finding finding = new Finding(Check.FILES, null, shown(name), words);
        boolean told = findings.listed(Check.FILES).stream().anyMatch(other -> name.equals(other.file()));
        if (!told) {
            findings.add(finding);
        }
    }

    /** A name of somebody else's making, so that it does no harm to who reads it. */
    private static String shown(String name) {
        String clean = name.codePoints()
                .limit(200)
                .mapToObj(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                        ? "?"
                        : Character.toString(c))
                .collect(Collectors.joining());
        return clean.length() < name.length() ? clean + "…" : clean;
    }

    private List<Result> results(TreeCheck tree) {
        List<Result> results = new ArrayList<>();
        for (Check check : Check.values()) {
            long count = findings.count(check);
            @Nullable Words words = said.get(check);
            if (count > 0) {
                results.add(new Result(check, State.FAILS, failed(check, tree), count, findings.listed(check)));
            } else if (words == null) {
                results.add(new Result(
                        check, State.NOT_CHECKED, notSaid.getOrDefault(check, unchecked(check)), 0, List.of()));
            } else {
                results.add(new Result(check, State.HOLDS, words, 0, List.of()));
            }
        }
        return results;
    }

    private Words failed(Check check, TreeCheck tree) {
        return check == Check.DECISIONS && tree.firstFault() < Long.MAX_VALUE
                ? Words.of("decisions do not follow; only those before entry {0} can be judged", tree.firstFault())
                : Words.of("does not hold");
    }

    private static Words unchecked(Check check) {
        return switch (check) {
            case CONSISTENCY -> Words.of("no checkpoint from earlier was given: add one with --checkpoint");
            case COSIGNATURES -> Words.of("no policy was given that asks for witnesses");
            default -> Words.of("could not be checked");
        };
    }
}
