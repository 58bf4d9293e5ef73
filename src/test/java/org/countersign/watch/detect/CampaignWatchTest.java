package org.countersign.watch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class CampaignWatchTest {
    private static final Baseline KNOWN = new Baseline(0.03, 0.01, 0.15, 0.025, 0);
    private static final Instant NOON = Instant.parse("2013-09-11T12:00:00Z");
    private static final Duration AGE = Duration.ofMinutes(2);
    private static final List<String> FOUR = List.of("orange-fr", "sfr-fr", "bouygues-fr", "free-fr");

    @Test
    void a_carrier_of_which_nothing_was_judged_has_no_evidence_against_it() {
        assertThat(watch(Scenarios.STATED).evidence("orange-fr").total()).isZero();
    }

    @Test
    void evidence_against_one_carrier_is_none_against_another() {
        CampaignWatch watch = watch(Scenarios.STATED);
        for (int i = 0; i < 10; i++) {
            watch.judge(Stage.EARLY, "orange-fr", NOON, Outcome.REFUSED);
            watch.judge(Stage.EARLY, "sfr-fr", NOON, Outcome.DELIVERED);
        }

        assertThat(watch.evidence("orange-fr").total()).isGreaterThan(1e8);
        assertThat(watch.evidence("sfr-fr").total()).isZero();
    }

    @Test
    void its_peak_is_the_highest_evidence_after_any_message() {
        CampaignWatch watch = watch(Scenarios.STATED);
        double most = 0;
        for (int i = 0; i < 500; i++) {
            Outcome outcome = i >= 50 && i < 60 ? Outcome.REFUSED : Outcome.DELIVERED;
            most = Math.max(
                    most, watch.judge(Stage.EARLY, "orange-fr", NOON, outcome).total());
        }

        assertThat(watch.peak("orange-fr")).isEqualTo(most).isGreaterThan(1e8);
        assertThat(watch.evidence("orange-fr").total()).isLessThan(most);
        assertThat(watch.peak("sfr-fr")).isZero();
    }

    @Test
    void a_carrier_that_fails_more_than_another_at_the_same_time_stands_out() {
        CampaignWatch watch = watch((stage, carrier) -> KNOWN);
        Chance chance = new Chance(2);
        for (int i = 0; i < 20_000; i++) {
            watch.judge(Stage.MIDDLE, "orange-fr", NOON, chance.with(0.25) ? Outcome.FAILED : Outcome.DELIVERED);
            watch.judge(Stage.MIDDLE, "sfr-fr", NOON, chance.with(0.06) ? Outcome.FAILED : Outcome.DELIVERED);
        }

        assertThat(watch.evidence("orange-fr").contrast()).isGreaterThan(1e8);
        assertThat(watch.evidence("sfr-fr").contrast()).isLessThan(1e3);
    }

    @Test
    void restored_from_its_parts_it_is_the_same() {
        CampaignWatch kept = watch((stage, carrier) -> KNOWN);
        CampaignWatch restored = watch((stage, carrier) -> KNOWN);
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
        CampaignWatch watch = watch(Scenarios.STATED);
        watch.judge(Stage.LAST, "orange-fr", NOON, Outcome.REFUSED);
        watch.judge(Stage.LAST, "orange-fr", NOON, Outcome.DELIVERED);

        assertThat(watch.takeLearnt(Stage.LAST, "orange-fr")).isEqualTo(new History(2, 1, 1, 1, 0, 0, 0));
        assertThat(watch.takeLearnt(Stage.LAST, "orange-fr")).isEqualTo(History.NONE);
        assertThat(watch.takeLearnt(Stage.EARLY, "orange-fr")).isEqualTo(History.NONE);
    }

    @Test
    void a_night_that_all_carriers_share_is_evidence_against_none_and_against_a_lone_one_it_is() {
        CampaignWatch shared = watch(Scenarios.STATED);
        CampaignWatch lone = watch(Scenarios.STATED);
        Chance chance = new Chance(17);
        for (int i = 0; i < 10_000; i++) {
            for (String carrier : FOUR) {
                Outcome outcome = chance.with(0.06) ? Outcome.FAILED : Outcome.DELIVERED;
                shared.judge(Stage.MIDDLE, carrier, NOON, outcome);
                if (carrier.equals("orange-fr")) {
                    lone.judge(Stage.MIDDLE, carrier, NOON, outcome);
                }
            }
        }

        assertThat(lone.peak("orange-fr")).isGreaterThan(1e8);
        assertThat(FOUR).allSatisfy(carrier -> assertThat(shared.peak(carrier)).isLessThan(1e4));
    }

    /** The night adds nothing up that its end would turn against a carrier. */
    @Test
    void the_end_of_a_night_is_no_evidence_either() {
        CampaignWatch watch = watch(Scenarios.STATED);
        Chance chance = new Chance(18);
        for (int i = 0; i < 30_000; i++) {
            double share = i < 10_000 ? 0.06 : 0.03;
            for (String carrier : FOUR) {
                watch.judge(Stage.MIDDLE, carrier, NOON, chance.with(share) ? Outcome.FAILED : Outcome.DELIVERED);
            }
        }

        assertThat(FOUR).allSatisfy(carrier -> assertThat(watch.peak(carrier)).isLessThan(1e4));
    }

    @Test
    void a_carrier_that_begins_to_fail_in_the_night_is_found() {
        CampaignWatch watch = watch(Scenarios.STATED);
        Chance chance = new Chance(19);
        for (int i = 0; i < 6_000; i++) {
            for (String carrier : FOUR) {
                double share = i >= 5_000 && carrier.equals("orange-fr") ? 0.4 : 0.06;
                watch.judge(Stage.MIDDLE, carrier, NOON, chance.with(share) ? Outcome.FAILED : Outcome.DELIVERED);
            }
        }

        assertThat(watch.peak("orange-fr")).isGreaterThan(1e8);
        assertThat(watch.peak("sfr-fr")).isLessThan(1e4);
    }

    @Test
    void that_everything_fails_everywhere_is_no_excuse() {
        CampaignWatch watch = watch(Scenarios.STATED);
        for (int i = 0; i < 12; i++) {
            for (String carrier : FOUR) {
                watch.judge(Stage.EARLY, carrier, NOON.plusSeconds(i), Outcome.REFUSED);
            }
        }

        assertThat(FOUR).allSatisfy(carrier -> assertThat(watch.peak(carrier)).isGreaterThan(1e8));
    }

    @Test
    void a_carrier_that_is_itself_suspected_excuses_nobody() {
        CampaignWatch watch = watch(Scenarios.STATED);
        for (int i = 0; i < 200; i++) {
            watch.judge(Stage.MIDDLE, "sfr-fr", NOON, Outcome.REFUSED);
        }
        Witnesses told = Objects.requireNonNull(watch.detector(Stage.MIDDLE, "sfr-fr"))
                .testimony()
                .now();

        assertThat(told.messages()).isLessThan(10);
    }

    /** At the early stage each carrier has its own line, and reports decide which one is ahead of which. */
    @Test
    void early_it_makes_no_difference_which_line_is_ahead() {
        List<Map<String, Evidence>> found = new ArrayList<>();
        for (int run = 0; run < 3; run++) {
            found.add(playedEarly(new Random(run)));
        }

        assertThat(found.get(1)).isEqualTo(found.get(0));
        assertThat(found.get(2)).isEqualTo(found.get(0));
        assertThat(Objects.requireNonNull(found.get(0).get("orange-fr")).early())
                .isGreaterThan(100);
    }

    /** Half an hour, two messages a second to each; each line is up to two minutes behind the clock, by chance. */
    private static Map<String, Evidence> playedEarly(Random random) {
        CampaignWatch watch = watch(Scenarios.STATED);
        Map<String, Chance> chances = new TreeMap<>();
        Map<String, Integer> judged = new TreeMap<>();
        FOUR.forEach(carrier -> chances.put(carrier, new Chance(carrier.hashCode())));
        for (int clock = 0; clock <= 1_800 + 120; clock++) {
            List<String> lines = new ArrayList<>(FOUR);
            Collections.shuffle(lines, random);
            // Whatever is older than two minutes is judged first, in send order, whichever line it is in.
            judgeUpTo(watch, lines, judged, chances, clock - 120);
            for (String carrier : lines) {
                judgeUpTo(watch, List.of(carrier), judged, chances, clock - random.nextInt(120));
            }
        }
        Map<String, Evidence> evidence = new TreeMap<>();
        FOUR.forEach(carrier -> evidence.put(carrier, watch.evidence(carrier)));
        return evidence;
    }

    private static void judgeUpTo(
            CampaignWatch watch,
            List<String> lines,
            Map<String, Integer> judged,
            Map<String, Chance> chances,
            int second) {
        for (int sent = 0; sent <= Math.min(second, 1_800); sent++) {
            for (String carrier : lines) {
                if (judged.getOrDefault(carrier, -1) < sent) {
                    judged.put(carrier, sent);
                    Chance chance = Objects.requireNonNull(chances.get(carrier));
                    double share = carrier.equals("orange-fr") && sent > 900 ? 0.08 : 0.04;
                    for (int i = 0; i < 2; i++) {
                        Outcome outcome = chance.with(share) ? Outcome.FAILED : Outcome.DELIVERED;
                        watch.judge(Stage.EARLY, carrier, NOON.plusSeconds(sent), outcome);
                    }
                }
            }
        }
    }

    private static CampaignWatch watch(BiFunction<Stage, String, Baseline> baselines) {
        return new CampaignWatch(baselines, AGE);
    }

    private static void play(CampaignWatch watch, long seed, int messages) {
        Chance chance = new Chance(seed);
        for (int i = 0; i < messages; i++) {
            for (Stage stage : Stage.values()) {
                watch.judge(stage, "orange-fr", NOON, chance.with(0.07) ? Outcome.REFUSED : Outcome.DELIVERED);
                watch.judge(stage, "sfr-fr", NOON, chance.with(0.06) ? Outcome.FAILED : Outcome.DELIVERED);
            }
        }
    }
}
