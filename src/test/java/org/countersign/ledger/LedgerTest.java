package org.countersign.ledger;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.countersign.core.ActorId;
import org.countersign.core.AppClock;
import org.countersign.ledger.merkle.CompactRange;
import org.countersign.ledger.merkle.Hash;
import org.countersign.ledger.merkle.Proofs;
import org.countersign.testing.Leaves;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LedgerTest {
    @Inject
    Ledger ledger;

    @Inject
    DataSource database;

    @Inject
    EntityManager entityManager;

    @Inject
    TransactionSynchronizationRegistry transaction;

    @Inject
    Entries entries;

    @Inject
    Texts texts;

    @Inject
    StoredTree tree;

    @Test
    void the_first_entry_says_whose_ledger_it_is() {
        Entry first = entries.find(0).orElseThrow();
        assertThat(first.kind()).isEqualTo(LedgerCreated.KIND);
        assertThat(first.actor()).isEqualTo(ActorId.SYSTEM);
        assertThat(first.fact(LedgerCreated.class).origin()).startsWith("countersign/");
    }

    @Test
    void a_fact_is_appended_with_its_transaction() {
        String bell = ring();
        Entry entry = only(bell);
        assertThat(entry.kind()).isEqualTo(Rung.KIND);
        assertThat(entry.actor()).isEqualTo(new ActorId("p-ringer"));
        assertThat(entry.fact(Rung.class)).isEqualTo(new Rung(bell));
    }

    @Test
    void a_fact_of_a_transaction_that_is_rolled_back_leaves_nothing() {
        TreeHead before = tree.head();
        QuarkusTransaction.begin();
        ledger.append(ActorId.SYSTEM, new Rung("never"));
        QuarkusTransaction.rollback();
        assertThat(all()).extracting(Entry::subject).doesNotContain("never");
        assertThat(tree.head().size()).isGreaterThanOrEqualTo(before.size());
    }

    @Test
    void a_fact_without_a_transaction_is_refused() {
        Rung fact = new Rung("alone");
        assertThatThrownBy(() -> ledger.append(ActorId.SYSTEM, fact)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_leaf_that_is_too_large_rolls_its_transaction_back() {
        Rung huge = new Rung("x".repeat(Ledger.MOST_LEAF_BYTES));
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> ledger.append(ActorId.SYSTEM, huge)))
                .hasStackTraceContaining("a leaf of kind bell-rung has");
        assertThat(tree.head()).isEqualTo(recomputed());
    }

    @Test
    void a_node_whose_clock_is_far_ahead_of_the_databases_writes_nothing() {
        Clock fast = Clock.offset(Clock.systemUTC(), Ledger.MOST_AHEAD.plusSeconds(60));
        Ledger wrong = new Ledger(database, entityManager, transaction, new AppClock(fast), fast);
        String bell = "bell-" + UUID.randomUUID();

        assertThatThrownBy(
                        () -> QuarkusTransaction.requiringNew().run(() -> wrong.append(ActorId.SYSTEM, new Rung(bell))))
                .hasStackTraceContaining("ahead of the database's");

        assertThat(all()).extracting(Entry::subject).doesNotContain(bell);
        assertThat(Leaves.time()).isBefore(fast.instant());
    }

    @Test
    void a_clock_that_the_demo_has_set_is_not_taken_for_a_wrong_one() {
        AppClock shifted = new AppClock(Clock.systemUTC());
        shifted.startAt(Instant.now().plus(Duration.ofDays(365)));

        assertThat(shifted.aheadOf(Instant.now())).isLessThan(Ledger.MOST_AHEAD);
    }

    @Test
    void the_time_that_is_told_under_the_lock_is_the_entries() {
        String bell = "bell-" + UUID.randomUUID();
        Instant told = QuarkusTransaction.requiringNew().call(() -> {
            ledger.lock();
            ledger.append(ActorId.SYSTEM, new Rung(bell));
            return ledger.time();
        });

        assertThat(only(bell).at()).isEqualTo(told);
    }

    @Test
    void entries_of_concurrent_writers_have_no_gap_and_their_times_never_run_back() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<List<String>> writer =
                    () -> IntStream.range(0, 25).mapToObj(i -> ring()).toList();
            List<String> rung = new ArrayList<>();
            for (Future<List<String>> bells : threads.invokeAll(
                    IntStream.range(0, 8).mapToObj(i -> writer).toList())) {
                rung.addAll(bells.get());
            }
            List<Entry> log = all();
            assertThat(log)
                    .extracting(Entry::index)
                    .containsExactlyElementsOf(
                            LongStream.range(0, log.size()).boxed().toList());
            assertThat(log).extracting(Entry::at).isSorted();
            assertThat(log)
                    .filteredOn(entry -> entry.kind().equals(Rung.KIND))
                    .extracting(Entry::subject)
                    .containsAll(rung)
                    .doesNotHaveDuplicates();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void the_root_in_the_head_is_that_of_the_leaves() {
        IntStream.range(0, 5).forEach(i -> ring());
        assertThat(tree.head()).isEqualTo(recomputed());
    }

    @Test
    void any_earlier_root_can_be_computed_from_what_is_stored() {
        // Past the first stored node of level 8, and some more.
        QuarkusTransaction.requiringNew()
                .run(() -> IntStream.range(0, 600)
                        .forEach(i -> ledger.append(
                                ActorId.SYSTEM, new Rung(UUID.randomUUID().toString()))));
        CompactRange range = CompactRange.EMPTY;
        for (Entry entry : all()) {
            range = range.append(Hash.leaf(entry.leaf()), (node, hash) -> {});
            if (range.size() % 97 == 0 || range.size() == 512) {
                assertThat(Proofs.root(range.size(), tree)).isEqualTo(range.root());
            }
        }
    }

    @Test
    void the_facts_of_one_transaction_stand_together_in_the_order_in_which_they_were_appended() {
        List<String> bells =
                Stream.generate(UUID::randomUUID).limit(5).map(UUID::toString).toList();
        QuarkusTransaction.requiringNew()
                .run(() -> bells.forEach(bell -> ledger.append(ActorId.SYSTEM, new Rung(bell))));
        List<Entry> own =
                all().stream().filter(entry -> bells.contains(entry.subject())).toList();
        assertThat(own).extracting(Entry::subject).containsExactlyElementsOf(bells);
        assertThat(own.get(4).index()).isEqualTo(own.get(0).index() + 4);
    }

    @Test
    void a_leaf_is_canonical_json() throws Exception {
        String bell = ring();
        byte[] leaf = only(bell).leaf();
        assertThat(new JsonCanonicalizer(leaf).getEncodedUTF8()).isEqualTo(leaf);
    }

    @Test
    void a_leaf_says_what_the_row_says() {
        Entry entry = only(ring());
        assertThat(new String(entry.leaf(), StandardCharsets.UTF_8))
                .contains("\"kind\":\"bell-rung\"")
                .contains("\"actor\":\"p-ringer\"")
                .contains("\"subject\":\"" + entry.subject() + "\"");
        String at = new String(entry.leaf(), StandardCharsets.UTF_8).replaceAll(".*\"at\":\"([^\"]+)\".*", "$1");
        assertThat(Instant.parse(at)).isEqualTo(entry.at());
    }

    @Test
    void a_free_text_stands_in_the_leaf_as_a_commitment_that_its_salt_and_text_open() {
        String bell = UUID.randomUUID().toString();
        String why = "Zoë Müller (06 12 34 56 78) rang 📵";
        QuarkusTransaction.requiringNew().run(() -> ledger.append(ActorId.SYSTEM, new Rung(bell, FreeText.of(why))));

        Entry entry = only(bell);
        String commitment = requireNonNull(entry.fact(Rung.class).reason()).commitment();
        assertThat(new String(entry.leaf(), StandardCharsets.UTF_8))
                .contains(commitment)
                .doesNotContain("Zo", "Müller", "06 12");
        assertThat(texts.text(commitment)).isEqualTo(why);
        Texts.Kept kept = requireNonNull(
                        texts.ofEntries(entry.index(), entry.index() + 1).get(entry.index()))
                .get(0);
        FreeText.Opening opening = new FreeText.Opening(requireNonNull(kept.salt()), requireNonNull(kept.text()));
        assertThat(opening.commitment()).isEqualTo(commitment);
    }

    @Test
    void the_same_text_twice_gets_two_commitments() {
        assertThat(FreeText.of("yes").commitment())
                .isNotEqualTo(FreeText.of("yes").commitment());
    }

    @Test
    void a_text_that_is_not_kept_is_null() {
        assertThat(texts.text(FreeText.of("never stored").commitment())).isNull();
    }

    private String ring() {
        String bell = UUID.randomUUID().toString();
        QuarkusTransaction.requiringNew().run(() -> ledger.append(new ActorId("p-ringer"), new Rung(bell)));
        return bell;
    }

    private Entry only(String subject) {
        return all().stream()
                .filter(entry -> entry.subject().equals(subject))
                .reduce((one, other) -> {
                    throw new AssertionError("two entries " + subject);
                })
                .orElseThrow();
    }

    private List<Entry> all() {
        return entries.page(0, Math.toIntExact(tree.head().size()));
    }

    private TreeHead recomputed() {
        CompactRange range = CompactRange.EMPTY;
        for (Entry entry : all()) {
            range = range.append(Hash.leaf(entry.leaf()), (node, hash) -> {});
        }
        return new TreeHead(range.size(), range.root());
    }
}
