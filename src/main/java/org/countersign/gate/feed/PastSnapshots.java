package org.countersign.gate.feed;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import org.countersign.gate.Snapshot;

/**
 * Some of the snapshots that were current once, evenly spread over the ledger, so that a replay need not fold from the
 * first entry. They share nearly all that they hold. When there are many, every other one is let go and they are kept
 * half as often, so their number is bounded and a replay folds at most about one part in {@value #MOST} of the ledger more
 * than it would have to.
 */
@Singleton
class PastSnapshots {
    private static final int MOST = 256;

    private final TreeMap<Long, Snapshot> bySize = new TreeMap<>(Map.of(0L, Snapshot.EMPTY));
    private long spacing = 1000;

    /** Keeps this snapshot, which stands for this size of the ledger, if the one before is far enough behind. */
    synchronized void keep(Snapshot snapshot, long size) {
        if (size - bySize.lastKey() < spacing) {
            return;
        }
        bySize.put(size, snapshot);
        if (bySize.size() > MOST) {
            spacing *= 2;
            long last = 0;
            for (var each = bySize.keySet().iterator(); each.hasNext(); ) {
                long present = each.next();
                if (present != 0 && present - last < spacing) {
                    each.remove();
                } else {
                    last = present;
                }
            }
        }
    }

    /** The newest one kept that stands for no more than this size, with the size that it stands for. */
    synchronized Map.Entry<Long, Snapshot> upTo(long size) {
        return bySize.floorEntry(size);
    }
}
