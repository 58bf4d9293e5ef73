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
    final Instant heardOn;
    /** At which its messages are judged, for as long as there are any. */
    final Ages ages;

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
            Instant heardOn,
            Ages ages,
            @Nullable Place middle,
            @Nullable Place last,
            @Nullable Instant keptFrom) {
        this.id = id;
        this.code = code;
        this.client = client;
        this.platform = platform;
        this.heardOn = heardOn;
        this.ages = ages;
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

    /** Whether the first stage has passed this message. */
    boolean hasJudged(Message message) {
        Place early = stream(message.stream).early;
        return early != null && message.place().compareTo(early) <= 0;
    }

    /** Whether the last stage has passed this place. */
    boolean isOver(Place place) {
        return last != null && place.compareTo(last) <= 0;
    }
}
