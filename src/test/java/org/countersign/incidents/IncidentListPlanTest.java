package org.countersign.incidents;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.function.Consumer;
import org.countersign.core.ActorId;
import org.countersign.core.Paging;
import org.countersign.testing.Reads;
import org.countersign.testing.Trouble;
import org.junit.jupiter.api.Test;

/** That nobody goes through all incidents there ever were to find the few that matter. */
@QuarkusTest
class IncidentListPlanTest {
    @Inject
    Reads reads;

    @Inject
    Incidents incidents;

    @Inject
    Clock clock;

    @Test
    @TestTransaction
    void every_look_finds_what_it_is_after_by_an_index() {
        Trouble trouble = new Trouble();
        String hold = trouble.hold();
        crowd();

        look("nothing", filter -> {});
        look("the status", filter -> filter.status = "merged");
        look("the level", filter -> filter.level = "warned");
        look("the platform", filter -> filter.platform = trouble.platform);
        look("the carrier", filter -> filter.carrier = trouble.carrier);
        look("the campaign", filter -> filter.campaign = trouble.campaign);
        look("the client", filter -> filter.client = trouble.client);
        look("what goes on", () -> incidents.lockGoingOn(trouble.platform, trouble.carrier));
        look("what is overdue", () -> incidents.overdue(clock.instant(), 100));
        look("what nobody answers for", () -> incidents.unacknowledged(50));
        look("what somebody answers for", () -> incidents.answeredForBy(new ActorId("p-somebody"), 50));
        look("what is to be agreed on", () -> incidents.proposedByOthers(new ActorId("p-somebody"), 50));
        look("how many go on", incidents::countGoingOn);
        reads.findWithoutReadingAllOf(
                "incident_alarm", "what they are about", () -> incidents.touchedBy(incidents.unacknowledged(50)));
        look("the hold", () -> incidents.goingOnWith(hold));
    }

    private void look(String what, Consumer<IncidentFilter> filtered) {
        IncidentFilter filter = new IncidentFilter();
        filtered.accept(filter);
        look(what, () -> incidents.page(filter, new Paging()));
    }

    private void look(String what, Runnable look) {
        reads.findWithoutReadingAllOf("incident", what, look);
    }

    /** Closed incidents of others. */
    private void crowd() {
        reads.crowd(
                "insert into incident (reference, status, level, platform, carrier, link, opened_at, suspects,"
                        + " acknowledge_by, acknowledged_at, acknowledged_by, corrective_actions, informed, additions, version)"
                        + " select 'X-' || crowd.n, 'CLOSED', 'HELD', 'crowd-' || crowd.n, 'crowd-' || crowd.n, false,"
                        + " current_timestamp, '[]', current_timestamp, current_timestamp, 'p-crowd', '[]', '[]', 0, 1 from crowd");
        reads.crowd(
                "insert into incident_alarm (incident_id, position, anomaly, raised_at, level, campaign, client, sent,"
                        + " delivered, failed, pending, usually, evidence, chance, hold)"
                        + " select i.id, 0, 'a-' || crowd.n, current_timestamp, 'HELD', 'crowd-' || crowd.n, 'crowd-' || crowd.n,"
                        + " 1, 0, 1, 0, 0.03, 1, 1, 'h-' || crowd.n from crowd join incident i on i.reference = 'X-' || crowd.n");
        reads.learn("incident", "incident_alarm");
    }
}
