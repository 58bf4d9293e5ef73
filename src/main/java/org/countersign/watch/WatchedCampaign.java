package org.countersign.watch;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.countersign.watch.detect.Stage;
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

    /** The stages that have judged this message where it stands. */
    Set<Stage> judged(Message message) {
        Set<Stage> judged = passed(message);
        judged.removeAll(message.missed);
        return judged;
    }

    /** The stages that have passed this message's place. */
    Set<Stage> passed(Message message) {
        Set<Stage> passed = EnumSet.noneOf(Stage.class);
        Place place = message.place();
        WatchedStream stream = stream(message.stream);
        for (Stage stage : Stage.values()) {
            Place line = line(stage, stream);
            if (line != null && place.compareTo(line) <= 0) {
                passed.add(stage);
            }
        }
        return passed;
    }

    /** Whether the last stage has passed this place. */
    boolean isOver(Place place) {
        return last != null && place.compareTo(last) <= 0;
    }

    /** How far a stage has come with the messages of a stream. */
    @Nullable
    Place line(Stage stage, WatchedStream stream) {
        return switch (stage) {
            case EARLY -> stream.early;
            case MIDDLE -> middle;
            case LAST -> last;
        };
    }
}
