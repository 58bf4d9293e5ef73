package org.countersign.gate.feed;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.countersign.core.Paging;
import org.countersign.gate.Decision.Verdict;
import org.countersign.gate.Rule;
import org.countersign.testing.LaunchScene;
import org.countersign.testing.Reads;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That no filter of the list of decisions goes through all decisions to find an old one. */
@QuarkusTest
class DecisionListPlanTest {
    private static final String DECISION = "decision";
    private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

    @Inject
    Reads reads;

    @Inject
    RecordedDecisions decisions;

    private LaunchScene launch;

    @BeforeEach
    void one_decision_is_older_than_a_crowd_of_others() {
        launch = new LaunchScene(1);
        launch.decision();
    }

    @Test
    @TestTransaction
    void every_filter_finds_what_it_is_after_by_an_index() {
        reads.crowd("""
                insert into decision (id, entry, campaign, client, platform, verdict, reason_codes, decided_at,
                    checked_against, question, answer, digest, sameness)
                select 'x-' || n, 1000000000 + n, 'crowd', 'crowd', 'crowd', 'block', 'release-declared',
                    timestamp with time zone '2101-01-01 00:00:00+00:00', 1, '{}', '{}', 'sha256:', 'sha256:'
                from crowd""");
        reads.learn(DECISION);
        look("nothing", null, null, null, null, null, null);
        look("the campaign", launch.campaign(), null, null, null, null, null);
        look("the client", null, launch.client(), null, null, null, null);
        look("the verdict", null, null, Verdict.ALLOW, null, null, null);
        look("the reason", null, null, null, Rule.NO_HOLD, null, null);
        look("a time long ago", null, null, null, null, LONG_AGO, LONG_AGO.plusSeconds(86_400));
        look("all at once", launch.campaign(), launch.client(), Verdict.ALLOW, Rule.NO_HOLD, LONG_AGO, null);
    }

    private void look(
            String what,
            @Nullable String campaign,
            @Nullable String client,
            @Nullable Verdict verdict,
            @Nullable Rule reason,
            @Nullable Instant from,
            @Nullable Instant until) {
        DecisionFilter filter = new DecisionFilter(campaign, client, verdict, reason, from, until);
        reads.findWithoutReadingAllOf(DECISION, what, () -> decisions.page(filter, new Paging()));
    }
}
