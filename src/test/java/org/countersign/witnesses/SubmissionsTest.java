package org.countersign.witnesses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.countersign.core.ActorId;
import org.countersign.ledger.Checkpoints;
import org.countersign.ledger.CosignedCheckpoints;
import org.countersign.ledger.Growth;
import org.countersign.ledger.Ledger;
import org.countersign.ledger.merkle.Checkpoint;
import org.countersign.ledger.merkle.Hash;
import org.countersign.ledger.merkle.NoteSigner;
import org.countersign.ledger.merkle.SignedNote;
import org.countersign.ledger.merkle.WitnessPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the ledger's checkpoint at witnesses of all sorts. */
@QuarkusTest
class SubmissionsTest {
    /** Longer than any answer takes on a busy machine. */
    private static final Duration LONG = Duration.ofSeconds(20);

    private static final Duration SHORT = Duration.ofMillis(200);

    @Inject
    OwnPolicy ownPolicy;

    @Inject
    Checkpoints checkpoints;

    @Inject
    CosignedCheckpoints cosigned;

    @Inject
    Growth growth;

    @Inject
    Witnessings witnessings;

    @Inject
    WitnessMetrics metrics;

    @Inject
    Ledger ledger;

    private final PlayedWitness one = new PlayedWitness();
    private final PlayedWitness two = new PlayedWitness();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    @BeforeEach
    void wait_until_the_application_has_asked_its_own_witness() {
        String own = ownPolicy.get().witnesses().get(0).key().vkey();
        await().atMost(Duration.ofMinutes(1)).until(() -> witnessings.of(own).outcome() != null);
        await().atMost(Duration.ofMinutes(1)).until(() -> witnessings.claim("the test", Instant.now(), Instant.now()));
        witnessings.release("the test");
    }

    @AfterEach
    void send_the_witnesses_home() {
        one.close();
        two.close();
    }

    @Test
    void the_newest_checkpoint_is_cosigned_and_kept() {
        grow();
        round(policy(one));

        SignedNote newest = cosigned.newest().orElseThrow();
        assertThat(newest.text()).isEqualTo(checkpoints.own().text());
        assertThat(one.cosigner().key().cosigned(newest)).isPresent();
        assertThat(newest.isSignedBy(checkpoints.key())).isTrue();
        assertThat(known(one).outcome()).isEqualTo(Outcome.COSIGNED);
        assertThat(known(one).cosignedSize()).isEqualTo(size());
        assertThat(known(one).cosignedAt()).isEqualTo(now);
    }

    @Test
    void each_checkpoint_is_shown_with_the_proof_from_the_one_before() {
        grow();
        round(policy(one));
        long before = size();
        grow();
        round(policy(one));

        assertThat(one.requests()).extracting(AddCheckpoint::old).containsExactly(0L, before);
        assertThat(one.size()).isEqualTo(size());
    }

    @Test
    void a_witness_that_knows_the_ledger_already_is_asked_again_from_its_size() {
        Checkpoint earlier = Checkpoint.parse(checkpoints.own().text());
        one.hasSeen(earlier.size(), earlier.root());
        grow();
        round(policy(one));

        assertThat(one.requests()).extracting(AddCheckpoint::old).containsExactly(0L, earlier.size());
        assertThat(known(one).outcome()).isEqualTo(Outcome.COSIGNED);
    }

    @Test
    void all_witnesses_are_shown_the_same_checkpoint_though_the_ledger_grows_meanwhile() {
        one.behave(request -> {
            PlayedWitness.Reply reply = one.witness(request);
            grow();
            return reply;
        });
        grow();
        round(policy(one, two));

        SignedNote newest = cosigned.newest().orElseThrow();
        assertThat(one.cosigner().key().cosigned(newest)).isPresent();
        assertThat(two.cosigner().key().cosigned(newest)).isPresent();
        assertThat(Checkpoint.parse(newest.text()).size()).isLessThan(size());
    }

    @Test
    void a_checkpoint_counts_as_cosigned_once_the_quorum_has_cosigned_it() {
        two.answers(500, "text/plain", "not today");
        grow();
        String text = checkpoints.own().text();
        round(policy(one, two));
        assertThat(cosigned.newest().map(SignedNote::text)).isNotEqualTo(Optional.of(text));

        two.behave(two::witness);
        now = now.plus(Duration.ofMinutes(1));
        round(policy(one, two));
        assertThat(cosigned.newest().map(SignedNote::text)).isEqualTo(Optional.of(text));
    }

