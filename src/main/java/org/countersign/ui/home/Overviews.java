package org.countersign.ui.home;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.countersign.access.Caller;
import org.countersign.access.Callers;
import org.countersign.access.Role;
import org.countersign.campaigns.CampaignService;
import org.countersign.campaigns.CampaignView;
import org.countersign.changes.ChangeView;
import org.countersign.changes.OpenSignOffs;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.gate.feed.DecisionView;
import org.countersign.gate.feed.Decisions;
import org.countersign.gate.feed.Outcome;
import org.countersign.gate.feed.Outlook;
import org.countersign.gate.feed.Outlook.Forecast;
import org.countersign.gate.feed.Wording;
import org.countersign.holds.HoldFilter;
import org.countersign.holds.HoldScope;
import org.countersign.holds.HoldService;
import org.countersign.holds.HoldView;
import org.countersign.incidents.Duty;
import org.countersign.incidents.IncidentService;
import org.countersign.incidents.IncidentSummary;
import org.countersign.ui.Directory;
import org.countersign.ui.Names;
import org.countersign.ui.PageReader;
import org.countersign.ui.Viewer;
import org.jspecify.annotations.Nullable;

/** Puts together what the home page shows. The number of statements does not grow with what there is. */
@ApplicationScoped
class Overviews {
    private static final int MOST = 10;
    private static final int LAST_DECISIONS = 6;
    /** For how many campaigns with a planned launch the gate is asked. */
    private static final int MOST_CAMPAIGNS = 50;
    /** A campaign goes on sending for a while after its launch; of those that do, the newest are looked at. */
    private static final Duration BEFORE = Duration.ofDays(1);

    private static final Duration AHEAD = Duration.ofDays(30);

    private final OpenSignOffs open;
    private final CampaignService campaigns;
    private final Outlook outlook;
    private final HoldService holds;
    private final IncidentService incidents;
    private final Decisions decisions;
    private final Wording wording;
    private final Directory directory;
    private final Callers callers;

    Overviews(
            OpenSignOffs open,
            CampaignService campaigns,
            Outlook outlook,
            HoldService holds,
            IncidentService incidents,
            Decisions decisions,
            Wording wording,
            Directory directory,
            Callers callers) {
        this.open = open;
        this.campaigns = campaigns;
        this.outlook = outlook;
        this.holds = holds;
        this.incidents = incidents;
        this.decisions = decisions;
        this.wording = wording;
        this.directory = directory;
        this.callers = callers;
    }

    Overview of(Viewer viewer) {
        Caller caller = callers.current();
        boolean watches = caller.hasAny(Role.ADMIN, Role.CHANGE_MANAGER, Role.AUDITOR, Role.DUTY_OWNER);
        return new Overview(
                watches ? duty() : null,
                watches ? watch(viewer) : null,
                caller.has(Role.CARRIER) ? inbox() : null,
                caller.has(Role.CAMPAIGN_SYSTEM) && !watches ? own(viewer, caller.readsOnlyClient()) : null);
    }

    private Overview.OnDuty duty() {
        Duty duty = incidents.dutyOf(callers.id());
        List<IncidentSummary> all = Stream.of(duty.toAcknowledge(), duty.own(), duty.toAgreeOn())
                .flatMap(List::stream)
                .toList();
        return new Overview.OnDuty(
                duty,
                directory
                        .names()
                        .carriers(all.stream().map(IncidentSummary::carrier).toList())
                        .campaigns(all.stream()
                                .flatMap(incident -> incident.campaigns().stream())
                                .toList()));
    }

    private Overview.Watch watch(Viewer viewer) {
        List<Forecast> forecasts = forecasts(viewer, null);
        List<ChangeView> awaited = open.soonest(MOST + 1);
        List<OpenSignOffs.Overdue> overdue = open.overdue(MOST + 1);
        Set<String> codes = addressees(forecasts);
        awaited.forEach(change -> change.affected().forEach(row -> codes.add(row.carrier())));
        overdue.forEach(late -> codes.add(late.carrier()));
        Few<HoldView> standing = standingHolds();
        List<DecisionView> last = lastDecisions(null);
        List<HoldScope> scopes = standing.items().stream().map(HoldView::scope).toList();
        scopes.stream().map(HoldScope::carrier).flatMap(Stream::ofNullable).forEach(codes::add);
        Names names = names(forecasts, last)
                .carriers(codes)
                .platforms(awaited.stream().map(ChangeView::platform).toList())
                .platforms(scopes.stream().map(HoldScope::platform).toList())
                .clients(scopes.stream().map(HoldScope::client).toList())
                .campaigns(scopes.stream().map(HoldScope::campaign).toList());
        Wording.Telling telling = telling(forecasts, names, viewer);
        List<CampaignOutlook> blocked = forecasts.stream()
                .map(forecast -> CampaignOutlook.of(forecast, names, telling))
                .filter(CampaignOutlook::isBlocked)
                .toList();
        return new Overview.Watch(
                Few.of(blocked, MOST),
                forecasts.size(),
                forecasts.size() >= MOST_CAMPAIGNS,
                Few.of(
                        awaited.stream()
                                .map(change -> AwaitedChange.of(change, names, viewer.now()))
                                .toList(),
                        MOST),
                Few.of(
                        overdue.stream()
                                .map(late -> new Overview.Late(
                                        late.reference(), names.carrier(late.carrier()), late.deadline()))
                                .toList(),
                        MOST),
                standing,
                last,
                names);
    }

