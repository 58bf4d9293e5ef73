package org.countersign.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.countersign.changes.AffectedState;
import org.junit.jupiter.api.Test;

class SuspectTest {
    private static final Instant ONSET = Instant.parse("2013-09-11T06:00:00Z");

    private static Suspect suspect(String change, Suspicion suspicion, int hoursBefore) {
        return new Suspect(change, 1, null, suspicion, ONSET.minusSeconds(hoursBefore * 3600L), AffectedState.PENDING);
    }

    @Test
    void a_missing_sign_off_outweighs_nearness_and_nearness_decides_among_equals() {
        List<Suspect> ranked = List.of(
                suspect("CHG-2013-0001", Suspicion.UNSIGNED, 9),
                suspect("CHG-2013-0002", Suspicion.UNSIGNED, 40),
                suspect("CHG-2013-0003", Suspicion.UNSIGNED, -1),
                suspect("CHG-2013-0004", Suspicion.SIGNED, 1),
                suspect("CHG-2013-0005", Suspicion.SIGNED, 2),
                suspect("CHG-2013-0006", Suspicion.ELSEWHERE, 0));
        List<Suspect> shuffled = new ArrayList<>(ranked);
        Collections.shuffle(shuffled, new Random(1));

        shuffled.sort(Suspect.byRank(ONSET));

        assertThat(shuffled).isEqualTo(ranked);
    }

    @Test
    void of_two_that_came_at_the_same_time_the_newer_one_is_first() {
        List<Suspect> both = new ArrayList<>(List.of(
                suspect("CHG-2013-0001", Suspicion.UNSIGNED, 3), suspect("CHG-2013-0002", Suspicion.UNSIGNED, 3)));

        both.sort(Suspect.byRank(ONSET));

        assertThat(both).extracting(Suspect::change).containsExactly("CHG-2013-0002", "CHG-2013-0001");
    }
}
