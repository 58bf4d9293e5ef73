package org.countersign.ledger.check;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Not well when the last self-check found something, or none came to its end for long. Neither readiness nor liveness: all
 * nodes have the same database, so that taking one from its balancer would take all and mend nothing, and the gate answers
 * from the ledger, not from the tables.
 */
@Wellness
@ApplicationScoped
public class SelfCheckHealth implements HealthCheck {
    private final SelfCheckJob job;

    SelfCheckHealth(SelfCheckJob job) {
        this.job = job;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("self-check");
        job.last()
                .ifPresent(report -> response.withData("differences", report.differences())
                        .withData("completed", report.endedAt().toString())
                        .withData("size", report.size()));
        boolean isWell = job.last().map(CheckReport::holds).orElse(true) && !job.isOverdue();
        return response.status(isWell).build();
    }
}
