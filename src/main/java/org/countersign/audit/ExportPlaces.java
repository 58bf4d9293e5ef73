package org.countersign.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.countersign.core.Problem;

/** The places that a node has for exports at the same time. */
@ApplicationScoped
public class ExportPlaces {
    private static final Duration RETRY = Duration.ofSeconds(30);

    private final Semaphore free;

    ExportPlaces(ExportConfig config) {
        this.free = new Semaphore(config.atOnce());
    }

    /** Takes one of them, or throws a 429 problem. */
    Place take() {
        if (!free.tryAcquire()) {
            throw Problem.tooMany("too-many-exports", RETRY, "Too many exports are being made; try again later.");
        }
        return new Place();
    }

    /** How many more exports could begin now. */
    int free() {
        return free.availablePermits();
    }

    /** One place, from before the export is on record until it is written or nobody waits for it. For several threads. */
    final class Place {
        private final AtomicReference<Use> use = new AtomicReference<>(Use.WAITING);

        private enum Use {
            WAITING,
            WRITING,
            OVER
        }

        private Place() {}

        /** Whether writing may begin: not twice, nor after it was left. */
        boolean occupy() {
            return use.compareAndSet(Use.WAITING, Use.WRITING);
        }

        /** Gives it back unless somebody is writing, who will do so. */
        void leaveUnlessWriting() {
            if (use.compareAndSet(Use.WAITING, Use.OVER)) {
                free.release();
            }
        }

        /** Gives it back. */
        void leave() {
            if (use.getAndSet(Use.OVER) != Use.OVER) {
                free.release();
            }
        }
    }
}
