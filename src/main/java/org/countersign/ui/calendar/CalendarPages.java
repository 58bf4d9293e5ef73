package org.countersign.ui.calendar;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.UriBuilder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.countersign.access.Callers;
import org.countersign.campaigns.Campaign;
import org.countersign.campaigns.Campaigns;
import org.countersign.campaigns.Contract;
import org.countersign.campaigns.Contracts;
import org.countersign.campaigns.ProtectedPeriod;
import org.countersign.campaigns.ProtectedPeriods;
import org.countersign.changes.ChangeService;
import org.countersign.changes.ChangeView;
import org.countersign.changes.Conflict;
import org.countersign.changes.Window;
import org.countersign.core.JsonMappers;
import org.countersign.core.Limits;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.countersign.notices.maintenance.MaintenanceService;
import org.countersign.notices.maintenance.MaintenanceView;
import org.countersign.platforms.PlatformService;
import org.countersign.ui.Choice;
import org.countersign.ui.Directory;
import org.countersign.ui.Listing;
import org.countersign.ui.Names;
import org.countersign.ui.Viewer;
import org.countersign.ui.WebPages;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The calendar: changes, campaigns, protected periods and contracts of a week or a month on one time line. */
@Path(CalendarPages.PATH)
@Produces(WebPages.HTML)
@Blocking
public class CalendarPages {
    static final String PATH = "/calendar";

    private final WebPages pages;
    private final ChangeService changes;
    private final MaintenanceService maintenances;
    private final Campaigns campaigns;
    private final Contracts contracts;
    private final ProtectedPeriods periods;
    private final PlatformService platforms;
    private final Directory directory;
    private final Callers callers;

    CalendarPages(
            WebPages pages,
            ChangeService changes,
            MaintenanceService maintenances,
            Campaigns campaigns,
            Contracts contracts,
            ProtectedPeriods periods,
            PlatformService platforms,
            Directory directory,
            Callers callers) {
        this.pages = pages;
        this.changes = changes;
        this.maintenances = maintenances;
        this.campaigns = campaigns;
        this.contracts = contracts;
        this.periods = periods;
        this.platforms = platforms;
        this.directory = directory;
        this.callers = callers;
    }

