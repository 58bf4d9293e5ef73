package org.countersign.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.countersign.access.Role;
import org.countersign.audit.ZipLayout;
import org.countersign.core.AppClock;
import org.countersign.core.Language;
import org.countersign.ledger.Keys;
import org.countersign.ledger.merkle.Cosigner;
import org.countersign.ledger.merkle.NoteSigner;
import org.countersign.ledger.merkle.SignedNote;
import org.countersign.testing.Api;
import org.countersign.testing.LaunchScene;
import org.countersign.testing.Leaves;
import org.countersign.witnesses.WitnessPolicySet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever somebody does to an export or to the log behind it, the verifier names it. */
@QuarkusTest
class TamperingTest {
    private static final String EXPORT = "/api/v1/ledger/export.zip";
    private static final String TEXT = "Une raison à garder";

    @Inject
    Keys keys;

    @Inject
    AppClock appClock;

    @TempDir
    Path directory;

    private LaunchScene launch;
    private String hold;
    private ExportCopy copy;
    private int size;

    @BeforeEach
    void export() {
        launch = new LaunchScene(2);
        launch.changeInEffect();
        launch.decision();
        hold = launch.hold(TEXT);
        launch.decision();
        copy = exported();
        size = (int) copy.checkpoint().size();
    }

    private static ExportCopy exported() {
        return new ExportCopy(Api.as(Role.AUDITOR)
                .get(EXPORT)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray());
    }

    @Test
    void what_nobody_touched_holds_and_says_how_fast() {
        Told told = Told.by(copy.write(directory).toString());
        assertThat(told.exitCode()).as(told.text()).isEqualTo(VerifyCommand.HOLDS);
        assertThat(told.text()).contains("All of this holds.").endsWith("entries per second\n");

        Told json = verify();
        assertThat(json.exitCode()).isZero();
        assertThat(json.json().path("entries").asInt()).isEqualTo(size);
        assertThat(json.json().path("decisions").asInt()).isPositive();
        assertThat(json.failed()).isEmpty();
    }

    @Test
    void a_decision_on_an_amended_contract_holds() {
        String contract =
                Api.admin().get("/api/v1/contracts?client=" + launch.client()).path("items[0].code");
        Api.admin()
                .body(Map.of("until", "2000-01-01T00:00:00Z"))
                .patch("/api/v1/contracts/" + contract)
                .then()
                .statusCode(200);
        launch.decision();
        launch.decisions().body("items[0].reasonCodes", hasItem("contract-in-force"));

        Told told = Told.by(exported().write(directory).toString());
        assertThat(told.exitCode()).as(told.text()).isEqualTo(VerifyCommand.HOLDS);
    }

    @Test
    void an_altered_leaf_is_named() {
        int victim = copy.indexOf("hold-placed", hold);
        List<byte[]> leaves = copy.leaves();
        leaves.set(victim, ExportCopy.altered(leaves.get(victim), leaf -> leaf.put("actor", "p-somebody-else")));
        Told told = verify(copy.withLeaves(leaves));
        assertThat(told.exitCode()).isEqualTo(VerifyCommand.FAILS);
        assertThat(told.indexes("leaves")).containsExactly((long) victim);
        assertThat(told.details("leaves").get(0)).contains("altered");
        assertThat(told.failed()).contains("root").doesNotContain("signature", "decisions");
    }

    @Test
    void a_deleted_entry_is_named_though_all_others_moved_up() {
        int victim = copy.indexOf("hold-placed", hold);
        List<byte[]> leaves = copy.leaves();
        leaves.remove(victim);
        Told told = verify(copy.withLeaves(leaves));
        assertThat(told.exitCode()).isEqualTo(VerifyCommand.FAILS);
        // The last file of leaves has another name now, for it holds one less.
        assertThat(told.indexes("leaves")).contains((size - 1L) / ZipLayout.TILE * ZipLayout.TILE);
    }

