package org.countersign.notices.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.countersign.access.Caller;
import org.countersign.access.Callers;
import org.countersign.access.People;
import org.countersign.access.Person;
import org.countersign.core.CanonicalJson;
import org.countersign.core.Cursor;
import org.countersign.core.Etags;
import org.countersign.core.IdempotencyKeys;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.countersign.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/** Makes and revokes the addresses of people's calendars, and reads what is at them. */
@ApplicationScoped
public class CalendarFeedService {
    /** Addresses of one person: one for each device that subscribes. */
    public static final int MOST_OF_ONE = 5;

    private final CalendarFeeds feeds;
    private final PublishedCalendar calendar;
    private final People people;
    private final Ledger ledger;
    private final Callers callers;
    private final IdempotencyKeys once;
    private final Clock clock;

    CalendarFeedService(
            CalendarFeeds feeds,
            PublishedCalendar calendar,
            People people,
            Ledger ledger,
            Callers callers,
            IdempotencyKeys once,
            Clock clock) {
        this.feeds = feeds;
        this.calendar = calendar;
        this.people = people;
        this.ledger = ledger;
        this.callers = callers;
        this.once = once;
        this.clock = clock;
    }

    /**
     * Another address of the caller's own calendar, which the answer shows this once.
     *
     * @param base the address of the installation, as the caller knows it
     */
    @Transactional
    public IssuedCalendarFeed make(URI base) {
        Caller caller = callers.current();
        if (!caller.actor().isPerson()) {
            throw Problem.forbidden("Only a person has a calendar.");
        }
        // Locked so that none is counted twice.
        @Nullable Person owner = people.findById(caller.actor().value(), LockModeType.PESSIMISTIC_WRITE);
        if (owner == null || owner.isDisabled()) {
            throw Problem.forbidden("Only a person has a calendar.");
        }
        if (feeds.ofPerson(caller.actor()).size() >= MOST_OF_ONE) {
            throw Problem.conflict(
                    "too-many-calendar-feeds",
                    "Your calendar has {0} addresses already; revoke one that you do not use.",
                    MOST_OF_ONE);
        }
        FeedSecret secret = FeedSecret.random();
        CalendarFeed feed = new CalendarFeed(caller.actor(), secret, clock.instant());
        feeds.persistAndFlush(feed);
        ledger.append(caller.actor(), new CalendarFeedMade(feed.id(), feed.person(), feed.hash()));
        return new IssuedCalendarFeed(
                CalendarFeedView.of(feed),
                base.resolve(CalendarResource.PATH + "/" + secret.clear() + CalendarResource.EXTENSION)
                        .toString());
    }

    /**
     * As {@link #make}, for a form that a browser may send again: the same form makes nothing a second time, but fails with
     * {@link IdempotencyKeys.Replay}, which has no secret.
     *
     * @param form an id of the form as it was shown, which no other has
     */
    public IssuedCalendarFeed makeOnce(String form, URI base) {
        IdempotencyKeys.requireFit(form);
        return (IssuedCalendarFeed)
                once.once(callers.id(), form, CanonicalJson.digest(List.of("calendar-feed")), () -> make(base));
    }

    /** Addresses that the caller may know of, the newest first: one's own, administrators all. */
    @Transactional
    public Page<CalendarFeedView> list(Paging paging) {
        return Page.of(
                feeds.page(callers.current(), paging),
                paging.limit,
                CalendarFeedView::of,
                feed -> Cursor.of(feed.id()));
    }

    /** One's own, the newest first; there are no more than {@link #MOST_OF_ONE}. */
    @Transactional
    public List<CalendarFeedView> own() {
        return feeds.ofPerson(callers.id()).stream().map(CalendarFeedView::of).toList();
    }

    /** The address, or a 404 problem. */
    @Transactional
    public CalendarFeedView get(String id) {
        return feeds.of(id, callers.current())
                .map(CalendarFeedView::of)
                .orElseThrow(() -> Problem.notFound("calendar feed", id));
    }

    /** Lets an address lead nowhere from now on. */
    @Transactional
    public void revoke(String id, @Nullable String ifMatch) {
        CalendarFeed feed = feeds.lock(id, callers.current()).orElseThrow(() -> Problem.notFound("calendar feed", id));
        Etags.require(ifMatch, feed.version());
        Instant now = clock.instant();
        feed.revoke(now);
        ledger.append(callers.id(), new CalendarFeedRevoked(id));
    }

    /**
     * What is at an address: what its owner may read now. A 404 problem where nothing is, or nothing any more.
     *
     * @param base the address of the installation, as the reader knows it
     */
    @Transactional
    public byte[] read(String secret, URI base) {
        return feeds.bySecret(new FeedSecret(secret))
                .map(feed -> people.findById(feed.person().value()))
                .filter(owner -> !owner.isDisabled())
                .map(owner -> calendar.of(owner, base))
                .orElseThrow(() -> Problem.notFound("calendar feed", "…"));
    }
}
