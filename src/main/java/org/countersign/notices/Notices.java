package org.countersign.notices;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.countersign.access.Caller;
import org.countersign.access.Role;
import org.countersign.core.Cursor;
import org.countersign.core.Ids;
import org.countersign.core.Paging;
import org.countersign.ledger.Entry;
import org.jspecify.annotations.Nullable;

/**
 * The notices, and their queues. Of one receiver's notices about one subject, a {@link Line}, the earliest that is pending has a
 * time at which it is tried next; those behind it have none until it has ended. Whoever changes that holds the webhook's
 * {@link #lock}, or stops who makes {@linkplain #MAIL letters}.
 */
@ApplicationScoped
public class Notices {
    /** The follower of the ledger that has letters sent by e-mail. */
    public static final String MAIL = "mail";

    private static final int MOST_DELIVERIES = 100;
    private static final int MOST_WEBHOOKS = 2 * WebhookService.MOST_OF_ONE;
    private static final String PENDING = NoticeState.PENDING.name();
    private static final String DEAD = NoticeState.DEAD.name();
    private static final String DELIVERED = NoticeState.DELIVERED.name();
    private static final String BOUNCED = NoticeState.BOUNCED.name();
    private static final String WITHHELD = NoticeState.WITHHELD.name();

    private static final String VIEW =
            "select n.id, n.webhook, n.entry, n.event, n.subject, n.at, n.state, n.noted_at, n.due_by, n.next_at,"
                    + " n.attempts, n.ended_at, n.last_status, n.last_detail, n.carrier, n.recipient from notice n";

    private final Sql sql;

    Notices(Sql sql) {
        this.sql = sql;
    }

    /** Lets nobody else change the webhook's queue until the transaction ends. */
    Optional<Queue> lock(String webhook) {
        return sql.first(
                "select claimed_by, claimed_until, failures, rest_until, erasures from webhook_queue where webhook = ? for update",
                row -> new Queue(
                        row.getString(1), Sql.instant(row, 2), row.getInt(3), Sql.instant(row, 4), row.getLong(5)),
                webhook);
    }

    /**
     * How it goes with a webhook's deliveries.
     *
     * @param failures rounds in a row in which nothing was delivered
     * @param restUntil nothing is tried before
     * @param erasures how often quotations were erased from answers
     */
    record Queue(
            @Nullable String claimedBy,
            @Nullable Instant claimedUntil,
            int failures,
            @Nullable Instant restUntil,
            long erasures) {}

    void addQueue(String webhook) {
        sql.update("insert into webhook_queue (webhook, failures) values (?, 0)", webhook);
    }

    void keep(String webhook, Queue queue) {
        sql.update(
                "update webhook_queue set claimed_by = ?, claimed_until = cast(? as timestamp(6) with time zone),"
                        + " failures = ?, rest_until = cast(? as timestamp(6) with time zone) where webhook = ?",
                queue.claimedBy(),
                queue.claimedUntil(),
                queue.failures(),
                queue.restUntil(),
                webhook);
    }

    /**
     * The notices of one receiver about one subject.
     *
     * @param column what tells receivers of this kind apart
     */
    public record Line(String column, String receiver, String subject) {
        static Line ofWebhook(String webhook, String subject) {
            return new Line("webhook", webhook, subject);
        }

        /** Of somebody who is written to. */
        public static Line ofRecipient(String recipient, String subject) {
            return new Line("recipient", recipient, subject);
        }
    }

    /**
     * Puts a letter at the end of its line, unless it is there already.
     *
     * @param carrier for which the recipient is written to; null for our own people
     * @param urgent whether it does not wait for the morning
     */
    public void addLetter(
            String recipient,
            @Nullable String carrier,
            Entry entry,
            Event event,
            boolean urgent,
            Instant now,
            Instant dueBy) {
        sql.update(
                "insert into notice (id, recipient, carrier, urgent, entry, event, subject, at, state, noted_at, due_by,"
                        + " attempts, tries) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)",
                "n-" + Ids.next(now),
                recipient,
                carrier,
                urgent,
                entry.index(),
                event.kind(),
                entry.subject(),
                entry.at(),
                PENDING,
                now,
                dueBy);
        promote(Line.ofRecipient(recipient, entry.subject()), now);
    }

