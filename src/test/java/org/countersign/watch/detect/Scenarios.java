package org.countersign.watch.detect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** What must raise an alarm, and what must not. */
final class Scenarios {
    static final double USUAL = 0.03;
    static final String ORANGE = "orange-fr";
    /** 650,000 messages within two days of twelve hours. */
    static final int MESSAGES_2013 = 650_000;

    static final double PER_SECOND_2013 = MESSAGES_2013 / (2 * 12 * 3600.0);

    /** Nothing is known of the carriers but the usual rate. */
    static final BiFunction<Stage, String, Baseline> STATED = (stage, carrier) -> Baseline.stated(stage, USUAL);

    private Scenarios() {}

    /** The campaign of September 2013, and Orange treating it so from the first message. */
    static List<Play.Alarm> september2013(
            BiFunction<Stage, String, Baseline> baselines, Carriers.Treatment orange, int messages, long seed) {
        Map<String, Carriers.Treatment> treatments = Map.of(ORANGE, orange);
        return play(
                baselines, Carriers.campaign(messages, PER_SECOND_2013, Carriers.FRENCH, treatments, new Chance(seed)));
    }

    /** The baselines after a healthy campaign of so many messages to the four carriers. */
    static BiFunction<Stage, String, Baseline> learnt(int messages, long seed) {
        Play play = new Play(STATED, Thresholds.DEFAULT);
        play.run(Carriers.campaign(messages, 5, Carriers.FRENCH, Map.of(), new Chance(seed)));
        Map<String, Baseline> baselines = new TreeMap<>();
        for (Stage stage : Stage.values()) {
            for (String carrier : Carriers.FRENCH.keySet()) {
                baselines.put(stage + carrier, Baseline.of(stage, play.watch().takeLearnt(stage, carrier), USUAL));
            }
        }
        return (stage, carrier) -> baselines.getOrDefault(stage + carrier, Baseline.stated(stage, USUAL));
    }

    /** A healthy campaign of one carrier or four, of which most failures are expiries two days later. */
    static List<Play.Alarm> healthy(
            BiFunction<Stage, String, Baseline> baselines,
            int messages,
            double perSecond,
            Map<String, Double> shares,
            long seed) {
        return play(baselines, Carriers.campaign(messages, perSecond, shares, Map.of(), new Chance(seed)));
    }

    /** From some time on all carriers fail twice as often as they usually do. */
    static List<Play.Alarm> night(
            BiFunction<Stage, String, Baseline> baselines,
            int messages,
            Duration until,
            Map<String, Double> shares,
            long seed) {
        return night(baselines, messages, 2, until, Duration.ofDays(365), shares, seed);
    }

    /** The same with an end, and so many messages a second. */
    static List<Play.Alarm> night(
            BiFunction<Stage, String, Baseline> baselines,
            int messages,
            double perSecond,
            Duration until,
            Duration length,
            Map<String, Double> shares,
            long seed) {
        Instant dusk = Play.START.plus(until);
        Instant dawn = dusk.plus(length);
        Carriers.Treatment day = Carriers.failing(USUAL);
        Carriers.Treatment night = Carriers.failing(2 * USUAL);
        Carriers.Treatment both =
                (chance, at) -> (at.isBefore(dusk) || !at.isBefore(dawn) ? day : night).of(chance, at);
        Map<String, Carriers.Treatment> treatments = new TreeMap<>();
        shares.keySet().forEach(carrier -> treatments.put(carrier, both));
        return play(baselines, Carriers.campaign(messages, perSecond, shares, treatments, new Chance(seed)));
    }

    /** A campaign to a list of which every tenth number is none. */
    static List<Play.Alarm> badList(
            BiFunction<Stage, String, Baseline> baselines, int messages, Map<String, Double> shares, long seed) {
        Map<String, Carriers.Treatment> treatments = new TreeMap<>();
        shares.keySet().forEach(carrier -> treatments.put(carrier, Carriers.failing(0.1)));
        return play(baselines, Carriers.campaign(messages, 2, shares, treatments, new Chance(seed)));
    }

    /** A campaign of fifty messages to one carrier, which refuses all. */
    static List<Play.Alarm> fiftyBlocked(long seed) {
        Map<String, Carriers.Treatment> blocked = Map.of(ORANGE, Carriers.BLOCKING);
        return play(STATED, Carriers.campaign(50, 5, Map.of(ORANGE, 1.0), blocked, new Chance(seed)));
    }

    /** Five hundred healthy messages, then one number every minute, which never answers; each attempt is a new message. */
    static List<Play.Alarm> oneNumberForEver(int attempts, long seed) {
        List<Play.Plan> plans = new ArrayList<>();
        Carriers.campaign(500, 2, Map.of(ORANGE, 1.0), Map.of(), new Chance(seed))
                .forEach(plans::add);
        for (int i = 0; i < attempts; i++) {
            Instant at = Play.START.plusSeconds(3600 + 60L * i);
            Sent message = new Sent(new SendKey(at, "retry" + i), ORANGE, "0600000000", at, true, null);
            plans.add(new Play.Plan(message, List.of(new Fate(Outcome.FAILED, at.plusSeconds(3)))));
        }
        return play(STATED, plans);
    }

    private static List<Play.Alarm> play(BiFunction<Stage, String, Baseline> baselines, Iterable<Play.Plan> plans) {
        return new Play(baselines, Thresholds.DEFAULT).run(plans);
    }

    static Play.Alarm holdOf(List<Play.Alarm> alarms) {
        return alarms.stream()
                .filter(alarm -> alarm.level() == Level.HELD)
                .findFirst()
                .orElseThrow();
    }
}