    @Test
    void an_idle_ledger_is_cosigned_again_after_a_while_and_not_before() {
        grow();
        round(policy(one));
        round(policy(one));
        assertThat(one.requests()).hasSize(1);

        now = now.plus(Duration.ofMinutes(5));
        round(policy(one));
        assertThat(one.requests()).extracting(AddCheckpoint::old).containsExactly(0L, size());
        assertThat(known(one).cosignedAt()).isEqualTo(now);
    }

    @Test
    void a_witness_that_fails_is_left_alone_for_a_while() {
        one.answers(503, "text/plain", "busy");
        round(policy(one));
        round(policy(one));
        assertThat(one.requests()).hasSize(1);
        assertThat(known(one).outcome()).isEqualTo(Outcome.UNREACHABLE);
        assertThat(known(one).detail()).contains("503", "busy");

        one.behave(one::witness);
        now = now.plus(Duration.ofSeconds(30));
        round(policy(one));
        assertThat(known(one).outcome()).isEqualTo(Outcome.COSIGNED);
        assertThat(known(one).detail()).isNull();
    }

    @Test
    void a_witness_that_is_down_does_not_keep_the_others_from_cosigning() {
        WitnessPolicy policy = policy(one, two);
        one.close();
        grow();
        round(policy);

        assertThat(known(one).outcome()).isEqualTo(Outcome.UNREACHABLE);
        assertThat(known(two).outcome()).isEqualTo(Outcome.COSIGNED);
    }

    @Test
    void a_witness_that_does_not_answer_is_given_up() {
        CountDownLatch end = new CountDownLatch(1);
        one.behave(request -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new PlayedWitness.Reply(200, "text/plain", "");
        });
        round(policy(one), SHORT);
        end.countDown();

