package org.countersign.notices;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.countersign.access.Role;
import org.countersign.ledger.Entries;
import org.countersign.ledger.Entry;

/**
 * Follows the ledger and makes a notice of each fact for each webhook that wants it, in the transaction that moves its cursor:
 * none is made twice, and none is lost. Of several nodes one does so at a time.
 */
@ApplicationScoped
class Follower {
    static final String NAME = "webhooks";
    /** Notices after which a transaction ends, once all of an entry are made. */
    private static final int MOST_NOTICES = 1000;

    private final Cursors cursors;
    private final Sql sql;
    private final Entries entries;
    private final Readings readings;
    private final Notices notices;
    private final WebhooksConfig config;
    private final Clock clock;

    Follower(
            Cursors cursors,
            Sql sql,
            Entries entries,
            Readings readings,
            Notices notices,
            WebhooksConfig config,
            Clock clock) {
        this.cursors = cursors;
        this.sql = sql;
        this.entries = entries;
        this.readings = readings;
        this.notices = notices;
        this.config = config;
        this.clock = clock;
    }

    /** Who wants to hear of what. */
    private record Subscription(String webhook, Set<Event> events, Subscriber subscriber, long since) {
        boolean wants(Entry entry, Event event) {
            return entry.index() > since && events.contains(event);
        }
    }

    /** How many entries are still to be looked at. */
    long lag() {
        return cursors.lag(NAME);
    }

    /** Takes one step; false when there is nothing to do, or another node is at it. */
    boolean step() {
        return cursors.step(NAME, this::makeNotices);
    }

    /** Makes the notices of entries from one to before another, or some of them; tells up to where. */
    private long makeNotices(long from, long to) {
        List<Subscription> subscriptions = subscriptions();
        if (subscriptions.isEmpty()) {
            return to;
        }
        List<Entry> page = entries.ofKinds(Event.kinds(), from, to);
        Set<String> served = lock(page, subscriptions);
        Instant now = clock.instant();
        int made = 0;
        for (Entry entry : page) {
            if (made >= MOST_NOTICES) {
                return entry.index();
            }
            Event event = Objects.requireNonNull(Event.ofKind(entry.kind()));
            Map<Subscriber, Boolean> concerned = new HashMap<>();
            for (Subscription subscription : subscriptions) {
                if (!served.contains(subscription.webhook()) || !subscription.wants(entry, event)) {
                    continue;
                }
                if (concerned.computeIfAbsent(
                        subscription.subscriber(), subscriber -> readings.concerns(event, entry, subscriber))) {
                    notices.add(subscription.webhook(), entry, event, now, now.plus(config.giveUpAfter()));
                    made++;
                }
            }
        }
        return to;
    }

    private List<Subscription> subscriptions() {
        EventsColumn column = new EventsColumn();
        return sql.list(
                "select id, events, reads_as, carrier, client, since from webhook where state = ?",
                row -> new Subscription(
                        row.getString(1),
                        Set.copyOf(column.convertToEntityAttribute(row.getString(2))),
                        new Subscriber(Role.valueOf(row.getString(3)), row.getString(4), row.getString(5)),
                        row.getLong(6)),
                WebhookState.ENABLED.name());
    }

    /** Locks the queues that any of these entries may go into, always in the same order; tells those that are still served. */
    private Set<String> lock(List<Entry> page, List<Subscription> subscriptions) {
        Set<String> wanted = subscriptions.stream()
                .filter(subscription -> page.stream()
                        .anyMatch(
                                entry -> subscription.wants(entry, Objects.requireNonNull(Event.ofKind(entry.kind())))))
                .map(Subscription::webhook)
                .collect(Collectors.toCollection(TreeSet::new));
        if (wanted.isEmpty()) {
            return wanted;
        }
        List<String> locked = new ArrayList<>();
        for (String webhook : wanted) {
            if (notices.lock(webhook).isPresent()) {
                locked.add(webhook);
            }
        }
        // Whoever ends a webhook holds its lock, so what is enabled now stays so until this transaction ends.
        Set<String> served = new HashSet<>(sql.list(
                "select id from webhook where state = ?", row -> row.getString(1), WebhookState.ENABLED.name()));
        served.retainAll(locked);
        return served;
    }
}
