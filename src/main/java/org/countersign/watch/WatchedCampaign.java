package org.countersign.watch;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A campaign whose messages are watched, with its streams; its row is locked for as long as this is of use. */
final class WatchedCampaign {
    final long id;
    final String code;
    final String client;
    final String platform;

    @Nullable
    Place middle;

    @Nullable
    Place last;

    final @Nullable Instant keptFrom;
    /** By carrier. */
    final Map<String, WatchedStream> streams = new TreeMap<>();

    WatchedCampaign(
            long id,
            String code,
            String client,
            String platform,
            @Nullable Place middle,
            @Nullable Place last,
            @Nullable Instant keptFrom) {
        this.id = id;
        this.code = code;
        this.client = client;
        this.platform = platform;
        this.middle = middle;
        this.last = last;
        this.keptFrom = keptFrom;
    }

    WatchedStream stream(long id) {
        Collection<WatchedStream> all = streams.values();
        return all.stream()
                .filter(stream -> stream.id == id)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no stream " + id + " in campaign " + code));
    }

    /** Whether the last stage has passed this place. */
    boolean isOver(Place place) {
        return last != null && place.compareTo(last) <= 0;
    }
}
