package org.countersign.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.countersign.core.ActorId;
import org.countersign.testing.Trouble;
import org.junit.jupiter.api.Test;

/** What a duty owner's home shows. */
@QuarkusTest
class DutyTest {
    /** More than there are of others. */
    private static final int ALL = 100_000;

    @Inject
    IncidentService incidents;

    @Inject
    Incidents repository;

    @Test
    void it_goes_from_those_without_an_owner_to_their_owner_and_to_those_who_have_to_agree() {
        Trouble trouble = new Trouble();
        String hold = trouble.hold();
        String incident = trouble.incident();
        ActorId nobody = new ActorId("p-nobody");
        assertThat(unacknowledged()).contains(incident);

        trouble.settle(incident, hold);
        ActorId owner = new ActorId(Trouble.show(incident).getString("owner"));
        assertThat(unacknowledged()).doesNotContain(incident);
        assertThat(references(incidents.dutyOf(owner).own())).containsExactly(incident);

        Trouble.move(trouble.owner(), incident, "close", Map.of()).then().statusCode(200);
        assertThat(references(incidents.dutyOf(owner).toAgreeOn())).doesNotContain(incident);
        assertThat(references(() -> repository.proposedByOthers(nobody, ALL))).contains(incident);
    }

    private List<String> unacknowledged() {
        return references(() -> repository.unacknowledged(ALL));
    }

    private static List<String> references(Callable<List<Incident>> found) {
        return QuarkusTransaction.requiringNew()
                .call(() -> found.call().stream().map(Incident::reference).toList());
    }

    private static List<String> references(List<IncidentSummary> shown) {
        return shown.stream().map(IncidentSummary::reference).toList();
    }
}