    @Test
    void a_deleted_entry_is_named_in_a_file_of_the_same_name() {
        List<byte[]> leaves = copy.leaves();
        long n = (size - 1L) / ZipLayout.TILE;
        String last = ZipLayout.leaves(n, ZipLayout.width(size, n));
        int victim = (int) (n * ZipLayout.TILE);
        copy.withLeaves(without(leaves, victim));
        String shorter = ZipLayout.leaves(n, ZipLayout.width(size - 1, n));
        byte[] content = copy.files().remove(shorter);
        copy.files().put(last, content == null ? new byte[0] : content);
        Told told = verify();
        assertThat(told.exitCode()).isEqualTo(VerifyCommand.FAILS);
        assertThat(told.indexes("leaves")).containsExactly((long) victim);
        assertThat(told.details("leaves").get(0)).contains("missing");
    }

    private static List<byte[]> without(List<byte[]> leaves, int victim) {
        List<byte[]> fewer = new ArrayList<>(leaves);
        fewer.remove(victim);
        return fewer;
    }

    @Test
    void entries_in_another_order_are_named() {
        int place = size - 3;
        List<byte[]> leaves = copy.leaves();
        Collections.swap(leaves, place, place + 1);
        Told told = verify(copy.withLeaves(leaves));
        assertThat(told.exitCode()).isEqualTo(VerifyCommand.FAILS);
        assertThat(told.indexes("leaves")).contains((long) place);
    }

    @Test
    void a_tail_that_was_cut_off_is_named() {
        List<byte[]> leaves = copy.leaves();
        Told told = verify(copy.withLeaves(leaves.subList(0, size - 2)));
        assertThat(told.exitCode()).isEqualTo(VerifyCommand.FAILS);
        assertThat(told.failed()).contains("leaves", "root");
    }

    @Test
    void a_tail_that_was_cut_off_and_signed_anew_is_named_by_the_checkpoint_from_earlier() throws IOException {
        Path earlier = earlier(copy.note());
        List<byte[]> leaves = copy.leaves();
        copy.rebuilt(leaves.subList(0, size - 2), signer());
        assertThat(verify().exitCode()).as(verify().text()).isEqualTo(VerifyCommand.HOLDS);
        Told told = verify("--checkpoint", earlier.toString());
        assertThat(told.exitCode()).isEqualTo(VerifyCommand.FAILS);
        assertThat(told.failed()).containsExactly("consistency");
        assertThat(told.indexes("consistency")).containsExactly(size - 2L);
    }

    @Test
    void an_entry_dated_before_the_one_it_follows_is_named_in_a_log_that_is_signed() {
        int victim = size - 2;
        List<byte[]> leaves = copy.leaves();
        leaves.set(victim, ExportCopy.altered(leaves.get(victim), leaf -> leaf.put("at", "2001-01-01T00:00:00Z")));
        Told told = verify(copy.rebuilt(leaves, signer()));
        assertThat(told.exitCode()).isEqualTo(VerifyCommand.FAILS);
        assertThat(told.failed()).containsExactly("time");
        assertThat(told.indexes("time")).containsExactly((long) victim);
    }

    @Test
    void a_log_rebuilt_with_the_same_key_is_named_by_the_checkpoint_from_earlier() throws IOException {
        Path earlier = earlier(copy.note());
        int victim = copy.indexOf("hold-placed", hold);
        List<byte[]> leaves = copy.leaves();
        leaves.set(victim, ExportCopy.altered(leaves.get(victim), leaf -> leaf.put("actor", "p-somebody-else")));
        copy.rebuilt(leaves, signer());
        assertThat(verify().exitCode()).as(verify().text()).isEqualTo(VerifyCommand.HOLDS);
        Told told = verify("--checkpoint", earlier.toString());
        assertThat(told.exitCode()).isEqualTo(VerifyCommand.FAILS);
        assertThat(told.failed()).containsExactly("consistency");
        assertThat(told.details("consistency").get(0)).contains("rewritten");
    }

