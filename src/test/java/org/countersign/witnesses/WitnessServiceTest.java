package org.countersign.witnesses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.countersign.core.Problem;
import org.countersign.ledger.Checkpoints;
import org.countersign.ledger.Keys;
import org.countersign.ledger.StartRefused;
import org.countersign.ledger.merkle.Checkpoint;
import org.countersign.ledger.merkle.Hash;
import org.countersign.ledger.merkle.SignedNote;
import org.countersign.testing.AtOnce;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What this witness cosigns of a log, and what it does not. */
@QuarkusTest
class WitnessServiceTest {
    @TempDir
    Path directory;

    @Inject
    Checkpoints checkpoints;

    @Inject
    WitnessedLogs witnessed;

    @Inject
    Clock clock;

    private final PlayedLog log = new PlayedLog("log.example.org/" + UUID.randomUUID());
    private WitnessService witness;

    @BeforeEach
    void a_witness_that_knows_the_log() throws IOException {
        witness = witness("log " + log.key().vkey() + "\nquorum none\n", Optional.of("witness.example.org"));
        witness.establish();
    }

    private WitnessService witness(String logs, Optional<String> name) throws IOException {
        Path file = Files.writeString(directory.resolve("logs"), logs);
        WitnessConfig config = new WitnessConfig() {
            @Override
            public Optional<String> name() {
                return name;
            }

            @Override
            public Optional<Path> logs() {
                return Optional.of(file);
            }
        };
        return new WitnessService(config, Keys.in(directory.resolve("keys")), checkpoints, witnessed, clock);
    }

    @Test
    void a_log_is_cosigned_as_it_grows() {
        log.grow(3);
        assertCosigned(log.request(0));
        log.grow(300);
        assertCosigned(log.request(3));
        assertCosigned(log.request(300));
    }

    @Test
    void the_empty_log_may_be_cosigned() {
        assertCosigned(log.request(0));
        assertCosigned(log.grow(1).request(0));
    }

    @Test
    void a_log_that_names_another_size_is_told_the_size_that_was_cosigned() {
        log.grow(10);
        assertThat(witness.add(log.request(4))).isEqualTo(new WitnessService.Verdict.Conflict(0));
        assertCosigned(log.request(0));
        log.grow(20);
        for (long old : new long[] {0, 4, 9, 11, 20}) {
            assertThat(witness.add(log.request(old))).isEqualTo(new WitnessService.Verdict.Conflict(10));
        }
        assertCosigned(log.request(10));
    }

