package org.countersign.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node does that starts on a ledger that exists. */
@QuarkusTest
class GenesisOfALedgerTest {
    @Inject
    DataSource database;

    @Inject
    Ledger ledger;

    @Inject
    LedgerConfig config;

    @Inject
    Genesis genesis;

    @Inject
    Entries entries;

    @TempDir
    Path elsewhere;

    @Test
    void nodes_that_start_again_add_no_second_first_entry() {
        IntStream.range(0, 8).parallel().forEach(i -> genesis.establish());
        assertThat(entries.page(0, 100).stream().filter(entry -> entry.kind().equals(LedgerCreated.KIND)))
                .hasSize(1);
    }

    @Test
    void a_node_without_the_ledgers_key_is_refused_and_makes_no_new_one() {
        Keys lost = Keys.in(elsewhere);
        Genesis node = new Genesis(database, ledger, lost, config);
        assertThatThrownBy(node::establish)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(elsewhere.resolve("ledger.key").toString())
                .hasMessageContaining(
                        entries.find(0).orElseThrow().fact(LedgerCreated.class).publicKey());
        assertThat(lost.has(Keys.LEDGER)).isFalse();
    }

    @Test
    void a_node_with_another_key_is_refused() {
        Keys others = Keys.in(elsewhere);
        others.ed25519(Keys.LEDGER);
        Genesis node = new Genesis(database, ledger, others, config);
        assertThatThrownBy(node::establish)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("is not the ledger's");
    }
}
