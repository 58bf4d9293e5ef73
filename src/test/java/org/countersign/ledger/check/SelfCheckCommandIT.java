package org.countersign.ledger.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.countersign.ledger.merkle.WitnessKey;
import org.countersign.testing.App;
import org.countersign.testing.App.GaveUp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code java -jar … self-check}, on an installation that stands still. */
class SelfCheckCommandIT {
    @TempDir
    Path directory;

    private GaveUp check(String... arguments) {
        List<String> all = new ArrayList<>(List.of(SelfCheckCommand.NAME));
        all.addAll(List.of(arguments));
        return new App.Plan(App.Build.H2, directory, Map.of(), List.of(), all).startInVain();
    }

    @Test
    void tells_what_somebody_has_changed_past_the_application() throws SQLException {
        App.h2(directory).start().stop();

        GaveUp sound = check();
        assertThat(sound.console()).contains("everything is as the ledger says");
        assertThat(sound.exitCode()).isZero();

        tamper("update person set roles = 'auditor'");
        GaveUp tampered = check();
        assertThat(tampered.console()).contains("value: person").contains("roles: auditor, expected admin");
        assertThat(tampered.exitCode()).isEqualTo(1);

        GaveUp json = check("--json");
        assertThat(json.console()).contains("\"differences\" : 1");
        assertThat(json.exitCode()).isEqualTo(1);
    }

    @Test
    void tells_that_there_is_nothing_to_check_instead_of_making_it() {
        GaveUp nothing = check();

        assertThat(nothing.console()).doesNotContain("everything is as the ledger says");
        assertThat(nothing.exitCode()).isEqualTo(1);
        assertThat(directory.resolve("data/keys")).doesNotExist();
    }

    /** Such as: nobody is to cosign, because the policy's file was not given to this one. */
    @Test
    void puts_nothing_on_record() throws Exception {
        WitnessKey witness = WitnessKey.of(
                "witness.example.org",
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic());
        Path policy = Files.writeString(
                directory.resolve("policy"),
                "witness friend " + witness.vkey() + " https://localhost:1\nquorum friend\n");
        App.h2(directory)
                .with("COUNTERSIGN_WITNESSES_POLICY", policy.toString())
                .start()
                .stop();
        long before = size();

        assertThat(check().exitCode()).isZero();

        assertThat(size()).isEqualTo(before);
    }

    @Test
    void says_how_it_is_called() {
        App.h2(directory).start().stop();

        GaveUp unknown = check("--fast");

        assertThat(unknown.console()).contains("Usage: self-check [--json]");
        assertThat(unknown.exitCode()).isEqualTo(2);
    }

    private long size() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select size from ledger_head")) {
            row.next();
            return row.getLong(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + directory.resolve("data/countersign"));
    }

    private void tamper(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
