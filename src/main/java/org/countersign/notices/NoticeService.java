package org.countersign.notices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
    public static final int MOST_LETTERS = 100;

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

    /** The newest letters about something that the caller may know of, the newest first, at most {@link #MOST_LETTERS}. */
    @Transactional
    public List<NoticeView> letters(String subject) {
        return addressed(notices.letters(subject, callers.current(), MOST_LETTERS));
    }

    /** The newest letters to a carrier's contacts that the caller may know of, in the same way; empty for who may know of none. */
    @Transactional
    public List<NoticeView> lettersTo(String carrier, int most) {
        Caller caller = callers.current();
        return Subscriber.readsAll(caller) || carrier.equals(caller.readsOnlyCarrier())
                ? addressed(notices.lettersTo(carrier, caller, most))
                : List.of();
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
