package org.countersign.notices.deadlines;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.countersign.changes.OpenSignOffs.Promise;
import org.countersign.notices.Event;
import org.countersign.notices.WebhookAudience;
import org.countersign.notices.mail.MailSwitch;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks now and then who is to be reminded; on every node, and one of them is the first. Only those who hear of it. */
@Singleton
class Reminding {
    private static final Logger LOG = Logger.getLogger(Reminding.class);
    private static final int PAGE = 500;

    private final Reminders reminders;
    private final MailSwitch mail;
    private final WebhookAudience webhooks;

    Reminding(Reminders reminders, MailSwitch mail, WebhookAudience webhooks) {
        this.reminders = reminders;
        this.mail = mail;
        this.webhooks = webhooks;
    }

    @Scheduled(
            every = "${countersign.deadlines.every:1m}",
            delayed = "15s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            Predicate<Promise> isHeard = heard();
            @Nullable Promise last = null;
            List<Promise> page;
            do {
                page = reminders.promises(last, PAGE);
                page.stream().filter(isHeard).forEach(reminders::remind);
                last = page.isEmpty() ? null : page.get(page.size() - 1);
            } while (page.size() == PAGE);
        } catch (RuntimeException e) {
            LOG.warnf("Carriers could not be reminded; it is tried again: %s", e);
        }
    }

    /** Without letters only a carrier with a webhook of its own hears that it is reminded, and no other is said to have been. */
    private Predicate<Promise> heard() {
        if (mail.isOn()) {
            return promise -> true;
        }
        Set<String> carriers = webhooks.carriers(Event.ACKNOWLEDGEMENT_REMINDED);
        return promise -> carriers.contains(promise.carrier());
    }
}
