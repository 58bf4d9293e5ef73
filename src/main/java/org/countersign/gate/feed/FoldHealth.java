package org.countersign.gate.feed;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.countersign.ledger.Head;
import org.countersign.ledger.Tail;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether the gate can be asked: the ledger can be read, and all that moves the gate is folded. */
@Readiness
@Singleton
class FoldHealth implements AsyncHealthCheck {
    private static final String NAME = "gate";

    private final Tail tail;
    private final Judge judge;

    FoldHealth(Tail tail, Judge judge) {
        this.tail = tail;
        this.judge = judge;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom()
                .completionStage(tail::fresh)
                .map(this::upTo)
                .onFailure()
                .recoverWithItem(failure -> HealthCheckResponse.named(NAME)
                        .down()
                        .withData("cannotTell", String.valueOf(failure.getMessage()))
                        .build());
    }

    private HealthCheckResponse upTo(Head head) {
        State state = judge.state(head);
        return HealthCheckResponse.named(NAME)
                .up()
                .withData("ledgerSize", state.size())
                .build();
    }
}
