package org.countersign.incidents;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.countersign.campaigns.Campaign;
import org.countersign.campaigns.Campaigns;
import org.countersign.core.ActorId;
import org.countersign.core.CurrentActor;
import org.countersign.core.Cursor;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.countersign.core.Words;
import org.countersign.holds.HoldLifted;
import org.countersign.ledger.Ledger;
import org.countersign.watch.CanaryBeforeLift;
import org.countersign.watch.SettingsService;
import org.countersign.watch.WatchService;
import org.jboss.logging.Logger;

/**
 * Starts canaries and judges them, once across all nodes; and, where the settings say so, lets a hold of the watch be lifted
 * only after one has succeeded.
 */
@ApplicationScoped
public class CanaryService {
    private static final Logger LOG = Logger.getLogger(CanaryService.class);
    private static final int MOST_AT_ONCE = 200;

    private final Canaries canaries;
    private final Incidents incidents;
    private final Campaigns campaigns;
    private final WatchService watch;
    private final SettingsService settings;
    private final Ledger ledger;
    private final CurrentActor actor;
    private final IncidentsConfig config;
    private final Clock clock;

    CanaryService(
            Canaries canaries,
            Incidents incidents,
            Campaigns campaigns,
            WatchService watch,
            SettingsService settings,
            Ledger ledger,
            CurrentActor actor,
            IncidentsConfig config,
            Clock clock) {
        this.canaries = canaries;
        this.incidents = incidents;
        this.campaigns = campaigns;
        this.watch = watch;
        this.settings = settings;
        this.ledger = ledger;
        this.actor = actor;
        this.config = config;
        this.clock = clock;
    }

    /** Starts a canary: what is sent from now on counts. */
    @Transactional
    public CanaryView start(String reference, NewCanary content) {
        Incident incident = incidents.lock(reference);
        incident.add();
        if (canaries.isRunning(incident)) {
            throw Problem.conflict("canary-running", "A canary of incident {0} is running already.", reference);
        }
        IncidentCanary canary = new IncidentCanary(
                incident,
                campaign(incident, content),
                Objects.requireNonNullElse(content.messages(), NewCanary.MESSAGES),
                Duration.ofMinutes(Objects.requireNonNullElse(content.withinMinutes(), NewCanary.WITHIN_MINUTES)),
                canaries.newestEnded(incident)
                        .filter(last -> !last.hasSucceeded())
                        .map(last -> last.attempt() + 1)
                        .orElse(1),
                actor.id(),
                clock.instant());
        canaries.persist(canary);
        ledger.append(actor.id(), canary.started());
        return canary.view();
    }

    private String campaign(Incident incident, NewCanary content) {
        String named = content.campaign();
        if (named == null) {
            List<String> touched = incident.campaigns();
            if (touched.size() > 1) {
                throw Problem.badRequest("/campaign", "is needed, because the incident touches several: {0}", touched);
            }
            return touched.get(0);
        }
        Optional<Campaign> campaign = campaigns.byCode(named);
        if (campaign.isEmpty()) {
            throw Problem.badRequest("/campaign", "there is no {0} '{1}'", Words.of("campaign"), named);
        }
        if (!campaign.get().platform().code().equals(incident.platform())) {
            throw Problem.badRequest(
                    "/campaign", "must be sent over the incident's platform, {0}", incident.platform());
        }
        return named;
    }

    /** The canaries of an incident, the newest first. */
    @Transactional
    public Page<CanaryView> list(String reference, Paging paging) {
        return Page.of(
                canaries.page(incidents.require(reference), paging),
                paging.limit,
                IncidentCanary::view,
                canary -> Cursor.of(canary.id()));
    }

    @Scheduled(every = "3S", delayed = "10S", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void judge() {
        try {
            for (long id : QuarkusTransaction.requiringNew().call(() -> canaries.running(MOST_AT_ONCE))) {
                QuarkusTransaction.requiringNew().run(() -> canaries.lock(id).ifPresent(this::judge));
            }
        } catch (RuntimeException e) {
            LOG.warnf("Canaries could not be judged; it is tried again: %s", e);
        }
    }

    private void judge(IncidentCanary canary) {
        if (canary.isRunning()) {
            CanaryEnded ended = canary.take(
                    watch.canary(
                            canary.campaign(),
                            canary.carrier(),
                            canary.startedAt(),
                            canary.messages(),
                            canary.attempt()),
                    clock.instant());
            if (ended != null) {
                ledger.append(ActorId.SYSTEM, ended);
            }
        }
    }

    /** In the transaction that lifts a hold. */
    void observe(@Observes HoldLifted lifted) {
        if (isRequired()) {
            requireSuccess(lifted.hold());
        }
    }

    private boolean isRequired() {
        return settings.canaryBeforeLift()
                .map(set -> set == CanaryBeforeLift.REQUIRED)
                .orElseGet(config::canaryBeforeLift);
    }

    /** Refuses if this hold belongs to an incident whose last canary has not succeeded, or was started before it was placed. */
    void requireSuccess(String hold) {
        incidents.goingOnWith(hold).ifPresent(incident -> {
            Instant since = incident.heldSince(hold);
            if (!canaries.hasSucceededSince(incident, since)) {
                throw Problem.conflict(
                                "canary-missing",
                                "The hold can be lifted once a canary of incident {0} has succeeded.",
                                incident.reference())
                        .with("incident", incident.reference());
            }
        });
    }
}
