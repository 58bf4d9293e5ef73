package org.countersign.watch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class EvidenceTest {

    @Test
    void chance_is_a_probability() {
        assertThat(Evidence.chance(0, 0)).isEqualTo(1);
        assertThat(Evidence.chance(10, 1_000_000)).isEqualTo(1);
        assertThat(Evidence.chance(1e8, 6)).isBetween(1e-7, 1.2e-6);
    }

    @Test
    void it_shrinks_with_the_evidence_and_grows_with_the_messages() {
        assertThat(Evidence.chance(1e8, 100)).isLessThan(Evidence.chance(1e6, 100));
        assertThat(Evidence.chance(1e8, 100)).isLessThan(Evidence.chance(1e8, 10_000));
    }

    /** Of healthy campaigns, no more than that share ever show so much evidence. */
    @Test
    void healthy_messages_keep_to_it() {
        double usual = 0.03;
        int campaigns = 4_000;
        int messages = 200;
        double enough = 3_000;
        Random random = new Random(20130911);
        int reached = 0;
        for (int campaign = 0; campaign < campaigns; campaign++) {
            Detector detector = new Detector(new Baseline(usual, usual, Baseline.MOST, 0, 0));
            boolean found = false;
            for (int i = 0; i < messages && !found; i++) {
                detector.judge(random.nextDouble() < usual ? Outcome.FAILED : Outcome.DELIVERED);
                found = detector.evidence() >= enough;
            }
            reached += found ? 1 : 0;
        }

        assertThat((double) reached / campaigns).isLessThan(Evidence.chance(enough, messages));
    }
}