    @CheckedTemplate(basePath = "calendar")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance calendar(
                Scale scale,
                Ways ways,
                Names names,
                Group<PlannedChange> changes,
                Group<MaintenanceView> maintenances,
                Group<ProtectedPeriod> periods,
                Group<Campaign> campaigns,
                Group<Contract> contracts,
                List<Choice> platforms);
    }

    /**
     * Where one goes from here.
     *
     * @param day the first that is shown
     * @param platform the one that is shown; null for all
     */
    public record Ways(
            String day,
            boolean month,
            @Nullable String platform,
            String previous,
            String today,
            String next,
            String week,
            String wholeMonth) {

        static Ways of(Span span, LocalDate asked, LocalDate today, @Nullable String platform) {
            return new Ways(
                    asked.toString(),
                    span.view() == Span.View.MONTH,
                    platform,
                    to(span.dayBefore(), span.view(), platform),
                    to(today, span.view(), platform),
                    to(span.end(), span.view(), platform),
                    to(asked, Span.View.WEEK, platform),
                    to(asked, Span.View.MONTH, platform));
        }

        private static String to(LocalDate day, Span.View view, @Nullable String platform) {
            UriBuilder way =
                    UriBuilder.fromPath(PATH).queryParam("from", day).queryParam("view", JsonMappers.word(view));
            return (platform == null ? way : way.queryParam("platform", platform))
                    .build()
                    .toString();
        }
    }

    @GET
    @Authenticated
    public RestResponse<String> calendar(
            @RestQuery @Nullable String from, @RestQuery @Nullable String view, @RestQuery @Nullable String platform) {
        Viewer viewer = pages.viewer();
        LocalDate today = LocalDate.ofInstant(viewer.now(), viewer.zone());
        LocalDate day = day(Listing.given(from), today);
        Span.View wanted = JsonMappers.value(Span.View.class, Listing.given(view), "?view");
        Span span = Span.holding(day, wanted == null ? Span.View.WEEK : wanted, viewer.zone());
        String only = Listing.given(platform);
        @Nullable String client = callers.current().readsOnlyClient();
        boolean ofClients = callers.current().readsClients();
        Instant start = span.from();
        Instant end = span.until();
        List<ChangeView> planned = changes.within(start, end, only, Group.ROWS);
        // Carriers work on what is theirs, whatever the platform.
        List<MaintenanceView> works = maintenances.within(start, end, Group.ROWS);
        Names names = names(planned)
                .carriers(works.stream().map(MaintenanceView::carrier).toList());
        return pages.ok(Templates.calendar(
                Scale.of(span, viewer),
                Ways.of(span, day, today, only),
                names,
                Group.of(
                        planned.stream()
                                .map(change -> PlannedChange.of(change, names))
                                .toList(),
                        change -> entry(change, span)),
                Group.of(works, work -> new Entry<>(work, span.bar(work.from(), work.until()), List.of())),
                Group.of(
                        ofClients ? periods.within(start, end, client, only, Group.ROWS) : List.of(),
                        period -> new Entry<>(period, span.bar(period.from(), period.until()), List.of())),
                Group.of(
                        ofClients ? campaigns.launching(start, end, client, only, Group.ROWS) : List.of(),
                        campaign -> entry(campaign, span)),
                Group.of(
                        ofClients ? contracts.within(start, end, client, only, Group.ROWS) : List.of(),
                        contract -> new Entry<>(contract, span.bar(contract.from(), contract.until()), List.of())),
                offeredPlatforms()));
    }

    private static LocalDate day(@Nullable String given, LocalDate today) {
        if (given == null) {
            return today;
        }
        try {
            LocalDate day = LocalDate.parse(given);
            if (Limits.isTime(day.atStartOfDay(ZoneOffset.UTC).toInstant())) {
                return day;
            }
        } catch (DateTimeException e) {
            throw noDay();
        }
        throw noDay();
    }

    private static Problem noDay() {
        return Problem.badRequest("?from", "must be a date from 1990 to 2199, such as 2013-09-11");
    }

    /** With those parts of its window that another window or a protected period overlaps. */
    private static Entry<PlannedChange> entry(PlannedChange planned, Span span) {
        ChangeView change = planned.change();
        return new Entry<>(
                planned,
                span.bar(change.window().start(), change.window().end()),
                change.conflicts().stream()
                        .filter(conflict -> conflict.until() != null)
                        .map(conflict -> common(change, conflict))
                        .filter(common -> common.start().isBefore(span.until())
                                && common.end().isAfter(span.from()))
                        .map(common -> span.bar(common.start(), common.end()))
                        .toList());
    }

    private static Window common(ChangeView change, Conflict conflict) {
        Instant start = change.window().start();
        Instant end = change.window().end();
        Instant until = conflict.until() == null ? end : conflict.until();
        return new Window(conflict.from().isAfter(start) ? conflict.from() : start, until.isBefore(end) ? until : end);
    }

    private static Entry<Campaign> entry(Campaign campaign, Span span) {
        Instant launch = campaign.launchAt() == null ? span.from() : campaign.launchAt();
        return new Entry<>(campaign, span.bar(launch, launch), List.of());
    }

    private Names names(List<ChangeView> planned) {
        List<Conflict> conflicts =
                planned.stream().flatMap(change -> change.conflicts().stream()).toList();
        return directory
                .names()
                .platforms(planned.stream().map(ChangeView::platform).toList())
                .clients(conflicts.stream().map(Conflict::client).toList())
                .carriers(conflicts.stream().map(Conflict::carrier).toList());
    }

    private List<Choice> offeredPlatforms() {
        Paging many = new Paging();
        many.limit = Paging.MOST;
        return platforms.list(null, null, many).items().stream()
                .map(platform -> new Choice(platform.code(), platform.name()))
                .toList();
    }
}
