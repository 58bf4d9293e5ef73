package org.countersign.campaigns;

import java.time.Instant;
import java.util.List;
import org.countersign.ledger.Fact;
import org.jspecify.annotations.Nullable;

/** A mass sending was announced, by a person or by its first pre-flight. */
public record CampaignRegistered(
        String code,
        String client,
        String platform,
        String name,
        @Nullable Instant launchAt,
        List<AudienceEntry> audience)
        implements Fact {
    @Override
    public String kind() {
        return "campaign-registered";
    }

    @Override
    public String subject() {
        return code;
    }

    /** Every question states its client and platform itself. */
    @Override
    public boolean movesGate() {
        return false;
    }
}