    @Test
    void a_log_that_has_grown_extends_its_checkpoint_from_earlier() throws IOException {
        Path earlier = earlier(copy.note());
        launch.hold("Encore");
        ExportCopy later = new ExportCopy(Api.as(Role.AUDITOR).get(EXPORT).asByteArray());
        Told told = verify(later, "--checkpoint", earlier.toString());
        assertThat(told.exitCode()).as(told.text()).isEqualTo(VerifyCommand.HOLDS);
    }

    @Test
    void a_swapped_text_is_named() {
        int victim = copy.indexOf("hold-placed", hold);
        Told told = verify(copy.withLine(victim, line -> {
            ((ObjectNode) line.path("texts").path(0)).put("text", "Une autre raison");
            return line;
        }));
        assertThat(told.exitCode()).isEqualTo(VerifyCommand.FAILS);
        assertThat(told.failed()).containsExactly("texts");
        assertThat(told.indexes("texts")).containsExactly((long) victim);
    }

    @Test
    void a_claim_that_is_added_to_a_line_is_named() {
        int victim = copy.indexOf("hold-placed", hold);
        Told told = verify(copy.withLine(victim, line -> line.put("comment", "Levée par téléphone")));
        assertThat(told.failed()).containsExactly("entries");
        assertThat(told.indexes("entries")).containsExactly((long) victim);
    }

    @Test
    void a_claim_that_is_added_to_a_text_is_named() {
        int victim = copy.indexOf("hold-placed", hold);
        Told told = verify(copy.withLine(victim, line -> {
            ((ObjectNode) line.path("texts").path(0)).put("was", "Une autre raison");
            return line;
        }));
        assertThat(told.failed()).containsExactly("texts");
        assertThat(told.indexes("texts")).containsExactly((long) victim);
    }

    @Test
    void a_text_that_is_left_out_is_named_but_one_that_was_erased_is_not() {
        int victim = copy.indexOf("hold-placed", hold);
        ObjectNode counts =
                (ObjectNode) ExportCopy.json(copy.file(ZipLayout.MANIFEST)).path("texts");
        copy.withLine(victim, line -> {
            ((ObjectNode) line.path("texts").path(0)).putNull("text").putNull("salt");
            return line;
        });
        copy.withManifest(manifest -> {
            manifest.putObject("texts")
                    .put("kept", counts.path("kept").asLong() - 1)
                    .put("erased", counts.path("erased").asLong() + 1);
            return manifest;
        });
        Told erased = verify();
        assertThat(erased.exitCode()).as(erased.text()).isEqualTo(VerifyCommand.HOLDS);

        Told left = verify(copy.withLine(victim, line -> {
            line.putArray("texts");
            return line;
        }));
        assertThat(left.failed()).contains("texts");
        assertThat(left.indexes("texts")).containsExactly((long) victim);
    }

    @Test
    void every_file_that_is_dropped_is_named() {
        long last = (size - 1L) / ZipLayout.TILE;
        int width = ZipLayout.width(size, last);
        for (String name : List.of(
                ZipLayout.README,
                ZipLayout.CHECKPOINT,
                ZipLayout.KEY,
                ZipLayout.MANIFEST,
                ZipLayout.ENTRIES,
                ZipLayout.leaves(last, width),
                ZipLayout.hashes(0, last, width))) {
            byte[] content = copy.files().remove(name);
            Told told = verify();
            assertThat(told.exitCode()).as(name).isEqualTo(VerifyCommand.FAILS);
            assertThat(told.text()).as(name).contains(name);
            copy.files().put(name, content);
        }
    }

    @Test
    void a_file_that_is_put_in_or_altered_is_named() {
        copy.files().put("notes/extra.txt", new byte[] {1});
        assertThat(verify().files("files")).containsExactly("notes/extra.txt");
        copy.files().remove("notes/extra.txt");
        copy.files().put(ZipLayout.README, new byte[] {1});
        assertThat(verify().files("files")).containsExactly(ZipLayout.README);
    }

