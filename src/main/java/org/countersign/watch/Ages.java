package org.countersign.watch;

import java.time.Duration;
import org.countersign.watch.detect.Stage;

/**
 * The ages at which the messages of a campaign are judged, from the first message to the last: what was learnt at one age
 * says nothing of another.
 */
public record Ages(Duration early, Duration middle, Duration validityPeriod) {
    public Duration of(Stage stage) {
        return switch (stage) {
            case EARLY -> early;
            case MIDDLE -> middle;
            case LAST -> validityPeriod;
        };
    }
}
