package org.countersign.watch;

import java.time.Instant;
import java.util.List;
import org.countersign.watch.detect.Level;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A campaign that is watched, at all its carriers together.
 *
 * @param heardAt when something was heard of its messages last
 * @param sent messages that were submitted or reported; {@code delivered}, {@code failed} and {@code pending} among them
 * @param state the worst that it is at a carrier
 * @param held the carriers at which it is held
 * @param warned the carriers about which the watch has warned
 */
public record WatchedView(
        @Schema(examples = "pe-2013-09-relance") String campaign,
        @Schema(examples = "pole-emploi") String client,
        @Schema(examples = "sfr-campaigns") String platform,
        Instant heardAt,
        long sent,
        long delivered,
        long failed,
        long pending,
        Level state,
        List<String> held,
        List<String> warned) {

    static WatchedView of(WatchedCampaign campaign) {
        long sent = 0;
        long delivered = 0;
        long failed = 0;
        long pending = 0;
        for (WatchedStream stream : campaign.streams.values()) {
            sent += stream.sent;
            delivered += stream.delivered;
            failed += stream.notDelivered();
            pending += stream.pending();
        }
        List<String> held = at(campaign, Level.HELD);
        List<String> warned = at(campaign, Level.WARNED);
        Level state = !held.isEmpty() ? Level.HELD : warned.isEmpty() ? Level.NORMAL : Level.WARNED;
        return new WatchedView(
                campaign.code,
                campaign.client,
                campaign.platform,
                campaign.heardOn,
                sent,
                delivered,
                failed,
                pending,
                state,
                held,
                warned);
    }

    private static List<String> at(WatchedCampaign campaign, Level level) {
        return campaign.streams.values().stream()
                .filter(stream -> stream.level == level)
                .map(stream -> stream.carrier)
                .toList();
    }
}