    @Test
    void a_file_that_is_put_in_is_named_though_the_manifest_lists_it() {
        copy.files().put("./entries.ndjson", new byte[] {1});
        copy.withManifest(manifest -> {
            manifest.withArray("files")
                    .addObject()
                    .put("name", "./entries.ndjson")
                    .put("bytes", 1)
                    .put("sha256", "4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a");
            return manifest;
        });
        Told told = verify();
        assertThat(told.files("manifest")).containsExactly("./entries.ndjson");
        assertThat(told.files("files")).containsExactly("./entries.ndjson");
    }

    @Test
    void hashes_that_were_altered_beside_honest_leaves_are_named_as_such() {
        String file = ZipLayout.hashes(0, 0, ZipLayout.width(size, 0));
        byte[] hashes = copy.file(file).clone();
        hashes[0] ^= 1;
        copy.files().put(file, hashes);
        Told told = verify();
        assertThat(told.failed()).containsExactly("files");
        assertThat(told.files("files")).containsExactly(file);
    }

    @Test
    void a_checkpoint_that_was_altered_is_named_even_where_its_size_leads_to_no_leaf() {
        String altered = copy.note().encode().replace("\n" + size + "\n", "\n" + (size - 1) + "\n");
        copy.files().put(ZipLayout.CHECKPOINT, altered.getBytes(StandardCharsets.UTF_8));
        Told told = verify();
        assertThat(told.exitCode()).isEqualTo(VerifyCommand.FAILS);
        assertThat(told.failed()).contains("signature");
        assertThat(told.files("signature")).containsExactly(ZipLayout.CHECKPOINT);
    }

    @Test
    void a_decision_that_lies_in_a_log_that_is_signed_is_named() {
        int victim = copy.indexOf("decision-recorded", launch.campaign());
        List<byte[]> leaves = copy.leaves();
        leaves.set(victim, ExportCopy.altered(leaves.get(victim), leaf -> {
            ObjectNode data = (ObjectNode) leaf.path("data");
            data.put("verdict", "allow");
            data.putArray("reasonCodes");
            return leaf;
        }));
        Told told = verify(copy.rebuilt(leaves, signer()));
        assertThat(told.exitCode()).isEqualTo(VerifyCommand.FAILS);
        assertThat(told.failed()).containsExactly("decisions");
        assertThat(told.indexes("decisions")).containsOnly((long) victim);
        assertThat(told.details("decisions").get(0)).contains("allow", "block");
    }

    @Test
    void a_decision_made_on_what_was_known_before_is_named() {
        int victim = copy.indexOf("decision-recorded", launch.campaign());
        long before = copy.indexOf("hold-placed", hold);
        List<byte[]> leaves = copy.leaves();
        leaves.set(victim, ExportCopy.altered(leaves.get(victim), leaf -> {
            ((ObjectNode) leaf.path("data")).put("checkedAgainst", before);
            return leaf;
        }));
        Told told = verify(copy.rebuilt(leaves, signer()));
        assertThat(told.failed()).containsExactly("decisions");
        assertThat(told.indexes("decisions")).containsExactly((long) victim);
    }

    /** The clock of the node that wrote before was ahead, and the ledger's time does not come back. */
    @Test
    void a_decision_by_a_clock_behind_the_ledgers_time_holds() {
        try {
            appClock.startAt(Leaves.time().minus(Duration.ofMinutes(59)));
            launch.hold(TEXT);
            launch.decision();
            export();
        } finally {
            appClock.startAt(Clock.systemUTC().instant());
        }
        Told told = verify();
        assertThat(told.failed()).isEmpty();
        assertThat(told.exitCode()).isZero();
    }

