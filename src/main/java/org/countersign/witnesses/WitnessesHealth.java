package org.countersign.witnesses;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Names the witnesses that are late. Always well: the ledger is as good without them, only less bound to others, and no node
 * should be taken out because a witness is down.
 */
@Wellness
@Singleton
class WitnessesHealth implements HealthCheck {
    private final Witnesses witnesses;
    private final OwnPolicy policy;

    WitnessesHealth(Witnesses witnesses, OwnPolicy policy) {
        this.witnesses = witnesses;
        this.policy = policy;
    }

    @Override
    public HealthCheckResponse call() {
        List<WitnessView> all = policy.isEstablished() ? witnesses.list() : List.of();
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("witnesses").up();
        for (WitnessView witness : all) {
            if (witness.late()) {
                response.withData(witness.name(), "late: " + (witness.detail() == null ? "" : witness.detail()));
            }
        }
        return response.build();
    }
}
