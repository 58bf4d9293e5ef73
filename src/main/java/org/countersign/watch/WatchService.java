package org.countersign.watch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.countersign.campaigns.Campaigns;
import org.countersign.carriers.Carriers;
import org.countersign.core.CurrentActor;
import org.countersign.core.Etags;
import org.countersign.core.Problem;
import org.countersign.ledger.Ledger;
import org.countersign.watch.Baselines.Stated;
import org.countersign.watch.detect.Baseline;
import org.countersign.watch.detect.Stage;
import org.jspecify.annotations.Nullable;

/** Tells how campaigns fare, and what is usual at carriers. */
@ApplicationScoped
public class WatchService {
    private final DataSource database;
    private final Campaigns campaigns;
    private final Carriers carriers;
    private final WatchedCampaigns watched;
    private final Detectors detectors;
    private final Baselines baselines;
    private final Ledger ledger;
    private final CurrentActor actor;
    private final Clock clock;

    WatchService(
            DataSource database,
            Campaigns campaigns,
            Carriers carriers,
            WatchedCampaigns watched,
            Detectors detectors,
            Baselines baselines,
            Ledger ledger,
            CurrentActor actor,
            Clock clock) {
        this.database = database;
        this.campaigns = campaigns;
        this.carriers = carriers;
        this.watched = watched;
        this.detectors = detectors;
        this.baselines = baselines;
        this.ledger = ledger;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * How a campaign fares.
     *
     * @param only the one client whose campaigns may be seen; null for all
     */
    @Transactional
    public WatchView of(String campaign, @Nullable String only) {
        if (campaigns
                .byCode(campaign)
                .filter(known -> only == null || only.equals(known.client().code()))
                .isEmpty()) {
            throw Problem.notFound("campaign", campaign);
        }
        try (Connection connection = database.getConnection()) {
            WatchedCampaign found = watched.find(connection, List.of(campaign)).get(campaign);
            if (found == null) {
                return new WatchView(List.of());
            }
            Map<Long, Double> usual = detectors.usualRates(
                    connection,
                    found.streams.values().stream().map(stream -> stream.id).toList());
            return new WatchView(found.streams.values().stream()
                    .map(stream -> view(stream, usual.getOrDefault(stream.id, 0.0)))
                    .toList());
        } catch (SQLException e) {
            throw new IllegalStateException("the watch cannot be read", e);
        }
    }

    private static WatchView.CarrierWatch view(WatchedStream stream, double usual) {
        return new WatchView.CarrierWatch(
                stream.carrier,
                stream.sent,
                stream.delivered,
                stream.notDelivered(),
                stream.pending(),
                usual,
                stream.evidence,
                stream.level);
    }

    /** What is usual at a carrier, or a 404 problem. */
    @Transactional
    public BaselineView baseline(String carrier) {
        carriers.require(carrier);
        try (Connection connection = database.getConnection()) {
            return view(
                    connection,
                    carrier,
                    baselines.stated(connection, carrier, false).orElse(null));
        } catch (SQLException e) {
            throw new IllegalStateException("the baseline cannot be read", e);
        }
    }

    private BaselineView view(Connection connection, String carrier, @Nullable Stated stated) throws SQLException {
        double rate = stated == null ? Baseline.USUAL : stated.failureRate();
        long judged = baselines.learnt(connection, carrier, Stage.LAST).judged();
        return new BaselineView(
                carrier,
                rate,
                judged < Baseline.ENOUGH ? BaselineView.Source.STATED : BaselineView.Source.HISTORY,
                baselines.of(connection, carrier, Stage.LAST).failures(),
                judged,
                stated == null ? null : stated.on(),
                stated == null ? 0 : stated.version());
    }

    /** A baseline, and whether one was stated for the first time. */
    public record Change(BaselineView baseline, boolean isNew) {}

    /** States the usual failure rate of a carrier. */
    @Transactional
    public Change state(String carrier, double failureRate, @Nullable String ifMatch) {
        if (!(failureRate >= 0 && failureRate <= Baseline.MOST)) {
            throw Problem.badRequest("/failureRate", "must lie from 0 to {0}", Baseline.MOST);
        }
        // Its lock, so that two who state it at the same time do so one after the other.
        carriers.lock(carrier);
        try (Connection connection = database.getConnection()) {
            Optional<Stated> before = baselines.stated(connection, carrier, true);
            Etags.require(ifMatch, before.map(Stated::version).orElse(0L));
            Stated stated = before.orElse(null);
            if (stated == null || stated.failureRate() != failureRate) {
                stated = new Stated(failureRate, clock.instant(), stated == null ? 1 : stated.version() + 1);
                if (before.isEmpty()) {
                    baselines.insert(connection, carrier, stated);
                } else {
                    baselines.update(connection, carrier, stated);
                }
                ledger.append(actor.id(), new BaselineStated(carrier, failureRate));
            }
            return new Change(view(connection, carrier, stated), before.isEmpty());
        } catch (SQLException e) {
            throw new IllegalStateException("the baseline cannot be written", e);
        }
    }
}
