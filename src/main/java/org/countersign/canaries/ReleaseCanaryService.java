package org.countersign.canaries;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.countersign.campaigns.Campaign;
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
import org.countersign.platforms.InterconnectEnded;
import org.countersign.platforms.Interconnects;
import org.countersign.platforms.Platform;
import org.countersign.platforms.Platforms;
import org.countersign.platforms.ReleaseReplaced;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Starts canaries of releases and judges them, once across all nodes. What it puts on record it does under the lock of the
 * platform's row, so that the ledger has it in the order in which it happened to the platform.
 */
@ApplicationScoped
public class ReleaseCanaryService {
    private static final Logger LOG = Logger.getLogger(ReleaseCanaryService.class);
    private static final int AT_ONCE = 200;

    private final ReleaseCanaries canaries;
    private final Platforms platforms;
    private final Interconnects interconnects;
    private final Campaigns campaigns;
    private final CanaryMessages messages;
    private final Ledger ledger;
    private final CurrentActor actor;
    private final Clock clock;

    ReleaseCanaryService(
            ReleaseCanaries canaries,
            Platforms platforms,
            Interconnects interconnects,
            Campaigns campaigns,
            CanaryMessages messages,
            Ledger ledger,
            CurrentActor actor,
            Clock clock) {
        this.canaries = canaries;
        this.platforms = platforms;
        this.interconnects = interconnects;
        this.campaigns = campaigns;
        this.messages = messages;
        this.ledger = ledger;
        this.actor = actor;
        this.clock = clock;
    }

    /** Starts a canary: what the campaign sends to the carrier from now on counts. */
    @Transactional
    public ReleaseCanaryView start(NewReleaseCanary content) {
        Platform platform = platform(content.platform());
        if (interconnects.running(content.platform(), content.carrier()).isEmpty()) {
            throw Problem.badRequest(
                    "/carrier", "the platform {0} has no running interconnect to it", content.platform());
        }
        requireOver(content.platform(), content.campaign());
        if (canaries.isRunning(content.platform(), content.carrier())) {
            throw Problem.conflict(
                    "canary-running",
                    "A canary over the platform {0} at {1} is running already.",
                    content.platform(),
                    content.carrier());
        }
        ReleaseCanary canary = new ReleaseCanary(content, platform.knownRelease(), actor.id(), clock.instant());
        canaries.persist(canary);
        ledger.append(actor.id(), canary.started());
        return canary.view();
    }

    private Platform platform(String code) {
        if (platforms.namesOf(List.of(code)).isEmpty()) {
            throw Problem.badRequest("/platform", "there is no {0} '{1}'", Words.of("platform"), code);
        }
        return platforms.lock(code);
    }

    private void requireOver(String platform, String code) {
        Campaign campaign = campaigns
                .byCode(code)
                .orElseThrow(
                        () -> Problem.badRequest("/campaign", "there is no {0} '{1}'", Words.of("campaign"), code));
        if (!campaign.platform().code().equals(platform)) {
            throw Problem.badRequest("/campaign", "must be sent over the platform {0}", platform);
        }
    }

    /**
     * Stops a canary before it has told anything.
     *
     * @param ifMatch the versions that the caller has in mind; null for any
     */
    @Transactional
    public ReleaseCanaryView cancel(String reference, @Nullable String ifMatch) {
        ReleaseCanary canary = canaries.require(reference);
        platforms.lock(canary.platform());
        canaries.lock(canary);
        Etags.require(ifMatch, canary.version());
        ledger.append(actor.id(), canary.cancel(clock.instant()));
        return canary.view();
    }

    @Transactional
    public ReleaseCanaryView get(String reference) {
        return canaries.require(reference).view();
    }

    /** Canaries, the newest first. */
    @Transactional
    public Page<ReleaseCanaryView> list(ReleaseCanaryFilter filter, Paging paging) {
        return Page.of(
                canaries.page(filter, paging), paging.limit, ReleaseCanary::view, canary -> Cursor.of(canary.id()));
    }

    @Scheduled(every = "3S", delayed = "10S", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void judge() {
        try {
            long after = 0;
            List<ReleaseCanary> some = running(after);
            while (!some.isEmpty()) {
                for (ReleaseCanary canary : some) {
                    judge(canary);
                    after = canary.id();
                }
                some = running(after);
            }
        } catch (RuntimeException e) {
            LOG.warnf("Canaries could not be judged; it is tried again: %s", e);
        }
    }

    private List<ReleaseCanary> running(long after) {
        return QuarkusTransaction.requiringNew().call(() -> canaries.running(after, AT_ONCE));
    }

    /** Takes no lock as long as there is nothing new. */
    private void judge(ReleaseCanary seen) {
        Instant now = clock.instant();
        int attempt = QuarkusTransaction.requiringNew().call(() -> canaries.attempt(seen));
        CanaryMessages.Tale tale =
                messages.of(seen.campaign(), seen.carrier(), seen.startedAt(), seen.messages(), attempt);
        if (seen.isNews(tale, now)) {
            QuarkusTransaction.requiringNew().run(() -> {
                platforms.lock(seen.platform());
                canaries.lock(seen.id())
                        .filter(ReleaseCanary::isRunning)
                        .ifPresent(canary -> put(canary.take(tale, now)));
            });
        }
    }

    /** In the transaction from which on another release runs. */
    void observe(@Observes ReleaseReplaced replaced) {
        supersede(replaced.platform(), null);
    }

    /** In the transaction that ends a link. */
    void observe(@Observes InterconnectEnded ended) {
        supersede(ended.platform(), ended.carrier());
    }

    private void supersede(String platform, @Nullable String carrier) {
        Instant now = clock.instant();
        canaries.runningOn(platform, carrier).forEach(canary -> put(canary.supersede(now)));
    }

    private void put(@Nullable ReleaseCanaryEnded ended) {
        if (ended != null) {
            ledger.append(ActorId.SYSTEM, ended);
        }
    }
}