    @Test
    void a_decision_that_was_dated_back_is_named() {
        int victim = copy.indexOf("decision-recorded", launch.campaign());
        List<byte[]> leaves = copy.leaves();
        leaves.set(victim, ExportCopy.altered(leaves.get(victim), leaf -> {
            ((ObjectNode) leaf.path("data")).put("decidedAt", "2013-09-10T07:00:00Z");
            return leaf;
        }));
        Told told = verify(copy.rebuilt(leaves, signer()));
        assertThat(told.failed()).containsExactly("decisions");
        assertThat(told.indexes("decisions")).containsExactly((long) victim);
        assertThat(told.details("decisions").get(0)).contains("2013-09-10T07:00:00Z");
    }

    @Test
    void a_leaf_that_is_none_in_a_log_that_is_signed_is_named() {
        List<byte[]> leaves = copy.leaves();
        int victim = copy.indexOf("hold-placed", hold);
        leaves.set(victim, ExportCopy.altered(leaves.get(victim), leaf -> {
            leaf.putObject("data").put("nothing", true);
            return leaf;
        }));
        Told told = verify(copy.rebuilt(leaves, signer()));
        assertThat(told.exitCode()).isEqualTo(VerifyCommand.FAILS);
        assertThat(told.indexes("decisions")).contains((long) victim);
    }

    @Test
    void an_entry_that_the_filter_selects_and_the_export_hides_is_named() {
        int victim = copy.indexOf("hold-placed", hold);
        List<String> lines = new ArrayList<>(copy.lines());
        lines.remove(victim);
        copy.withLines(lines).withManifest(manifest -> {
            ((ObjectNode) manifest.path("selected")).put("count", size - 1);
            return manifest;
        });
        Told told = verify();
        assertThat(told.failed()).contains("entries");
        assertThat(told.indexes("entries")).containsExactly((long) victim);
    }

    @Test
    void a_manifest_that_claims_another_filter_is_named() {
        Told told = verify(copy.withManifest(manifest -> {
            ((ObjectNode) manifest.path("filter")).put("kind", "hold-placed");
            return manifest;
        }));
        assertThat(told.exitCode()).isEqualTo(VerifyCommand.FAILS);
        assertThat(told.failed()).contains("entries", "manifest");
    }

    @Test
    void a_manifest_that_names_another_exporter_is_named() {
        Told told = verify(copy.withManifest(manifest -> {
            ((ObjectNode) manifest.path("exported")).put("by", "p-somebody-else");
            return manifest;
        }));
        assertThat(told.failed()).containsExactly("manifest");
        assertThat(told.indexes("manifest")).containsExactly(size - 1L);
    }

    @Test
    void another_key_than_the_one_that_was_published_is_named() throws IOException {
        Path others = Files.createDirectory(directory.resolve("others"));
        NoteSigner other = new NoteSigner(signer().key().name(), Keys.in(others).ed25519(Keys.LEDGER));
        List<byte[]> leaves = copy.leaves();
        leaves.set(0, ExportCopy.altered(leaves.get(0), leaf -> {
            String vkey = other.key().vkey();
            byte[] kindAndKey = Base64.getDecoder().decode(vkey.substring(vkey.lastIndexOf('+') < 0 ? 0 : keyAt(vkey)));
            ((ObjectNode) leaf.path("data"))
                    .put(
                            "publicKey",
                            Base64.getEncoder().encodeToString(Arrays.copyOfRange(kindAndKey, 1, kindAndKey.length)));
            return leaf;
        }));
        copy.rebuilt(leaves, other);
        assertThat(verify().exitCode()).as(verify().text()).isEqualTo(VerifyCommand.HOLDS);
        Told told = verify("--key", signer().key().vkey());
        assertThat(told.exitCode()).isEqualTo(VerifyCommand.FAILS);
        assertThat(told.failed()).contains("signature");
    }

    private static int keyAt(String vkey) {
        return vkey.indexOf('+', vkey.indexOf('+') + 1) + 1;
    }

