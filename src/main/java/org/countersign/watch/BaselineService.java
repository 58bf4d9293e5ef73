package org.countersign.watch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.countersign.carriers.Carriers;
import org.countersign.core.CurrentActor;
import org.countersign.core.Cursor;
import org.countersign.core.Etags;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.countersign.ledger.Entries;
import org.countersign.ledger.EntryFilter;
import org.countersign.ledger.Ledger;
import org.countersign.watch.Baselines.Stated;
import org.countersign.watch.detect.Baseline;
import org.countersign.watch.detect.History;
import org.countersign.watch.detect.Stage;
import org.jspecify.annotations.Nullable;

/** Tells what is usual at carriers, and takes what people state of it. */
@ApplicationScoped
public class BaselineService {
    private final DataSource database;
    private final Carriers carriers;
    private final Baselines baselines;
    private final WatchSettings settings;
    private final IncidentTimes incidents;
    private final Entries entries;
    private final Ledger ledger;
    private final CurrentActor actor;
    private final Clock clock;

    BaselineService(
            DataSource database,
            Carriers carriers,
            Baselines baselines,
            WatchSettings settings,
            IncidentTimes incidents,
            Entries entries,
            Ledger ledger,
            CurrentActor actor,
            Clock clock) {
        this.database = database;
        this.carriers = carriers;
        this.baselines = baselines;
        this.settings = settings;
        this.incidents = incidents;
        this.entries = entries;
        this.ledger = ledger;
        this.actor = actor;
        this.clock = clock;
    }

    /** What is usual at a carrier, or a 404 problem. */
    @Transactional
    public BaselineView get(String carrier) {
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
        Settings set = settings.current(connection);
        return view(
                carrier,
                stated,
                baselines.learnt(connection, carrier, Stage.LAST, set.ages()),
                set,
                goingOn(List.of(carrier)).getOrDefault(carrier, List.of()));
    }

    private Map<String, List<IncidentTimes.Span>> goingOn(Collection<String> codes) {
        return codes.isEmpty() ? Map.of() : incidents.at(codes, clock.instant());
    }

    private static BaselineView view(
            String carrier, @Nullable Stated stated, History learnt, Settings set, List<IncidentTimes.Span> incidents) {
        double rate = stated == null ? set.usualFailureRate() : stated.failureRate();
        return new BaselineView(
                carrier,
                rate,
                learnt.judged() < Baseline.ENOUGH ? BaselineView.Source.STATED : BaselineView.Source.HISTORY,
                Baseline.of(Stage.LAST, learnt, rate).failures(),
                learnt.judged(),
                stated == null ? null : stated.on(),
                BaselineView.Frozen.by(incidents),
                stated == null ? 0 : stated.version());
    }

    /** What is usual at these carriers, by carrier. */
    @Transactional
    public Map<String, BaselineView> of(Collection<String> codes) {
        try (Connection connection = database.getConnection()) {
            Settings set = settings.current(connection);
            Map<String, Stated> stated = baselines.stated(connection, codes);
            Map<String, History> learnt = baselines.learnt(connection, codes, Stage.LAST, set.ages());
            Map<String, List<IncidentTimes.Span>> goingOn = goingOn(codes);
            Map<String, BaselineView> views = new TreeMap<>();
            for (String code : codes) {
                views.put(
                        code,
                        view(
                                code,
                                stated.get(code),
                                learnt.getOrDefault(code, History.NONE),
                                set,
                                goingOn.getOrDefault(code, List.of())));
            }
            return views;
        } catch (SQLException e) {
            throw new IllegalStateException("baselines cannot be read", e);
        }
    }

    /** What campaigns that begin now are compared with at each age. */
    @Transactional
    public List<StageBaseline> atEachAge(String carrier) {
        carriers.require(carrier);
        try (Connection connection = database.getConnection()) {
            Settings set = settings.current(connection);
            double rate = baselines
                    .stated(connection, carrier, false)
                    .map(Stated::failureRate)
                    .orElse(set.usualFailureRate());
            List<StageBaseline> stages = new ArrayList<>();
            for (Stage stage : Stage.values()) {
                History learnt = baselines.learnt(connection, carrier, stage, set.ages());
                Baseline baseline = Baseline.of(stage, learnt, rate);
                stages.add(new StageBaseline(
                        stage,
                        set.ages().of(stage),
                        learnt.judged(),
                        baseline.failures(),
                        baseline.refusals(),
                        baseline.undelivered() == Baseline.UNKNOWN ? null : baseline.undelivered()));
            }
            return stages;
        } catch (SQLException e) {
            throw new IllegalStateException("baselines cannot be read", e);
        }
    }

    /** What people have stated of a carrier, the last first: as the ledger has it. */
    @Transactional
    public Page<StatedBaseline> stated(String carrier, Paging paging) {
        carriers.require(carrier);
        return entries.list(new EntryFilter(BaselineStated.KIND, carrier, null, null, null), paging)
                .map(entry -> new StatedBaseline(
                        entry.fact(BaselineStated.class).failureRate(),
                        entry.at(),
                        entry.actor().value()));
    }

    /** The campaigns in which a carrier had messages, the newest first, each with what it was compared with. */
    @Transactional
    public Page<BaselineInUse> inUse(String carrier, Paging paging) {
        carriers.require(carrier);
        Cursor.Position after = paging.position(1);
        try (Connection connection = database.getConnection()) {
            List<BaselineInUse> found = baselines.inUse(
                    connection, carrier, after == null ? Long.MAX_VALUE : after.number(0), paging.rows());
            return Page.of(found, paging.limit, each -> each, each -> Cursor.of(each.stream()));
        } catch (SQLException e) {
            throw new IllegalStateException("baselines cannot be read", e);
        }
    }

    /** A baseline, and whether one was stated for the first time. */
    public record Change(BaselineView baseline, boolean isNew) {}

    /** States the usual failure rate of a carrier. */
    @Transactional
    public Change state(String carrier, double failureRate, @Nullable String ifMatch) {
        if (!(failureRate >= 0 && failureRate <= Baseline.MOST)) {
            throw Problem.badRequest("/failureRate", "must lie from 0 to 0.3, that is 30 %");
        }
        // A table keeps the sign of -0, and a leaf does not.
        double rate = failureRate == 0 ? 0 : failureRate;
        // Its lock, so that two who state it at the same time do so one after the other.
        carriers.lock(carrier);
        try (Connection connection = database.getConnection()) {
            Optional<Stated> before = baselines.stated(connection, carrier, true);
            Etags.require(ifMatch, before.map(Stated::version).orElse(0L));
            Stated stated = before.orElse(null);
            if (stated == null || stated.failureRate() != rate) {
                stated = new Stated(rate, clock.instant(), stated == null ? 1 : stated.version() + 1);
                if (before.isEmpty()) {
                    baselines.insert(connection, carrier, stated);
                } else {
                    baselines.update(connection, carrier, stated);
                }
                ledger.append(actor.id(), new BaselineStated(carrier, rate));
            }
            return new Change(view(connection, carrier, stated), before.isEmpty());
        } catch (SQLException e) {
            throw new IllegalStateException("the baseline cannot be written", e);
        }
    }
}