    private Few<OpenSignOffs.Due> inbox() {
        var page = open.ofCaller(Set.of(), page(MOST));
        return new Few<>(page.items(), page.next() != null);
    }

    private Overview.Own own(Viewer viewer, @Nullable String onlyClient) {
        List<Forecast> forecasts = forecasts(viewer, onlyClient);
        List<DecisionView> last = lastDecisions(onlyClient);
        Names names = names(forecasts, last).carriers(addressees(forecasts));
        Wording.Telling telling = telling(forecasts, names, viewer);
        return new Overview.Own(
                Few.of(
                        forecasts.stream()
                                .map(forecast -> CampaignOutlook.of(forecast, names, telling))
                                .toList(),
                        MOST_CAMPAIGNS),
                last,
                names);
    }

    /** Of the campaigns that are due to launch, and of those that may be launched at any time. */
    private List<Forecast> forecasts(Viewer viewer, @Nullable String client) {
        Instant now = viewer.now();
        List<CampaignView> soon = new ArrayList<>(campaigns.launched(now.minus(BEFORE), now, client, MOST));
        soon.addAll(campaigns.launching(now, now.plus(AHEAD), client, null, MOST_CAMPAIGNS - soon.size()));
        soon.addAll(campaigns.unplanned(now.minus(AHEAD), client, Outlook.MOST_CAMPAIGNS - MOST_CAMPAIGNS));
        return outlook.of(soon);
    }

    /** One page of all campaigns to come, the soonest first, with what the gate would say to each. */
    Page<CampaignOutlook> toCome(Viewer viewer, Paging paging) {
        Page<CampaignView> page =
                campaigns.launching(viewer.now(), callers.current().readsOnlyClient(), paging);
        List<Forecast> forecasts = outlook.of(page.items());
        Names names = names(forecasts, List.of()).carriers(addressees(forecasts));
        Wording.Telling telling = telling(forecasts, names, viewer);
        return new Page<>(
                forecasts.stream()
                        .map(forecast -> CampaignOutlook.of(forecast, names, telling))
                        .toList(),
                page.next());
    }

    private Names names(List<Forecast> forecasts, List<DecisionView> last) {
        List<CampaignView> soon = forecasts.stream().map(Forecast::campaign).toList();
        return directory
                .names()
                .clients(soon.stream().map(CampaignView::client).toList())
                .platforms(soon.stream().map(CampaignView::platform).toList())
                .campaigns(last.stream().map(DecisionView::campaign).toList());
    }

    private Wording.Telling telling(List<Forecast> forecasts, Names names, Viewer viewer) {
        return wording.to(
                new PageReader(viewer, names),
                forecasts.stream().map(CampaignOutlook::worse).toList());
    }

    private static Set<String> addressees(List<Forecast> forecasts) {
        Set<String> codes = new HashSet<>();
        forecasts.stream()
                .flatMap(forecast -> Stream.of(forecast.now(), forecast.planned()))
                .flatMap(Stream::ofNullable)
                .flatMap(CampaignOutlook::blocked)
                .map(Outcome.Carrier::carrier)
                .flatMap(Stream::ofNullable)
                .forEach(codes::add);
        return codes;
    }

    private Few<HoldView> standingHolds() {
        HoldFilter standing = new HoldFilter();
        standing.state = "standing";
        var page = holds.list(standing, page(MOST));
        return new Few<>(page.items(), page.next() != null);
    }

    private List<DecisionView> lastDecisions(@Nullable String onlyClient) {
        return decisions.last(onlyClient, page(LAST_DECISIONS)).items();
    }

    private static Paging page(int most) {
        Paging page = new Paging();
        page.limit = most;
        return page;
    }
}