    /** Puts one at the end of its line. */
    void add(String webhook, Entry entry, Event event, Instant now, Instant dueBy) {
        sql.update(
                "insert into notice (id, webhook, entry, event, subject, at, state, noted_at, due_by, attempts,"
                        + " tries) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)",
                "n-" + Ids.next(now),
                webhook,
                entry.index(),
                event.kind(),
                entry.subject(),
                entry.at(),
                PENDING,
                now,
                dueBy);
        promote(Line.ofWebhook(webhook, entry.subject()), now);
    }

    /** Lets the first in the line have its turn, unless one has it already. */
    private void promote(Line line, Instant now) {
        String receiver = line.column();
        boolean taken = sql.first(
                        "select 1 from notice where " + receiver
                                + " = ? and subject = ? and next_at > ? fetch first 1 rows only",
                        row -> row.getInt(1),
                        line.receiver(),
                        line.subject(),
                        Instant.EPOCH)
                .isPresent();
        if (!taken) {
            // Ordered as its index is, so that however long the line is, one entry of it is read.
            sql.first(
                            "select id from notice where " + receiver + " = ? and subject = ? and state = ? order by "
                                    + receiver + ", subject, state, entry fetch first 1 rows only",
                            row -> row.getString(1),
                            line.receiver(),
                            line.subject(),
                            PENDING)
                    .ifPresent(first -> sql.update("update notice set next_at = ? where id = ?", now, first));
        }
    }

    /** The webhooks that have something to send at this time and that no node sees to. */
    List<String> due(Instant now, int most) {
        return sql.list(
                "select q.webhook from webhook_queue q join webhook w on w.id = q.webhook where w.state = ?"
                        + " and (q.claimed_until is null or q.claimed_until <= ?)"
                        + " and (q.rest_until is null or q.rest_until <= ?)"
                        + " and exists (select 1 from notice n where n.webhook = q.webhook and n.next_at <= ?)"
                        + " order by q.webhook fetch first " + most + " rows only",
                row -> row.getString(1),
                WebhookState.ENABLED.name(),
                now,
                now,
                now);
    }

