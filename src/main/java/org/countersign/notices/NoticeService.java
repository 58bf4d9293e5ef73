package org.countersign.notices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.access.Caller;
import org.countersign.access.Callers;
import org.countersign.core.Cursor;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.jspecify.annotations.Nullable;

/** Shows what was sent to whom, and sends it again. */
@ApplicationScoped
public class NoticeService {
    public static final int MOST_TOLD = 100;

    private final Notices notices;
    private final Webhooks webhooks;
    private final Readings readings;
    private final Addressees addressees;
    private final Cursors cursors;
    private final Callers callers;
    private final WebhooksConfig config;
    private final Clock clock;

    NoticeService(
            Notices notices,
            Webhooks webhooks,
            Readings readings,
            Addressees addressees,
            Cursors cursors,
            Callers callers,
            WebhooksConfig config,
            Clock clock) {
        this.notices = notices;
        this.webhooks = webhooks;
        this.readings = readings;
        this.addressees = addressees;
        this.cursors = cursors;
        this.callers = callers;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Notices that the caller may know of, the newest first.
     *
     * @param webhook the id of one; null for any
     * @param subject what the fact is about; null for any
     * @param state null for any
     */
    @Transactional
    public Page<NoticeView> list(
            @Nullable String webhook, @Nullable String subject, @Nullable NoticeState state, Paging paging) {
        Page<NoticeView> page = Page.of(
                notices.page(webhook, subject, state, callers.current(), paging),
                paging.limit,
                notice -> notice,
                notice -> Cursor.of(notice.entry(), notice.id()));
        return new Page<>(addressed(page.items()), page.next());
    }

    /** What letters and carriers' webhooks tell of something, as far as the caller may know; the newest first, at most {@link #MOST_TOLD}. */
    @Transactional
    public List<Told> told(String subject) {
        return received(notices.told(subject, callers.current(), MOST_TOLD));
    }

    /** What a carrier's contacts and its webhooks are told, in the same way; empty for who may know of none. */
    @Transactional
    public List<Told> toldTo(String carrier, int most) {
        Caller caller = callers.current();
        if (!Subscriber.readsAll(caller) && !carrier.equals(caller.readsOnlyCarrier())) {
            return List.of();
        }
        Stream<NoticeView> letters = notices.lettersTo(carrier, caller, most).stream();
        Stream<NoticeView> requests = notices.requestsTo(notices.webhooksOf(carrier), caller, most).stream();
        return received(Stream.concat(letters, requests)
                .sorted(Comparator.comparingLong(NoticeView::entry)
                        .thenComparing(NoticeView::id)
                        .reversed())
                .limit(most)
                .toList());
    }

    private List<Told> received(List<NoticeView> found) {
        Map<String, Webhook> receivers = webhooks.byIds(found.stream()
                .flatMap(notice -> Stream.ofNullable(notice.webhook()))
                .collect(Collectors.toSet()));
        return addressed(found).stream()
                .map(notice -> received(notice, receivers))
                .toList();
    }

    private static Told received(NoticeView notice, Map<String, Webhook> receivers) {
        String webhook = notice.webhook();
        Webhook by = webhook == null ? null : receivers.get(webhook);
        return by == null
                ? new Told(notice, notice.carrier(), notice.to())
                : new Told(notice, by.subscriber().carrier(), Target.host(by.url()));
    }

    /** Which addresses the letters among them went to. */
    private List<NoticeView> addressed(List<NoticeView> found) {
        Map<String, String> addresses = addressees.addresses(found);
        return found.stream()
                .map(notice -> notice.recipient() == null ? notice : notice.sentTo(addresses.get(notice.recipient())))
                .toList();
    }

    /** The notice with its deliveries and, for a webhook, its body, or a 404 problem. */
    @Transactional
    public NoticeView get(String id) {
        NoticeView notice = addressed(List.of(find(id))).get(0);
        String webhook = notice.webhook();
        return notice.whole(
                notices.deliveries(id),
                webhook == null
                        ? null
                        : readings.body(
                                        notice.entry(),
                                        webhooks.findByIdOptional(webhook)
                                                .orElseThrow()
                                                .reader())
                                .orElse(null));
    }

    private NoticeView find(String id) {
        return notices.find(id, callers.current()).orElseThrow(() -> Problem.notFound("notice", id));
    }

    /** Puts a notice that has ended into the queue again, with the same id; at once, and however the receiver fared before. */
    @Transactional
    public NoticeView resend(String id) {
        String webhook = find(id).webhook();
        Notices.Queue queue = null;
        if (webhook == null) {
            cursors.lock(Notices.MAIL);
        } else {
            queue = notices.lock(webhook).orElseThrow();
        }
        NoticeView notice = find(id);
        if (notice.state() == NoticeState.PENDING) {
            throw Problem.conflict("still-pending", "The notice is still being sent.");
        }
        if (webhook != null
                && webhooks.findByIdOptional(webhook).filter(Webhook::isEnabled).isEmpty()) {
            throw Problem.conflict("webhook-ended", "The webhook of this notice is not served any more.");
        }
        Instant now = clock.instant();
        notices.requeue(notice, now, now.plus(config.giveUpAfter()));
        if (webhook != null && queue != null) {
            notices.keep(
                    webhook, new Notices.Queue(queue.claimedBy(), queue.claimedUntil(), 0, null, queue.erasures()));
        }
        return get(id);
    }
}
