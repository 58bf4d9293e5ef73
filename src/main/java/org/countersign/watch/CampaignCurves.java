package org.countersign.watch;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a campaign has fared at its carriers, the worst first.
 *
 * @param warnAt the evidence that warns
 * @param holdAt the evidence that holds
 */
public record CampaignCurves(
        @Schema(examples = "pe-2013-09-relance") String campaign,
        double warnAt,
        double holdAt,
        List<CarrierCurve> carriers) {

    /**
     * How it has fared at one carrier.
     *
     * @param now how it fares there
     * @param heldAt since when it is held; null when it is not
     * @param hold the watch's hold on it
     * @param points how it stood, in their order, at most 240; empty for all but the worst carriers, and where none was kept
     */
    public record CarrierCurve(
            WatchView.CarrierWatch now,
            @Nullable Instant heldAt,
            @Nullable String hold,
            List<CurvePoint> points) {}
}
