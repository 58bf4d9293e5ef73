package org.countersign.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.countersign.core.ActorId;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TailTest {
    @Inject
    Tail tail;

    @Inject
    Ledger ledger;

    @Inject
    Remembering remembering;

    @Singleton
    static class Remembering implements Projection {
        final List<Entry> entries = new CopyOnWriteArrayList<>();
        volatile long size;

        @Override
        public Set<String> kinds() {
            return Set.of(Rung.KIND);
        }

        @Override
        public void apply(List<Entry> more, long upTo) {
            entries.addAll(more);
            size = upTo;
        }
    }

    @Test
    void what_was_committed_before_asking_has_been_applied_when_it_is_fresh() throws Exception {
        for (int i = 0; i < 50; i++) {
            String bell = UUID.randomUUID().toString();
            QuarkusTransaction.requiringNew().run(() -> ledger.append(ActorId.SYSTEM, new Rung(bell)));

            Head head = tail.fresh().toCompletableFuture().get(1, TimeUnit.MINUTES);

            assertThat(remembering.entries)
                    .last()
                    .satisfies(
                            entry -> assertThat(entry.fact(Rung.class).bell()).isEqualTo(bell));
            assertThat(remembering.size).isGreaterThanOrEqualTo(head.size());
            assertThat(tail.applied().size()).isGreaterThanOrEqualTo(head.size());
        }
    }

    @Test
    void a_projection_gets_every_entry_of_its_kinds_once_and_in_order() throws Exception {
        for (int i = 0; i < 20; i++) {
            QuarkusTransaction.requiringNew().run(() -> ledger.append(ActorId.SYSTEM, new Rung("b")));
        }
        tail.fresh().toCompletableFuture().get(1, TimeUnit.MINUTES);
        assertThat(remembering.entries)
                .extracting(Entry::index)
                .isSorted()
                .doesNotHaveDuplicates()
                .hasSizeGreaterThanOrEqualTo(20);
        assertThat(remembering.entries).extracting(Entry::kind).containsOnly(Rung.KIND);
    }
}
