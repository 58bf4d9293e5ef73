package org.countersign.watch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CampaignWatchTest {
    private static final Baseline KNOWN = new Baseline(0.03, 0.01, 0.15, 0.025, 0);

    @Test
    void a_carrier_of_which_nothing_was_judged_has_no_evidence_against_it() {
        assertThat(new CampaignWatch(Scenarios.STATED).evidence("orange-fr").total())
                .isZero();
    }

    @Test
    void evidence_against_one_carrier_is_none_against_another() {
        CampaignWatch watch = new CampaignWatch(Scenarios.STATED);
        for (int i = 0; i < 10; i++) {
            watch.judge(Stage.EARLY, "orange-fr", Outcome.REFUSED);
            watch.judge(Stage.EARLY, "sfr-fr", Outcome.DELIVERED);
        }

        assertThat(watch.evidence("orange-fr").total()).isGreaterThan(1e8);
        assertThat(watch.evidence("sfr-fr").total()).isZero();
    }

    @Test
    void its_peak_is_the_highest_evidence_after_any_message() {
        CampaignWatch watch = new CampaignWatch(Scenarios.STATED);
        double most = 0;
        for (int i = 0; i < 500; i++) {
            Outcome outcome = i >= 50 && i < 60 ? Outcome.REFUSED : Outcome.DELIVERED;
            most = Math.max(most, watch.judge(Stage.EARLY, "orange-fr", outcome).total());
        }

        assertThat(watch.peak("orange-fr")).isEqualTo(most).isGreaterThan(1e8);
        assertThat(watch.evidence("orange-fr").total()).isLessThan(most);
        assertThat(watch.peak("sfr-fr")).isZero();
    }

    @Test
    void a_carrier_that_fails_more_than_another_at_the_same_time_stands_out() {
        CampaignWatch watch = new CampaignWatch((stage, carrier) -> KNOWN);
        Chance chance = new Chance(2);
        for (int i = 0; i < 20_000; i++) {
            watch.judge(Stage.MIDDLE, "orange-fr", chance.with(0.25) ? Outcome.FAILED : Outcome.DELIVERED);
            watch.judge(Stage.MIDDLE, "sfr-fr", chance.with(0.06) ? Outcome.FAILED : Outcome.DELIVERED);
        }

        assertThat(watch.evidence("orange-fr").contrast()).isGreaterThan(1e8);
        assertThat(watch.evidence("sfr-fr").contrast()).isLessThan(1e3);
    }

    @Test
    void restored_from_its_parts_it_is_the_same() {
        CampaignWatch kept = new CampaignWatch((stage, carrier) -> KNOWN);
        CampaignWatch restored = new CampaignWatch((stage, carrier) -> KNOWN);
        play(kept, 3, 500);
        for (String carrier : List.of("orange-fr", "sfr-fr")) {
            for (Stage stage : Stage.values()) {
                Detector detector = Objects.requireNonNull(kept.detector(stage, carrier));
                restored.restore(stage, carrier, Detector.fromBytes(KNOWN, detector.toBytes()));
            }
            Contrast contrast = Objects.requireNonNull(kept.contrast(carrier));
            restored.restore(carrier, Contrast.fromBytes(KNOWN, contrast.toBytes()));
        }
        play(kept, 4, 500);
        play(restored, 4, 500);

        assertThat(restored.evidence("orange-fr")).isEqualTo(kept.evidence("orange-fr"));
        assertThat(restored.evidence("sfr-fr")).isEqualTo(kept.evidence("sfr-fr"));
    }

    @Test
    void what_was_judged_is_learnt_once() {
        CampaignWatch watch = new CampaignWatch(Scenarios.STATED);
        watch.judge(Stage.LAST, "orange-fr", Outcome.REFUSED);
        watch.judge(Stage.LAST, "orange-fr", Outcome.DELIVERED);

        assertThat(watch.takeLearnt(Stage.LAST, "orange-fr")).isEqualTo(new History(2, 1, 1, 1, 0, 0, 0));
        assertThat(watch.takeLearnt(Stage.LAST, "orange-fr")).isEqualTo(History.NONE);
        assertThat(watch.takeLearnt(Stage.EARLY, "orange-fr")).isEqualTo(History.NONE);
    }

    private static void play(CampaignWatch watch, long seed, int messages) {
        Chance chance = new Chance(seed);
        for (int i = 0; i < messages; i++) {
            for (Stage stage : Stage.values()) {
                watch.judge(stage, "orange-fr", chance.with(0.07) ? Outcome.REFUSED : Outcome.DELIVERED);
                watch.judge(stage, "sfr-fr", chance.with(0.06) ? Outcome.FAILED : Outcome.DELIVERED);
            }
        }
    }
}
