package org.countersign.notices.deadlines;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.List;
import org.countersign.changes.OpenSignOffs.Promise;
import org.countersign.notices.mail.MailSwitch;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks now and then who is to be reminded; on every node, and one of them is the first. Only where letters are sent. */
@Singleton
class Reminding {
    private static final Logger LOG = Logger.getLogger(Reminding.class);
    private static final int PAGE = 500;

    private final Reminders reminders;
    private final MailSwitch mail;

    Reminding(Reminders reminders, MailSwitch mail) {
        this.reminders = reminders;
        this.mail = mail;
    }

    @Scheduled(
            every = "${countersign.deadlines.every:1m}",
            delayed = "15s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        if (!mail.isOn()) {
            return;
        }
        try {
            @Nullable Promise last = null;
            List<Promise> page;
            do {
                page = reminders.promises(last, PAGE);
                page.forEach(reminders::remind);
                last = page.isEmpty() ? null : page.get(page.size() - 1);
            } while (page.size() == PAGE);
        } catch (RuntimeException e) {
            LOG.warnf("Carriers could not be reminded; it is tried again: %s", e);
        }
    }
}