        assertThat(known(one).outcome()).isEqualTo(Outcome.UNREACHABLE);
    }

    @Test
    void a_log_that_the_witness_does_not_know_or_knows_by_another_key_is_told_so() {
        one.answers(404, "text/plain", "who are you?");
        two.answers(403, "text/plain", "not your key");
        round(policy(one, two));

        assertThat(known(one).outcome()).isEqualTo(Outcome.UNKNOWN_LOG);
        assertThat(known(two).outcome()).isEqualTo(Outcome.WRONG_KEY);
    }

    @Test
    void a_witness_that_has_seen_another_ledger_contradicts() {
        grow();
        one.hasSeen(size() - 1, Hash.EMPTY_ROOT);
        two.hasSeen(size(), Hash.EMPTY_ROOT);
        round(policy(one, two));

        assertThat(known(one).outcome()).isEqualTo(Outcome.CONTRADICTED);
        assertThat(known(two).outcome()).isEqualTo(Outcome.CONTRADICTED);
    }

    @Test
    void a_witness_that_has_seen_a_longer_ledger_contradicts() {
        one.hasSeen(size() + 1_000, Hash.EMPTY_ROOT);
        round(policy(one));

        assertThat(known(one).outcome()).isEqualTo(Outcome.CONTRADICTED);
        assertThat(known(one).detail()).contains(String.valueOf(size() + 1_000));
    }

    @Test
    void a_witness_that_names_another_size_each_time_is_given_up() {
        grow();
        one.behave(request -> new PlayedWitness.Reply(409, "text/x.tlog.size", (request.old() + 1) + "\n"));
        round(policy(one));

        assertThat(one.requests()).hasSize(4);
        assertThat(known(one).outcome()).isEqualTo(Outcome.UNREACHABLE);
    }

    @Test
    void nonsense_is_no_cosignature() {
        SignedNote other = new Checkpoint(checkpoints.key().name(), 1, Hash.EMPTY_ROOT)
                .sign(new NoteSigner("x", PlayedLog.keys()));
        List<PlayedWitness.Reply> nonsense = List.of(
                new PlayedWitness.Reply(200, "text/plain", ""),
                new PlayedWitness.Reply(200, "text/plain", "yes\n"),
                new PlayedWitness.Reply(200, "text/plain", "x".repeat(1_000_000)),
                new PlayedWitness.Reply(
                        200,
                        "text/plain",
                        two.cosigner()
                                        .cosign(
                                                Checkpoint.parse(
                                                        checkpoints.own().text()),
                                                now)
                                        .line() + "\n"),
                new PlayedWitness.Reply(
                        200,
                        "text/plain",
                        one.cosigner()
                                        .cosign(Checkpoint.parse(other.text()), now)
                                        .line() + "\n"),
                new PlayedWitness.Reply(302, "text/plain", "elsewhere"),
                new PlayedWitness.Reply(409, "text/plain", "1\n"),
                new PlayedWitness.Reply(409, "text/x.tlog.size", "01\n"),
                new PlayedWitness.Reply(409, "text/x.tlog.size", "99999999999999999999\n"));
        for (PlayedWitness.Reply reply : nonsense) {
            one.behave(request -> reply);
            round(policy(one));
            assertThat(known(one).outcome()).as(reply.toString()).isEqualTo(Outcome.UNREACHABLE);
            assertThat(known(one).cosignedSize()).isZero();
            now = now.plus(Duration.ofMinutes(1));
        }
    }

    @Test
    void cosignatures_of_other_keys_are_passed_over() {
        one.behave(request -> {
            PlayedWitness.Reply good = one.witness(request);
            Checkpoint checkpoint = Checkpoint.parse(request.checkpoint().text());
            return new PlayedWitness.Reply(
                    200, "text/plain", two.cosigner().cosign(checkpoint, now).line() + "\n" + good.body());
        });
        grow();
        round(policy(one));

        assertThat(known(one).outcome()).isEqualTo(Outcome.COSIGNED);
        assertThat(two.cosigner().key().cosigned(cosigned.newest().orElseThrow()))
                .isEmpty();
    }

    @Test
    void one_node_at_a_time_speaks_with_the_witnesses() {
        assertThat(witnessings.claim("another node", now, now.plusSeconds(60))).isTrue();
        round(policy(one));
        assertThat(one.requests()).isEmpty();

        // The other node has died; its claim runs out.
        now = now.plusSeconds(60);
        round(policy(one));
        assertThat(one.requests()).hasSize(1);
        assertThat(witnessings.claim("another node", now, now)).isTrue();
        witnessings.release("another node");
    }

    private void round(WitnessPolicy policy) {
        round(policy, LONG);
    }

    private void round(WitnessPolicy policy, Duration timeout) {
        WitnessesConfig config = new Settings(timeout);
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        new Submissions(
                        config,
                        ownPolicy,
                        checkpoints,
                        cosigned,
                        growth,
                        witnessings,
                        new WitnessClient(config),
                        metrics,
                        clock)
                .round(policy);
    }

    /** All of them must cosign. */
    private static WitnessPolicy policy(PlayedWitness... witnesses) {
        StringBuilder text = new StringBuilder();
        StringBuilder group = new StringBuilder("group all-of-them all");
        for (int i = 0; i < witnesses.length; i++) {
            text.append(witnesses[i].line("w" + i));
            group.append(" w").append(i);
        }
        return WitnessPolicy.parse(text + group.toString() + "\nquorum all-of-them\n");
    }

    private Witnessing known(PlayedWitness witness) {
        return witnessings.of(witness.cosigner().key().vkey());
    }

    private long size() {
        return Checkpoint.parse(checkpoints.own().text()).size();
    }

    private void grow() {
        QuarkusTransaction.requiringNew()
                .run(() -> ledger.append(ActorId.SYSTEM, new WitnessPolicySet("quorum none\n")));
    }

    /** The settings as they are by default, but for the patience. */
    private record Settings(Duration timeout) implements WitnessesConfig {
        @Override
        public Optional<Path> policy() {
            return Optional.empty();
        }

        @Override
        public Duration every() {
            return Duration.ofSeconds(10);
        }

        @Override
        public Duration idle() {
            return Duration.ofMinutes(5);
        }

        @Override
        public Duration retry() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Duration lateAfter() {
            return Duration.ofMinutes(15);
        }

        @Override
        public boolean plainHttp() {
            return true;
        }
    }
}