    /**
     * What the webhook is to be sent now, each about another subject, those that wait for the longest first.
     *
     * @param erasures of its {@link Queue}
     */
    List<Letter> letters(String webhook, Instant now, int most, long erasures) {
        return sql.list(
                "select id, entry, event, subject, at, tries from notice where webhook = ? and next_at <= ?"
                        + " order by webhook, next_at fetch first " + most + " rows only",
                row -> new Letter(
                        row.getString(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getString(4),
                        Sql.time(row, 5),
                        row.getInt(6),
                        erasures),
                webhook,
                now);
    }

    /** Writes an attempt into the log. */
    private void log(Letter letter, Answer answer, Instant at) {
        sql.update(
                "update notice set attempts = attempts + 1, tries = tries + 1, last_status = cast(? as integer),"
                        + " last_detail = ? where id = ?",
                answer.status(),
                answer.detail(),
                letter.notice());
        sql.update(
                "insert into notice_attempt (notice, number, at, millis, status, detail)"
                        + " select id, attempts, cast(? as timestamp(6) with time zone), cast(? as bigint), cast(? as integer),"
                        + " cast(? as varchar(500)) from notice where id = ?",
                at,
                answer.took().toMillis(),
                answer.status(),
                answer.detail(),
                letter.notice());
    }

    public void delivered(Line line, Letter letter, Answer answer, Instant at) {
        log(letter, answer, at);
        sql.update(
                "update notice set state = ?, ended_at = ?, next_at = null where id = ? and state = ?",
                DELIVERED,
                at,
                letter.notice(),
                PENDING);
        promote(line, at);
    }

    /** Nothing was sent, and nothing will be. */
    public void withheld(Line line, Letter letter, Instant at) {
        sql.update(
                "update notice set state = ?, ended_at = ?, next_at = null where id = ? and state = ?",
                WITHHELD,
                at,
                letter.notice(),
                PENDING);
        promote(line, at);
    }

    /** Nobody tries any more: it was refused for good, or it is too late. */
    public void died(Line line, Letter letter, Answer answer, Instant at) {
        log(letter, answer, at);
        sql.update(
                "update notice set state = ?, ended_at = ?, next_at = null where id = ? and state = ?",
                DEAD,
                at,
                letter.notice(),
                PENDING);
        promote(line, at);
    }

    /**
     * A letter that was sent, or was to be.
     *
     * @param carrier for which its recipient is written to; null for our own people
     * @param status what the mail server said last; null where it said nothing
     */
    public record Sent(
            String id,
            String recipient,
            long entry,
            String subject,
            NoticeState state,
            @Nullable String carrier,
            @Nullable Integer status,
            @Nullable String detail) {
        /** Whether nobody tries any more, although it did not arrive. */
        public boolean isUndelivered() {
            return state == NoticeState.DEAD || state == NoticeState.BOUNCED;
        }
    }

    private static final String SENT =
            "select id, recipient, entry, subject, state, carrier, last_status, last_detail from notice where webhook is null";

    /** The letter to this recipient about this fact. */
    public Optional<Sent> letter(String recipient, long entry) {
        return sql.first(SENT + " and recipient = ? and entry = ?", Notices::sent, recipient, entry);
    }

    /** The letter of this id. */
    public Optional<Sent> letter(String id) {
        return sql.first(SENT + " and id = ?", Notices::sent, id);
    }

    private static Sent sent(ResultSet row) throws SQLException {
        return new Sent(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                NoticeState.valueOf(row.getString(5)),
                row.getString(6),
                row.getObject(7, Integer.class),
                row.getString(8));
    }

    /** Who was or is to be written to for a carrier about a subject, because of facts before this one, as far as that is kept. */
    public List<String> recipients(String subject, String carrier, long before) {
        return sql.list(
                "select distinct recipient from notice where subject = ? and entry < ? and carrier = ? and webhook is null",
                row -> row.getString(1),
                subject,
                before,
                carrier);
    }

    /** Whether letters to this recipient about a subject, because of facts before this one, are kept, and the server took none. */
    public boolean neverReached(String recipient, String subject, long before) {
        Set<NoticeState> states = Set.copyOf(sql.list(
                "select distinct state from notice where recipient = ? and subject = ? and entry < ?",
                row -> NoticeState.valueOf(row.getString(1)),
                recipient,
                subject,
                before));
        return !states.isEmpty() && !states.contains(NoticeState.DELIVERED);
    }

    /** It came back after the server had taken it; false if it is not one that was taken. */
    public boolean bounced(String id, @Nullable Integer status, String detail, Instant at) {
        return sql.update(
                        "update notice set state = ?, ended_at = ?, last_status = cast(? as integer), last_detail = ?"
                                + " where id = ? and state = ?",
                        BOUNCED,
                        at,
                        status,
                        detail,
                        id,
                        DELIVERED)
                == 1;
    }

    /** To be tried again then. */
    public void failed(Letter letter, Answer answer, Instant at, Instant next) {
        log(letter, answer, at);
        sql.update("update notice set next_at = ? where id = ? and state = ?", next, letter.notice(), PENDING);
    }

    /** Nobody tries any more what should have been delivered by now. */
    void giveUpOverdue(String webhook, Instant now) {
        List<String> subjects = sql.list(
                "select distinct subject from notice where webhook = ? and state = ? and due_by <= ?",
                row -> row.getString(1),
                webhook,
                PENDING,
                now);
        if (subjects.isEmpty()) {
            return;
        }
        sql.update(
                "update notice set state = ?, ended_at = ?, next_at = null where webhook = ? and state = ?"
                        + " and due_by <= ?",
                DEAD,
                now,
                webhook,
                PENDING,
                now);
        subjects.forEach(subject -> promote(Line.ofWebhook(webhook, subject), now));
    }

    /** Nobody tries any more what is pending. */
    void giveUpAll(String webhook, Instant now) {
        sql.update(
                "update notice set state = ?, ended_at = ?, next_at = null where webhook = ? and state = ?",
                DEAD,
                now,
                webhook,
                PENDING);
    }

    /** Puts one that has ended back into its line. */
    void requeue(NoticeView notice, Instant now, Instant dueBy) {
        sql.update(
                "update notice set state = ?, ended_at = null, next_at = null, tries = 0, due_by = ? where id = ?",
                PENDING,
                dueBy,
                notice.id());
        promote(notice.line(), now);
    }

    Optional<NoticeView> find(String id, Caller caller) {
        List<Object> values = new ArrayList<>(List.of(id));
        String where = " where n.id = ?" + restriction(caller, values);
        return sql.first(VIEW + where, Notices::view, values.toArray());
    }

    /** The attempts to deliver a notice, the newest first. */
    List<NoticeView.Delivery> deliveries(String notice) {
        return sql.list(
                "select number, at, millis, status, detail from notice_attempt where notice = ?"
                        + " order by number desc fetch first " + MOST_DELIVERIES + " rows only",
                row -> new NoticeView.Delivery(
                        row.getInt(1),
                        Sql.time(row, 2),
                        row.getLong(3),
                        row.getObject(4, Integer.class),
                        row.getString(5)),
                notice);
    }

    /** One more than the page holds, of the newest facts first. */
    List<NoticeView> page(
            @Nullable String webhook,
            @Nullable String subject,
            @Nullable NoticeState state,
            Caller caller,
            Paging paging) {
        List<Object> values = new ArrayList<>();
        StringBuilder where = new StringBuilder(" where 1 = 1");
        if (webhook != null) {
            where.append(" and n.webhook = ?");
            values.add(webhook);
        }
        if (subject != null) {
            where.append(" and n.subject = ?");
            values.add(subject);
        }
        if (state != null) {
            where.append(" and n.state = ?");
            values.add(state.name());
        }
        Cursor.Position after = paging.position(2);
        if (after != null) {
            where.append(" and n.entry <= ? and (n.entry < ? or n.id < ?)");
            values.add(after.number(0));
            values.add(after.number(0));
            values.add(after.text(1));
        }
        where.append(restriction(caller, values));
        return sql.list(
                VIEW + where + " order by n.entry desc, n.id desc fetch first " + paging.rows() + " rows only",
                Notices::view,
                values.toArray());
    }

    /** The newest letters, and notices to carriers' webhooks, about a subject, the newest first, at most so many. */
    List<NoticeView> told(String subject, Caller caller, int most) {
        return newest(
                "n.subject = ? and (n.webhook is null or n.webhook in (select w.id from webhook w where w.carrier is not null))",
                subject,
                caller,
                most);
    }

    /** The newest letters to a carrier's contacts, the newest first, at most so many. */
    List<NoticeView> lettersTo(String carrier, Caller caller, int most) {
        return newest("n.carrier = ? and n.webhook is null", carrier, caller, most);
    }

    /** A carrier's webhooks, those that are served first; of ended ones only the newest. */
    List<String> webhooksOf(String carrier) {
        return sql.list(
                "select id from webhook where carrier = ? order by case when state = ? then 1 else 0 end, id desc"
                        + " fetch first " + MOST_WEBHOOKS + " rows only",
                row -> row.getString(1),
                carrier,
                WebhookState.DELETED.name());
    }

    /** The newest of what each of these webhooks is told, at most so many of each. */
    List<NoticeView> requestsTo(List<String> webhooks, Caller caller, int most) {
        if (webhooks.isEmpty()) {
            return List.of();
        }
        List<Object> values = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        for (String webhook : webhooks) {
            values.add(webhook);
            // Each by itself, so that however much others are told, only so many entries of an index are read.
            parts.add("(" + VIEW + " where n.webhook = ?" + restriction(caller, values)
                    + " order by n.webhook desc, n.entry desc fetch first " + most + " rows only)");
        }
        return sql.list(String.join(" union all ", parts), Notices::view, values.toArray());
    }

    private List<NoticeView> newest(String condition, String value, Caller caller, int most) {
        List<Object> values = new ArrayList<>(List.of(value));
        String where = " where " + condition + restriction(caller, values);
        return sql.list(
                VIEW + where + " order by n.entry desc, n.id desc fetch first " + most + " rows only",
                Notices::view,
                values.toArray());
    }

    /** What keeps the caller from others' notices. */
    private static String restriction(Caller caller, List<Object> values) {
        if (Subscriber.readsAll(caller)) {
            return "";
        }
        StringBuilder whose = new StringBuilder(" and (n.webhook in (select w.id from webhook w where w.reads_as = ?");
        values.add((caller.has(Role.CARRIER) ? Role.CARRIER : Role.CAMPAIGN_SYSTEM).name());
        String carrier = caller.carrier();
        if (carrier != null) {
            whose.append(" and w.carrier = ?");
            values.add(carrier);
        }
        String client = caller.client();
        if (client != null) {
            whose.append(" and w.client = ?");
            values.add(client);
        }
        whose.append(")");
        if (carrier != null) {
            whose.append(" or n.carrier = ?");
            values.add(carrier);
        }
        return whose.append(")").toString();
    }

    /** What waits for each of these webhooks, and what they were not told. */
    Map<String, Backlog> backlogs(Collection<String> webhooks) {
        Map<String, Backlog> found = new HashMap<>();
        if (!webhooks.isEmpty()) {
            String marks = String.join(", ", Collections.nCopies(webhooks.size(), "?"));
            List<Object> values = new ArrayList<>(webhooks);
            values.add(PENDING);
            values.add(DEAD);
            sql.list(
                            "select webhook, state, count(*) from notice where webhook in (" + marks
                                    + ") and state in (?, ?) group by webhook, state",
                            row -> Map.entry(
                                    row.getString(1),
                                    row.getString(2).equals(PENDING)
                                            ? new Backlog(row.getLong(3), 0)
                                            : new Backlog(0, row.getLong(3))),
                            values.toArray())
                    .forEach(part -> found.merge(part.getKey(), part.getValue(), Backlog::plus));
        }
        return found;
    }

    private static NoticeView view(ResultSet row) throws SQLException {
        return new NoticeView(
                row.getString(1),
                row.getString(2),
                Letter.factId(row.getLong(3)),
                row.getLong(3),
                Objects.requireNonNull(Event.ofKind(row.getString(4))),
                row.getString(5),
                Sql.time(row, 6),
                NoticeState.valueOf(row.getString(7)),
                Sql.time(row, 8),
                Sql.time(row, 9),
                Sql.instant(row, 10),
                row.getInt(11),
                Sql.instant(row, 12),
                row.getObject(13, Integer.class),
                row.getString(14),
                row.getString(2) == null ? Channel.EMAIL : Channel.WEBHOOK,
                row.getString(15),
                row.getString(16),
                null,
                null,
                null);
    }

    /** Drops at most so many that ended before this; tells how many. */
    int forget(Instant before, int most) {
        List<String> old = sql.list(
                "select id from notice where ended_at < ? order by ended_at fetch first " + most + " rows only",
                row -> row.getString(1),
                before);
        if (!old.isEmpty()) {
            String marks = String.join(", ", Collections.nCopies(old.size(), "?"));
            // Not what somebody has sent again meanwhile.
            String ended = "id in (" + marks + ") and ended_at < ?";
            List<Object> arguments = new ArrayList<>(old);
            arguments.add(before);
            sql.update(
                    "delete from notice_attempt where notice in (select id from notice where " + ended + ")",
                    arguments.toArray());
            sql.update("delete from notice where " + ended, arguments.toArray());
        }
        return old.size();
    }
}
