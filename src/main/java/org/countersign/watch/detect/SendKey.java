package org.countersign.watch.detect;

import java.time.Instant;

/**
 * A message's place in send order: when it was handed to the platform, and its id among those of the same instant. That time lies
 * before the message is known: once judged, one that is ahead would take the turn of all that are sent until then.
 */
public record SendKey(Instant submittedAt, String messageId) implements Comparable<SendKey> {
    @Override
    public int compareTo(SendKey other) {
        int byTime = submittedAt.compareTo(other.submittedAt);
        return byTime != 0 ? byTime : messageId.compareTo(other.messageId);
    }
}
