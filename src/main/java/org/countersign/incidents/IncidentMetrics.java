package org.countersign.incidents;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.countersign.core.JsonMappers;
import org.jboss.logging.Logger;

/** Tells how many incidents go on. */
@Singleton
class IncidentMetrics {
    private static final Logger LOG = Logger.getLogger(IncidentMetrics.class);

    private final Incidents incidents;
    private final Map<IncidentStatus, AtomicLong> goingOn = new EnumMap<>(IncidentStatus.class);

    IncidentMetrics(Incidents incidents, MeterRegistry registry) {
        this.incidents = incidents;
        for (IncidentStatus status : IncidentStatus.values()) {
            if (status.isOpen()) {
                AtomicLong count = new AtomicLong();
                goingOn.put(status, count);
                Gauge.builder("countersign.incidents.open", count, AtomicLong::get)
                        .description("Incidents that go on")
                        .tag("status", JsonMappers.word(status))
                        .register(registry);
            }
        }
    }

    @Scheduled(every = "10S", delayed = "5S", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        try {
            QuarkusTransaction.requiringNew().call(incidents::countGoingOn).forEach((status, count) -> {
                AtomicLong gauge = goingOn.get(status);
                if (gauge != null) {
                    gauge.set(count);
                }
            });
        } catch (RuntimeException e) {
            LOG.warnf("Incidents could not be counted; it is tried again: %s", e);
        }
    }
}