    @Test
    void what_does_not_hold_is_told_in_French_too() {
        List<byte[]> leaves = copy.leaves();
        Path file = copy.withLeaves(leaves.subList(0, size - 2)).write(directory);
        Told told = Told.by(file.toString(), "--lang", Language.FR.tag());
        assertThat(told.exitCode()).isEqualTo(VerifyCommand.FAILS);
        assertThat(told.text()).contains("Cet export ne tient pas", "entrée");
    }

    @Test
    void cosignatures_are_compared_with_the_policy_and_the_log_with_what_witnesses_saw() throws IOException {
        Cosigner witness = witness("witness.example.org/a");
        Path policy = Files.writeString(
                directory.resolve("policy.txt"), "witness a " + witness.key().vkey() + "\nquorum a\n");
        assertThat(verify("--policy", policy.toString()).failed()).containsExactly("cosignatures");

        SignedNote seen = copy.note();
        copy.withCosigned(seen.with(List.of(witness.cosign(copy.checkpoint(), Instant.EPOCH))));
        Told told = verify("--policy", policy.toString());
        assertThat(told.exitCode()).as(told.text()).isEqualTo(VerifyCommand.HOLDS);

        Path others = Files.writeString(
                directory.resolve("others.txt"),
                "witness b " + witness("witness.example.org/b").key().vkey() + "\nquorum b\n");
        assertThat(verify("--policy", others.toString()).failed()).containsExactly("cosignatures");

        List<byte[]> leaves = copy.leaves();
        leaves.set(1, ExportCopy.altered(leaves.get(1), leaf -> leaf.put("actor", "p-somebody-else")));
        copy.rebuilt(leaves, signer());
        Told rewritten = verify("--policy", policy.toString());
        assertThat(rewritten.failed()).containsExactly("cosignatures");
        assertThat(rewritten.files("cosignatures")).containsExactly(ZipLayout.COSIGNED);
    }

    @Test
    void without_a_policy_cosignatures_are_compared_with_the_one_that_the_log_holds() throws IOException {
        Cosigner witness = witness("witness.example.org/c");
        List<byte[]> leaves = new ArrayList<>(copy.leaves());
        leaves.add(ExportCopy.altered(leaves.get(size - 1), leaf -> {
            leaf.put("kind", WitnessPolicySet.KIND).put("subject", "ledger");
            leaf.putObject("data").put("policy", "witness c " + witness.key().vkey() + "\nquorum c\n");
            return leaf;
        }));
        copy.files().remove(ZipLayout.COSIGNED);
        copy.rebuilt(leaves, signer());
        assertThat(verify().said("cosignatures")).contains("names witnesses");

        SignedNote own = copy.note();
        copy.withCosigned(own.with(List.of(witness.cosign(copy.checkpoint(), Instant.EPOCH))));
        Told told = verify();
        assertThat(told.exitCode()).as(told.text()).isEqualTo(VerifyCommand.HOLDS);
        assertThat(told.said("cosignatures")).contains("cosigned by c", "own word");

        Cosigner other = witness("witness.example.org/d");
        copy.withCosigned(own.with(List.of(other.cosign(copy.checkpoint(), Instant.EPOCH))));
        assertThat(verify().failed()).containsExactly("cosignatures");
    }

    private Cosigner witness(String name) throws IOException {
        Path own = Files.createTempDirectory(directory, "witness");
        return new Cosigner(name, Keys.in(own).ed25519("witness"));
    }

    private NoteSigner signer() {
        return new NoteSigner(copy.checkpoint().origin(), keys.ed25519(Keys.LEDGER));
    }

    private Path earlier(SignedNote note) throws IOException {
        return Files.writeString(directory.resolve("earlier.txt"), note.encode());
    }

    private Told verify(String... options) {
        return verify(copy, options);
    }

    private Told verify(ExportCopy of, String... options) {
        List<String> arguments = new ArrayList<>(List.of(of.write(directory).toString(), "--json"));
        arguments.addAll(List.of(options));
        return Told.by(arguments.toArray(String[]::new));
    }
}
