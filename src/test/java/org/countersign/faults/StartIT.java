package org.countersign.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.countersign.testing.App;
import org.countersign.testing.NodeApi;
import org.countersign.testing.Postgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that start together, or must not start. */
class StartIT {
    private static final Path LEDGER_KEY = Path.of("data", "keys", "ledger.key");
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final String END_OF_PRIVATE_KEY = "-----END PRIVATE KEY-----";

    @TempDir
    Path directory;

    @Test
    void nodes_that_start_at_once_on_an_empty_database_agree_on_one_ledger_and_one_account() {
        try (Postgres postgres = Postgres.start();
                Nodes nodes =
                        Nodes.start(Ground.with(App.on(postgres, directory)).patient(), 3)) {
            Ground ground = new Ground(nodes.first());
            for (App node : nodes.apps()) {
                NodeApi manager = ground.manager(node);
                List<Auditor.Entry> entries = new Auditor(manager).read(manager);
                assertThat(entries)
                        .extracting(Auditor.Entry::kind)
                        // One first account; the rest is the ground's.
                        .containsExactly(
                                "ledger-created", "person-added", "api-key-issued", "api-key-issued", "person-added");
                assertThat(manager.get("/people").expect(200).json().path("items"))
                        .hasSize(2);
            }
        }
    }

    @Test
    void a_node_with_other_keys_than_the_ledgers_refuses_to_start_and_says_why() throws Exception {
        try (Postgres postgres = Postgres.start()) {
            Ground.with(App.on(postgres, directory.resolve("first"))).start().close();

            Path second = directory.resolve("second").resolve(LEDGER_KEY);
            Files.createDirectories(second.getParent());
            Files.createFile(second, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            Files.writeString(second, pem(newPair()));
            App.GaveUp refused =
                    Ground.with(App.on(postgres, directory.resolve("second"))).startInVain();

            assertThat(refused.exitCode()).isNotZero();
            assertThat(refused.console()).contains("This node's ledger key is not the ledger's");
        }
    }

    @Test
    void a_node_without_the_ledgers_key_refuses_to_start_and_makes_none() {
        try (Postgres postgres = Postgres.start()) {
            Ground.with(App.on(postgres, directory.resolve("first"))).start().close();

            App.GaveUp refused =
                    Ground.with(App.on(postgres, directory.resolve("second"))).startInVain();

            assertThat(refused.exitCode()).isNotZero();
            assertThat(refused.console()).contains("The ledger's signing key is missing");
            assertThat(directory.resolve("second").resolve(LEDGER_KEY)).doesNotExist();
        }
    }

    @Test
    void a_node_with_a_damaged_key_file_refuses_to_start_and_names_the_file() throws Exception {
        Ground.with(App.h2(directory)).start().stop();
        Path key = directory.resolve(LEDGER_KEY);
        String whole = Files.readString(key);

        Files.writeString(key, whole.substring(0, whole.length() / 2));
        assertRefused(key);

        // A private key of another pair: it would sign what nobody could verify.
        String other = pem(newPair());
        Files.writeString(
                key,
                other.substring(0, other.indexOf(END_OF_PRIVATE_KEY))
                        + whole.substring(whole.indexOf(END_OF_PRIVATE_KEY)));
        assertRefused(key);
    }

    private void assertRefused(Path key) {
        App.GaveUp refused = Ground.with(App.h2(directory)).startInVain();
        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.console()).contains(key.toString());
    }

    private static KeyPair newPair() throws GeneralSecurityException {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    /** As a node keeps it. */
    private static String pem(KeyPair pair) {
        return block("PRIVATE KEY", pair.getPrivate().getEncoded())
                + block("PUBLIC KEY", pair.getPublic().getEncoded());
    }

    private static String block(String label, byte[] bytes) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END " + label
                + "-----\n";
    }
}
