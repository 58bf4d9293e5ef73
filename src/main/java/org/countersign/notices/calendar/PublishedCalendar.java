package org.countersign.notices.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.countersign.access.Caller;
import org.countersign.access.Person;
import org.countersign.campaigns.Contract;
import org.countersign.campaigns.Contracts;
import org.countersign.campaigns.ProtectedPeriod;
import org.countersign.campaigns.ProtectedPeriods;
import org.countersign.changes.ChangeService;
import org.countersign.core.Words;
import org.countersign.ledger.Entries;
import org.jspecify.annotations.Nullable;

/**
 * What somebody's calendar shows (RFC 5545, published as RFC 5546 §3.2.1 has it): of changes, protected periods and contract ends
 * what they may read, from {@link #BACK} before now to {@link #AHEAD} after it. The same facts make the same bytes.
 */
@ApplicationScoped
class PublishedCalendar {
    static final String NAME = "Countersign";
    static final Duration BACK = Duration.ofDays(90);
    static final Duration AHEAD = Duration.ofDays(731);
    /** Events of each of the three sorts; what is over, and long ago, is the first to be left out. */
    static final int MOST = 500;

    private static final String REFRESH = "PT1H";

    private final ChangeService changes;
    private final ProtectedPeriods periods;
    private final Contracts contracts;
    private final MaintenanceNotices notices;
    private final Entries entries;
    private final Clock clock;

    PublishedCalendar(
            ChangeService changes,
            ProtectedPeriods periods,
            Contracts contracts,
            MaintenanceNotices notices,
            Entries entries,
            Clock clock) {
        this.changes = changes;
        this.periods = periods;
        this.contracts = contracts;
        this.notices = notices;
        this.entries = entries;
        this.clock = clock;
    }

    byte[] of(Person owner, URI base) {
        return of(owner, base, MOST);
    }

    /** With at most so many events of each sort. */
    byte[] of(Person owner, URI base, int most) {
        Instant now = clock.instant();
        Caller reader = owner.scope().caller(owner.actor());
        Tongue tongue = Tongue.of(owner);
        List<MaintenanceNotice> planned =
                notices.of(changes.around(reader, now, now.minus(BACK), now.plus(AHEAD), most), reader, tongue, base);
        List<Event> others = reader.readsClients() ? ofClients(reader, now, tongue, most) : List.of();

        ContentLines lines = new ContentLines();
        begin(lines, "PUBLISH");
        String name = reader.readsOnlyCarrier() == null ? NAME : NAME + " (" + reader.readsOnlyCarrier() + ")";
        lines.text("NAME", name)
                .text("X-WR-CALNAME", name)
                .value("REFRESH-INTERVAL;VALUE=DURATION", REFRESH)
                .value("X-PUBLISHED-TTL", REFRESH);
        if (planned.isEmpty() && others.isEmpty()) {
            utc(lines);
        }
        planned.forEach(notice -> notice.write(lines));
        others.forEach(event -> event.write(lines, base, notices.organizer()));
        return lines.end("VCALENDAR").bytes();
    }

    static void begin(ContentLines lines, String method) {
        lines.begin("VCALENDAR")
                .value("VERSION", "2.0")
                .value("PRODID", "-//Countersign//Countersign//EN")
                .value("CALSCALE", "GREGORIAN")
                .value("METHOD", method);
    }

    /** A calendar has at least one component, also when there is nothing to tell. */
    private static void utc(ContentLines lines) {
        lines.begin("VTIMEZONE")
                .text("TZID", "Etc/UTC")
                .begin("STANDARD")
                .value("DTSTART", "19700101T000000")
                .value("TZOFFSETFROM", "+0000")
                .value("TZOFFSETTO", "+0000")
                .end("STANDARD")
                .end("VTIMEZONE");
    }

    /**
     * Something besides changes.
     *
     * @param end null for a moment
     * @param page the path of its page
     */
    private record Event(
            String uid,
            long sequence,
            Instant changedAt,
            Instant start,
            @Nullable Instant end,
            String summary,
            @Nullable String description,
            String page) {
        void write(ContentLines lines, URI base, String organizer) {
            lines.begin("VEVENT")
                    .text("UID", uid)
                    .value("SEQUENCE", Long.toString(sequence))
                    .time("DTSTAMP", changedAt)
                    .time("LAST-MODIFIED", changedAt)
                    .time("DTSTART", start);
            if (end != null) {
                lines.time("DTEND", end);
            }
            lines.value("STATUS", "CONFIRMED").value("TRANSP", "TRANSPARENT").text("SUMMARY", summary);
            if (description != null) {
                lines.text("DESCRIPTION", description);
            }
            lines.value("URL", base.resolve(page).toString())
                    .organizer(organizer)
                    .end("VEVENT");
        }
    }

    private List<Event> ofClients(Caller reader, Instant now, Tongue tongue, int most) {
        @Nullable String client = reader.readsOnlyClient();
        Instant until = now.plus(AHEAD);
        List<ProtectedPeriod> standing = new ArrayList<>(periods.within(now, until, client, null, most));
        standing.addAll(periods.over(now.minus(BACK), now, client, most - standing.size()));
        List<Contract> ending = new ArrayList<>(contracts.ending(now, until, client, most));
        ending.addAll(contracts.ended(now.minus(BACK), now, client, most - ending.size()));

        List<String> subjects = new ArrayList<>();
        standing.forEach(period -> subjects.add(period.client().code()));
        ending.forEach(contract -> subjects.add(contract.code()));
        Map<String, Instant> told = entries.newestTimes(subjects);
        List<Event> events = new ArrayList<>();
        for (ProtectedPeriod period : standing) {
            // Its facts are told of its client, whose name is shown too.
            Instant changedAt = told.getOrDefault(period.client().code(), period.setAt());
            events.add(new Event(
                    notices.uid("protected-period-" + period.id()),
                    period.version(),
                    changedAt,
                    period.from(),
                    period.until(),
                    tongue.says(
                            Words.of("Protected period of {0}", period.client().name())),
                    MaintenanceNotices.shortened(tongue.shows(period.reason())),
                    "/registry/clients/" + period.client().code()));
        }
        for (Contract contract : ending) {
            Instant changedAt = told.getOrDefault(contract.code(), contract.registeredAt());
            events.add(new Event(
                    notices.uid("contract-end-" + contract.code()),
                    contract.version(),
                    changedAt,
                    contract.until(),
                    null,
                    tongue.says(Words.of(
                            "End of contract {0} of {1} on {2}",
                            contract.code(),
                            contract.client().name(),
                            contract.platform().name())),
                    contract.reference(),
                    "/registry/contracts/" + contract.code()));
        }
        return events;
    }
}
