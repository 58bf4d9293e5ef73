package org.countersign.holds;

import org.countersign.ledger.Fact;
import org.countersign.ledger.FreeText;
import org.jspecify.annotations.Nullable;

/**
 * A hold stands from here on; exactly one of campaign, client and platform is given, a carrier narrows it.
 *
 * @param finding what the delivery watch found; null where a person gives the reason, and in facts from before it was kept
 */
public record HoldPlaced(
        String hold,
        @Nullable String campaign,
        @Nullable String client,
        @Nullable String platform,
        @Nullable String carrier,
        FreeText reason,
        @Nullable WatchFinding finding)
        implements Fact {
    public static final String KIND = "hold-placed";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String subject() {
        return hold;
    }
}
