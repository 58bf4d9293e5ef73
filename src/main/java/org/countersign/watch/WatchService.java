package org.countersign.watch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.countersign.campaigns.Campaigns;
import org.countersign.core.Cursor;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.countersign.watch.detect.Baseline;
import org.countersign.watch.detect.Canary;
import org.countersign.watch.detect.Level;
import org.countersign.watch.detect.Outcome;
import org.countersign.watch.detect.Sent;
import org.countersign.watch.detect.Stage;
import org.jspecify.annotations.Nullable;

/** Tells how campaigns fare. */
@ApplicationScoped
public class WatchService {
    /** Carriers of a campaign whose curves are told at once. */
    public static final int MOST_CURVES = 12;

    private final DataSource database;
    private final Campaigns campaigns;
    private final WatchedCampaigns watched;
    private final Detectors detectors;
    private final Messages messages;
    private final Curves curves;
    private final WatchSettings settings;
    private final Clock clock;

    WatchService(
            DataSource database,
            Campaigns campaigns,
            WatchedCampaigns watched,
            Detectors detectors,
            Messages messages,
            Curves curves,
            WatchSettings settings,
            Clock clock) {
        this.database = database;
        this.campaigns = campaigns;
        this.watched = watched;
        this.detectors = detectors;
        this.messages = messages;
        this.curves = curves;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * How a campaign fares.
     *
     * @param only the one client whose campaigns may be seen; null for all
     */
    @Transactional
    public WatchView of(String campaign, @Nullable String only) {
        requireReadable(campaign, only);
        try (Connection connection = database.getConnection()) {
            List<WatchedStream> streams = streams(connection, campaign);
            Map<Long, Double> usual = usualRates(connection, streams);
            return new WatchView(
                    streams.stream().map(stream -> view(stream, usual)).toList());
        } catch (SQLException e) {
            throw new IllegalStateException("the watch cannot be read", e);
        }
    }

    /**
     * How a campaign has fared, at each carrier or at one: the worst first, and so many with their curves.
     *
     * @param only the one client whose campaigns may be seen; null for all
     */
    @Transactional
    public CampaignCurves curves(String campaign, @Nullable String carrier, @Nullable String only) {
        requireReadable(campaign, only);
        try (Connection connection = database.getConnection()) {
            List<WatchedStream> streams = new ArrayList<>(streams(connection, campaign));
            if (carrier != null) {
                streams.removeIf(stream -> !stream.carrier.equals(carrier));
            }
            streams.sort(Comparator.comparing((WatchedStream stream) -> stream.level)
                    .thenComparing(stream -> stream.evidence)
                    .reversed());
            Map<Long, Double> usual = usualRates(connection, streams);
            Map<Long, List<CurvePoint>> points = streams.isEmpty()
                    ? Map.of()
                    : curves.of(
                            connection,
                            streams.stream()
                                    .limit(MOST_CURVES)
                                    .map(stream -> stream.id)
                                    .toList());
            Settings set = settings.current(connection);
            return new CampaignCurves(
                    campaign,
                    set.warnAt(),
                    set.holdAt(),
                    streams.stream()
                            .map(stream -> new CampaignCurves.CarrierCurve(
                                    view(stream, usual),
                                    stream.heldOn,
                                    stream.hold,
                                    points.getOrDefault(stream.id, List.of())))
                            .toList());
        } catch (SQLException e) {
            throw new IllegalStateException("the watch cannot be read", e);
        }
    }

    /**
     * The campaigns that are watched, those that began last first.
     *
     * @param state only those that are so at a carrier
     * @param only the one client whose campaigns may be seen; null for all
     */
    @Transactional
    public Page<WatchedView> list(@Nullable Level state, @Nullable String only, Paging paging) {
        Cursor.Position after = paging.position(1);
        try (Connection connection = database.getConnection()) {
            List<WatchedCampaign> found = watched.page(
                    connection, state, only, after == null ? Long.MAX_VALUE : after.number(0), paging.rows());
            return Page.of(found, paging.limit, WatchedView::of, campaign -> Cursor.of(campaign.id));
        } catch (SQLException e) {
            throw new IllegalStateException("the watch cannot be read", e);
        }
    }

    private void requireReadable(String campaign, @Nullable String only) {
        if (campaigns
                .byCode(campaign)
                .filter(known -> only == null || only.equals(known.client().code()))
                .isEmpty()) {
            throw Problem.notFound("campaign", campaign);
        }
    }

    /** What became of the messages of campaigns, by campaign and carrier; those of which nothing was heard are absent. */
    @Transactional
    public Map<String, Map<String, Counts>> counts(Collection<String> campaigns) {
        try (Connection connection = database.getConnection()) {
            Map<String, Map<String, Counts>> counts = new TreeMap<>();
            watched.find(connection, campaigns).forEach((campaign, found) -> {
                Map<String, Counts> byCarrier = new TreeMap<>();
                found.streams.forEach((carrier, stream) -> byCarrier.put(
                        carrier, new Counts(stream.sent, stream.delivered, stream.notDelivered(), stream.pending())));
                counts.put(campaign, byCarrier);
            });
            return counts;
        } catch (SQLException e) {
            throw new IllegalStateException("the watch cannot be read", e);
        }
    }

    /**
     * What the messages of a campaign to a carrier tell that were sent since then, in send order; of each recipient who can be
     * told from others the first one counts. A message without an outcome has failed at the age at which it is known how few
     * usually have none; where that is not known, after half an hour. Until then the ones after it wait.
     *
     * @param most messages that are looked at
     */
    @Transactional
    public Canary canary(String campaign, String carrier, Instant since, int most) {
        return canary(campaign, carrier, since, most, 1);
    }

    /**
     * As {@link #canary(String, String, Instant, int)}, of one of several canaries in a row.
     *
     * @param attempt which one it is that none before has succeeded, from 1
     */
    @Transactional
    public Canary canary(String campaign, String carrier, Instant since, int most, int attempt) {
        try (Connection connection = database.getConnection()) {
            WatchedCampaign found = watched.find(connection, List.of(campaign)).get(campaign);
            WatchedStream stream = found == null ? null : found.streams.get(carrier);
            if (found == null || stream == null) {
                return Canary.of(new boolean[0], Baseline.USUAL);
            }
            Map<Stage, Baseline> baselines = detectors.baselines(connection, stream.id);
            Silence silence = Silence.of(baselines);
            Place from = new Place(since, new UUID(0, 0));
            Instant now = clock.instant();
            Set<Long> recipients = new HashSet<>();
            List<Boolean> failed = new ArrayList<>();
            for (Message message : messages.after(connection, stream.id, from, most)) {
                Sent sent = Judge.sent(message, carrier);
                Optional<Outcome> outcome = Stage.EARLY.judge(sent, found.ages.early(), now);
                if (outcome.equals(Optional.of(Outcome.SILENT))) {
                    outcome = silence.stage().judge(sent, found.ages.of(silence.stage()), now);
                }
                if (outcome.isEmpty()) {
                    break;
                }
                if (message.recipient == null || recipients.add(message.recipient)) {
                    failed.add(outcome.get() != Outcome.DELIVERED);
                }
            }
            boolean[] trials = new boolean[failed.size()];
            for (int i = 0; i < trials.length; i++) {
                trials[i] = failed.get(i);
            }
            return Canary.of(trials, silence.usual(), attempt);
        } catch (SQLException e) {
            throw new IllegalStateException("a canary cannot be read", e);
        }
    }

    /**
     * When the silence of a message counts against its carrier.
     *
     * @param usual the share of messages that has failed or is silent by then, at most
     */
    private record Silence(Stage stage, double usual) {
        static Silence of(Map<Stage, Baseline> baselines) {
            Baseline last = baselines.get(Stage.LAST);
            double failures = last == null ? Baseline.USUAL : last.failures();
            for (Stage stage : List.of(Stage.EARLY, Stage.MIDDLE)) {
                Baseline baseline = baselines.get(stage);
                if (baseline != null && baseline.undelivered() < Baseline.MOST) {
                    return new Silence(stage, Math.max(failures, baseline.undelivered()));
                }
            }
            return new Silence(Stage.MIDDLE, failures);
        }
    }

    private List<WatchedStream> streams(Connection connection, String campaign) throws SQLException {
        WatchedCampaign found = watched.find(connection, List.of(campaign)).get(campaign);
        return found == null ? List.of() : List.copyOf(found.streams.values());
    }

    private Map<Long, Double> usualRates(Connection connection, List<WatchedStream> streams) throws SQLException {
        return streams.isEmpty()
                ? Map.of()
                : detectors.usualRates(
                        connection, streams.stream().map(stream -> stream.id).toList());
    }

    private static WatchView.CarrierWatch view(WatchedStream stream, Map<Long, Double> usual) {
        return new WatchView.CarrierWatch(
                stream.carrier,
                stream.sent,
                stream.delivered,
                stream.notDelivered(),
                stream.pending(),
                Objects.requireNonNullElse(usual.get(stream.id), 0.0),
                stream.evidence,
                stream.level);
    }
}
