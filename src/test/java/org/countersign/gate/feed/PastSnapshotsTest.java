package org.countersign.gate.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.countersign.gate.Event;
import org.countersign.gate.Snapshot;
import org.junit.jupiter.api.Test;

class PastSnapshotsTest {
    private static final int CHUNK = 400;

    private final PastSnapshots past = new PastSnapshots();

    @Test
    void a_replay_starts_no_further_back_than_a_small_part_of_the_ledger() {
        long size = 0;
        Set<Long> kept = new HashSet<>();
        for (int chunk = 0; chunk < 10_000; chunk++) {
            size += CHUNK;
            past.keep(Snapshot.EMPTY, size);
        }
        for (long at = 0; at <= size; at += CHUNK) {
            Map.Entry<Long, Snapshot> start = past.upTo(at);
            kept.add(start.getKey());
            assertThat(at - start.getKey()).isBetween(0L, size / 50);
        }
        assertThat(kept).hasSizeBetween(100, 257);
    }

    @Test
    void it_gives_back_the_snapshot_of_that_size() {
        Map<Long, Snapshot> given = new HashMap<>(Map.of(0L, Snapshot.EMPTY));
        Snapshot snapshot = Snapshot.EMPTY;
        for (long size = 1000; size < 2_000_000; size += 1000) {
            snapshot = snapshot.after(new Event.ClientRegistered("client-" + size));
            given.put(size, snapshot);
            past.keep(snapshot, size);
        }
        for (long size = 0; size < 2_000_000; size += 777) {
            Map.Entry<Long, Snapshot> start = past.upTo(size);
            assertThat(start.getValue()).isSameAs(given.get(start.getKey()));
        }
    }
}
