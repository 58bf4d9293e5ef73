package org.countersign.holds;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import org.countersign.access.Refusal;
import org.countersign.campaigns.Campaigns;
import org.countersign.core.ActorId;
import org.countersign.core.CurrentActor;
import org.countersign.core.Cursor;
import org.countersign.core.Etags;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.countersign.core.Words;
import org.countersign.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/** Proposes, approves and ends overrides: two people, a reason, an end. */
@ApplicationScoped
public class OverrideService {
    static final String OPERATION = "override";

    private final Overrides overrides;
    private final Campaigns campaigns;
    private final Ledger ledger;
    private final CurrentActor actor;
    private final HoldsConfig config;
    private final Clock clock;

    OverrideService(
            Overrides overrides,
            Campaigns campaigns,
            Ledger ledger,
            CurrentActor actor,
            HoldsConfig config,
            Clock clock) {
        this.overrides = overrides;
        this.campaigns = campaigns;
        this.ledger = ledger;
        this.actor = actor;
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    public OverrideView propose(NewOverride proposal) {
        ActorId by = person(proposal.campaign());
        Instant now = clock.instant();
        if (!proposal.until().isAfter(now)) {
            throw Problem.badRequest("/until", "must lie in the future");
        }
        if (proposal.until().isAfter(now.plus(config.longestOverride()))) {
            throw Problem.badRequest("/until", "must lie at most {0} ahead", config.longestOverride());
        }
        if (campaigns.byCode(proposal.campaign()).isEmpty()) {
            throw Problem.badRequest("/campaign", "there is no {0} '{1}'", Words.of("campaign"), proposal.campaign());
        }
        LaunchOverride override = new LaunchOverride(proposal, by, now);
        overrides.persist(override);
        ledger.append(by, override.proposed());
        return override.view(now);
    }

    @Transactional
    public OverrideView approve(String reference, @Nullable String ifMatch) {
        ActorId by = person(reference);
        LaunchOverride override = overrides.lock(reference);
        if (override.isProposedBy(by)) {
            throw new Refusal(
                    OPERATION,
                    reference,
                    Problem.forbidden("You proposed this override; somebody else has to approve it."));
        }
        Etags.require(ifMatch, override.version());
        Instant now = clock.instant();
        ledger.append(by, override.approve(by, now));
        return override.view(now);
    }

    @Transactional
    public OverrideView end(String reference, @Nullable String ifMatch, String reason) {
        LaunchOverride override = overrides.lock(reference);
        Etags.require(ifMatch, override.version());
        Instant now = clock.instant();
        ledger.append(actor.id(), override.end(reason, actor.id(), now));
        return override.view(now);
    }

    @Transactional
    public OverrideView get(String reference) {
        return overrides.require(reference).view(clock.instant());
    }

    @Transactional
    public Page<OverrideView> list(@Nullable String campaign, Paging paging) {
        Instant now = clock.instant();
        return Page.of(
                overrides.page(campaign, paging),
                paging.limit,
                override -> override.view(now),
                override -> Cursor.of(override.id()));
    }

    /** Two keys may belong to one person, so no key takes part. */
    private ActorId person(String subject) {
        ActorId by = actor.id();
        if (!by.isPerson()) {
            throw new Refusal(
                    OPERATION, subject, Problem.forbidden("An override takes two people; an API key is not one."));
        }
        return by;
    }
}
