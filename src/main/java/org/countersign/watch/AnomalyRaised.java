package org.countersign.watch;

import java.time.Instant;
import java.util.List;
import org.countersign.ledger.Fact;
import org.countersign.watch.detect.Level;
import org.jspecify.annotations.Nullable;

/**
 * The delivery watch has noticed that a carrier fails more than usual in a campaign. {@link Alarm} is the event that goes with it.
 *
 * @param anomaly its id, {@code a-…}
 * @param level warned or held
 * @param sent messages of the campaign to this carrier; {@code delivered}, {@code failed} and {@code pending} among them
 * @param usually the share of failures that is usual at most
 * @param evidence the detector's statistic; a healthy campaign reaches {@code threshold} once in so many messages at most
 * @param firstFailedAt when the first message was sent that failed, as far as messages are kept
 * @param hold the hold that was placed because of it
 * @param agreeing other campaigns of the platform that are held at this carrier too, {@value #MOST_AGREEING} at most
 * @param linkHold the hold on the platform's link to the carrier, placed because several campaigns agree
 * @param onset since when it fails, most likely: when the first bad message was sent
 */
public record AnomalyRaised(
        String anomaly,
        String campaign,
        String client,
        String platform,
        String carrier,
        Level level,
        long sent,
        long delivered,
        long failed,
        long pending,
        double usually,
        double evidence,
        double threshold,
        @Nullable Instant firstFailedAt,
        @Nullable String hold,
        List<String> agreeing,
        @Nullable String linkHold,
        @Nullable Instant onset)
        implements Fact {
    public static final String KIND = "anomaly-raised";

    static final int MOST_AGREEING = 100;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String subject() {
        return anomaly;
    }

    /** The hold moves it. */
    @Override
    public boolean movesGate() {
        return false;
    }
}
