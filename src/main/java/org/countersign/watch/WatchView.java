package org.countersign.watch;

import java.util.List;
import org.countersign.watch.detect.Level;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a campaign fares at each of its carriers, by the carriers' codes. */
public record WatchView(List<CarrierWatch> carriers) {
    /**
     * How it fares at one carrier.
     *
     * @param sent messages that were submitted or reported
     * @param delivered those that have reached the handset
     * @param failed those that have finally failed, or of which nothing final was reported in their validity period
     * @param pending the rest
     * @param baseline the share of failures that is usual at most
     * @param evidence the detector's statistic: a healthy campaign reaches it once in so many messages at most
     * @param state whether the watch has warned, or held further launches; until the hold is lifted
     */
    public record CarrierWatch(
            @Schema(examples = "orange-fr") String carrier,
            long sent,
            long delivered,
            long failed,
            long pending,
            double baseline,
            double evidence,
            Level state) {}
}
