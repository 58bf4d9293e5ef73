package org.countersign.campaigns;

import java.time.Instant;
import java.util.List;
import org.countersign.ledger.Fact;
import org.jspecify.annotations.Nullable;

/** A campaign's name, launch or audience changed; this is its whole content now. */
public record CampaignAmended(
        String code,
        String client,
        String platform,
        String name,
        @Nullable Instant launchAt,
        List<AudienceEntry> audience)
        implements Fact {
    @Override
    public String kind() {
        return "campaign-amended";
    }

    @Override
    public String subject() {
        return code;
    }

    /** The registered audience tells numbers and changes no verdict, and each decision records the one that it was given. */
    @Override
    public boolean movesGate() {
        return false;
    }
}
