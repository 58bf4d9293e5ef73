package org.countersign.gate.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.countersign.campaigns.AudienceEntry;
import org.countersign.campaigns.Campaign;
import org.countersign.campaigns.CampaignService;
import org.countersign.campaigns.Campaigns;
import org.countersign.core.ActorId;
import org.countersign.gate.Question;
import org.countersign.gate.Reason;
import org.countersign.gate.feed.CampaignFile.Registration;

/** Finds the campaigns asked about in the registry, and registers those that nobody has registered. */
@ApplicationScoped
class AskedCampaigns {
    private final Campaigns campaigns;
    private final CampaignService service;

    AskedCampaigns(Campaigns campaigns, CampaignService service) {
        this.campaigns = campaigns;
        this.service = service;
    }

    /** Whose these campaigns are; those not registered are absent. */
    Map<String, Registration> registrations(Collection<String> codes) {
        return campaigns.byCodes(codes).stream()
                .collect(Collectors.toMap(Campaign::code, AskedCampaigns::registration, (a, b) -> a));
    }

    private static Registration registration(Campaign campaign) {
        return new Registration(
                campaign.client().code(), campaign.platform().code(), AudienceEntries.toGate(campaign.audience()));
    }

    /** Registers the campaign asked about if it is new and the registry knows its client and its platform. */
    void registerIfNew(ActorId asker, Decided decided) {
        Question question = decided.question();
        Instant launchAt = question.launchAt();
        service.registerByPreflight(
                asker,
                Objects.requireNonNull(question.campaign()),
                question.client(),
                question.platform(),
                launchAt.isAfter(decided.at()) ? launchAt : null,
                audience(decided));
    }

    /** Whom the question named, as far as the registry knows them. */
    private static List<AudienceEntry> audience(Decided decided) {
        if (decided.question().audience().isEmpty()) {
            return List.of();
        }
        return decided.decision().carriers().stream()
                .filter(carrier -> carrier.carrier() != null
                        && carrier.reasons().stream()
                                .map(Reason::cause)
                                .noneMatch(Predicate.isEqual(Reason.Cause.CARRIER_UNKNOWN)))
                .map(carrier -> new AudienceEntry(
                        carrier.carrier(), null, Math.min(carrier.recipients(), AudienceEntry.MOST_RECIPIENTS)))
                .toList();
    }
}
