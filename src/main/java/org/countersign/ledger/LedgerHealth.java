package org.countersign.ledger;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the ledger can be read and all that follows it on this node is up to date. */
@Readiness
@ApplicationScoped
public class LedgerHealth implements AsyncHealthCheck {
    private static final String NAME = "ledger";

    private final Tail tail;

    LedgerHealth(Tail tail) {
        this.tail = tail;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom()
                .completionStage(tail::fresh)
                .map(head -> HealthCheckResponse.named(NAME)
                        .up()
                        .withData("size", head.size())
                        .build())
                .onFailure()
                .recoverWithItem(this::down);
    }

    private HealthCheckResponse down(Throwable failure) {
        LedgerException trouble = tail.trouble();
        return HealthCheckResponse.named(NAME)
                .down()
                .withData("applied", tail.applied().size())
                .withData("behind", tail.lag())
                .withData("why", String.valueOf((trouble == null ? failure : trouble).getMessage()))
                .build();
    }
}