    @Test
    void a_log_that_was_cut_short_is_not_cosigned() {
        log.grow(10);
        assertCosigned(log.request(0));

        assertThat(witness.add(log.request(0, 7))).isEqualTo(new WitnessService.Verdict.Conflict(10));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> witness.add(new AddCheckpoint(10, List.of(), log.checkpoint(7))))
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(400));
    }

    @Test
    void another_root_of_the_same_size_is_not_cosigned() {
        log.grow(10);
        assertCosigned(log.request(0));
        PlayedLog fork = log.forked().grow(9).grow(10, "!");

        assertThat(witness.add(fork.request(10))).isEqualTo(new WitnessService.Verdict.Conflict(10));
    }

    @Test
    void a_log_rebuilt_with_the_same_key_is_not_cosigned() {
        log.grow(10);
        assertCosigned(log.request(0));
        PlayedLog rebuilt = log.forked().grow(4).grow(5, "!").grow(20);

        assertUnprovable(rebuilt.request(10));
    }

    @Test
    void no_proof_but_the_right_one_is_taken() {
        log.grow(10);
        assertCosigned(log.request(0));
        log.grow(25);
        List<Hash> good = log.proof(10, 25);

        assertUnprovable(new AddCheckpoint(10, List.of(), log.checkpoint()));
        assertUnprovable(new AddCheckpoint(10, good.subList(1, good.size()), log.checkpoint()));
        assertUnprovable(new AddCheckpoint(10, log.proof(9, 25), log.checkpoint()));
        assertUnprovable(new AddCheckpoint(10, log.proof(10, 24), log.checkpoint()));
        assertCosigned(new AddCheckpoint(10, good, log.checkpoint()));
    }

    @Test
    void the_first_checkpoint_comes_without_a_proof() {
        log.grow(10);

        assertUnprovable(new AddCheckpoint(0, log.proof(4, 10), log.checkpoint()));
    }

    @Test
    void a_log_that_is_not_known_is_not_found() {
        PlayedLog stranger = new PlayedLog("stranger.example.org").grow(1);

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> witness.add(stranger.request(0)))
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(404));
    }

    @Test
    void a_checkpoint_signed_by_another_key_is_forbidden() {
        PlayedLog impostor = new PlayedLog(log.key().name()).grow(1);

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> witness.add(impostor.request(0)))
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(403));
    }

    @Test
    void of_forks_shown_at_the_same_time_one_is_cosigned() {
        log.grow(10);
        assertCosigned(log.request(0));
        List<PlayedLog> forks = List.of(
                log.forked().grow(10).grow(14, "a"),
                log.forked().grow(10).grow(14, "b"),
                log.forked().grow(10).grow(17, "c"),
                log.forked().grow(10).grow(12, "d"));

        Set<SignedNote> cosigned = ConcurrentHashMap.newKeySet();
        AtOnce.run(8, i -> () -> {
            PlayedLog fork = forks.get(i % forks.size());
            if (witness.add(fork.request(10)) instanceof WitnessService.Verdict.Cosigned) {
                cosigned.add(fork.checkpoint());
            }
            return i;
        });

        assertThat(cosigned).hasSize(1);
    }

    @Test
    void requests_of_two_sizes_at_the_same_time_never_roll_the_log_back() {
        for (long size = 10; size < 60; size += 10) {
            long from = size - 10;
            log.grow(size);
            AtOnce.run(2, i -> () -> witness.add(log.request(from, from + 5 + i * 5L)));
            // Whichever was first; the log goes on from there.
            WitnessService.Verdict verdict = witness.add(log.request(size));
            if (verdict instanceof WitnessService.Verdict.Conflict conflict) {
                assertThat(conflict.size()).isEqualTo(size - 5);
                assertCosigned(log.request(size - 5));
            }
        }
    }

    @Test
    void the_key_is_made_once_and_only_its_owner_may_read_it() throws IOException {
        assertThat(witness.key().name()).isEqualTo("witness.example.org");
        assertThat(directory.resolve("keys/witness.key")).exists();
        WitnessService again = witness("quorum none\n", Optional.of("witness.example.org"));
        again.establish();

        assertThat(again.key()).isEqualTo(witness.key());
    }

    @Test
    void without_a_name_the_witness_is_called_after_the_ledger() throws IOException {
        WitnessService nameless = witness("quorum none\n", Optional.empty());
        nameless.establish();

        assertThat(nameless.key().name()).isEqualTo(checkpoints.key().name() + "/witness");
    }

    @Test
    void settings_that_cannot_be_used_keep_the_node_from_starting() throws IOException {
        WitnessService misnamed = witness("quorum none\n", Optional.of("a name"));
        assertThatThrownBy(misnamed::establish)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("countersign.witness.name");
        WitnessService misled = witness("log nonsense\nquorum none\n", Optional.empty());
        assertThatThrownBy(misled::establish).isInstanceOf(StartRefused.class).hasMessageContaining("Line 1");
    }

    private void assertCosigned(AddCheckpoint request) {
        WitnessService.Verdict verdict = witness.add(request);
        assertThat(verdict).isInstanceOf(WitnessService.Verdict.Cosigned.class);
        var cosignature = ((WitnessService.Verdict.Cosigned) verdict).cosignature();
        assertThat(witness.key().cosigned(request.checkpoint().with(List.of(cosignature))))
                .isPresent();
        assertThat(Checkpoint.parse(request.checkpoint().text()).origin())
                .isEqualTo(log.key().name());
    }

    private void assertUnprovable(AddCheckpoint request) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> witness.add(request))
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(422));
    }
}
