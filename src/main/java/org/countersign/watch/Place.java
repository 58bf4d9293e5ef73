package org.countersign.watch;

import java.time.Instant;
import java.util.UUID;

/** A message's place in the order of sending: its time, and its id among those of the same instant. */
record Place(Instant submittedAt, UUID message) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
        int byTime = submittedAt.compareTo(other.submittedAt);
        // Both halves of these ids are positive, so this is the order of the databases too.
        return byTime != 0 ? byTime : message.compareTo(other.message);
    }
}
