package org.countersign.watch.detect;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/** Measures the detection and prints the tables of docs/detection.md; see src/sim/run. */
public final class Simulation {
    private static final PrintStream OUT = System.out;
    private static final double BASELINE = Scenarios.USUAL;
    private static final int HOUR = 3_600;
    private static final int MOST = 20_000;
    private static final double[] SHARES = {1, 0.26, 0.08};

    private final double effort;

    private Simulation(double effort) {
        this.effort = effort;
    }

    /**
     * Prints all tables.
     *
     * @param args how many runs, as a part of the published number; 1 unless given
     */
    public static void main(String[] args) {
        Simulation simulation = new Simulation(args.length == 0 ? 1 : Double.parseDouble(args[0]));
        simulation.delays();
        simulation.histories();
        simulation.falseAlarms();
        simulation.scenarios();
    }

    private void delays() {
        OUT.println(
                "| alarm | full block | 26 % | 8 % | full block, after an hour | 26 % | 8 % | false alarms in a million |");
        OUT.println("|---|---|---|---|---|---|---|---|");
        OUT.printf(
                "| Shiryaev–Roberts, told the share, A = 10⁶ | %s | %s | %s | %s | %s | %s | |%n",
                cell(share -> Alarms.optimum(BASELINE, share, 1e6), 1, 0),
                cell(share -> Alarms.optimum(BASELINE, share, 1e6), 0.26, 0),
                cell(share -> Alarms.optimum(BASELINE, share, 1e6), 0.08, 0),
                cell(share -> Alarms.optimum(BASELINE, share, 1e6), 1, HOUR),
                cell(share -> Alarms.optimum(BASELINE, share, 1e6), 0.26, HOUR),
                cell(share -> Alarms.optimum(BASELINE, share, 1e6), 0.08, HOUR));
        row("one mixture, A = 10⁶", Alarms.mixture(BASELINE, 1e6));
        row("**early stage, A = 10⁶ (warns)**", Alarms.detector(Baseline.stated(Stage.EARLY, BASELINE), 1e6));
        row("**early stage, A = 10⁸ (holds)**", Alarms.detector(Baseline.stated(Stage.EARLY, BASELINE), 1e8));
        row("more than 10 % of at least 100 within 15 minutes", Alarms.fixedThreshold());
        row("burn rate 14.4, objective 99 %", Alarms.burnRate(0.99));
        row("burn rate 14.4, objective 99.5 %", Alarms.burnRate(0.995));
        row("burn rate 14.4, objective 99.9 %", Alarms.burnRate(0.999));
        OUT.println();
    }

    private void row(String name, Supplier<Alarms> alarms) {
        OUT.printf("| %s |", name);
        for (int healthy : new int[] {0, HOUR}) {
            for (double share : SHARES) {
                OUT.printf(" %s |", cell(any -> alarms, share, healthy));
            }
        }
        long messages = (long) (100_000_000 * effort);
        long raised = Delays.falseAlarms(alarms, BASELINE, messages, 11);
        OUT.printf(Locale.ROOT, " %.3f |%n", raised * 1e6 / messages);
    }

    private interface OfShare {
        Supplier<Alarms> of(double share);
    }

    private String cell(OfShare alarms, double share, int healthy) {
        int runs = (int) Math.max(100, 20_000 * effort);
        Delays.Delay delay = Delays.measure(alarms.of(share), BASELINE, healthy, share, MOST, runs, 42);
        if (delay.before() > runs / 100) {
            return "on when healthy";
        }
        if (delay.without() > runs / 2) {
            return "none";
        }
        if (delay.without() > 0) {
            return String.format(Locale.ROOT, "%.0f %% find none", Math.ceil(100.0 * delay.without() / runs));
        }
        return String.format(Locale.ROOT, "%.1f ± %.1f", delay.mean(), 2 * delay.error());
    }

    /** What it costs that the baseline is an upper bound. */
    private void histories() {
        OUT.println("| history at 3 % | baseline | full block | 26 % | 8 % |");
        OUT.println("|---|---|---|---|---|");
        for (int judged : new int[] {2_000, 10_000, 100_000, 1_000_000}) {
            long failed = Math.round(judged * BASELINE);
            Baseline baseline =
                    Baseline.of(Stage.EARLY, new History(judged, failed, failed / 10, judged / 8, 0, 0, 0), BASELINE);
            Supplier<Alarms> alarms = Alarms.detector(baseline, 1e6);
            OUT.printf(
                    Locale.ROOT,
                    "| %,d messages | %.2f %% | %s | %s | %s |%n",
                    judged,
                    100 * baseline.failures(),
                    cell(any -> alarms, 1, 0),
                    cell(any -> alarms, 0.26, 0),
                    cell(any -> alarms, 0.08, 0));
        }
        OUT.println();
    }

    private void falseAlarms() {
        OUT.println("| healthy messages | at | holds (A = 10⁸) | warnings (A = 10⁶) |");
        OUT.println("|---|---|---|---|");
        for (double share : new double[] {0.03, 0.025}) {
            for (long seed = 1; seed <= 3; seed++) {
                long messages = (long) (100_000_000 * effort);
                OUT.printf(
                        Locale.ROOT,
                        "| %,d, seed %d | %.1f %% | %d | %d |%n",
                        messages,
                        seed,
                        100 * share,
                        Delays.falseAlarms(
                                Alarms.detector(Baseline.stated(Stage.EARLY, BASELINE), 1e8), share, messages, seed),
                        Delays.falseAlarms(
                                Alarms.detector(Baseline.stated(Stage.EARLY, BASELINE), 1e6), share, messages, seed));
            }
        }
        OUT.println();
    }

    private void scenarios() {
        OUT.println("| scenario | runs | warned | held |");
        OUT.println("|---|---|---|---|");
        int hundred = (int) Math.max(2, 100 * effort);
        Map<String, Double> two = Map.of("orange-fr", 0.5, "sfr-fr", 0.5);
        BiFunction<Stage, String, Baseline> stated = Scenarios.STATED;
        BiFunction<Stage, String, Baseline> learnt = Scenarios.learnt(40_000, 1);
        count(
                "healthy, four carriers, 5,000 messages, late expiries",
                5 * hundred,
                seed -> Scenarios.healthy(stated, 5_000, 5, Carriers.FRENCH, seed));
        count(
                "the same with a history of 40,000 messages",
                5 * hundred,
                seed -> Scenarios.healthy(learnt, 5_000, 5, Carriers.FRENCH, 1_000 + seed));
        Duration evening = Duration.ofHours(3);
        count(
                "a night from the first message, four carriers, 40,000 messages",
                hundred,
                seed -> Scenarios.night(stated, 40_000, Duration.ZERO, Carriers.FRENCH, seed));
        count(
                "a night after three hours, four carriers, 40,000 messages",
                hundred,
                seed -> Scenarios.night(stated, 40_000, evening, Carriers.FRENCH, seed));
        count(
                "the same with a history of 40,000 messages",
                hundred,
                seed -> Scenarios.night(learnt, 40_000, evening, Carriers.FRENCH, 1_000 + seed));
        count(
                "a night from the first message, two carriers, 40,000 messages",
                hundred,
                seed -> Scenarios.night(stated, 40_000, Duration.ZERO, two, seed));
        count(
                "a night after three hours, two carriers, 40,000 messages",
                hundred,
                seed -> Scenarios.night(stated, 40_000, evening, two, seed));
        count(
                "a list with 10 % dead numbers, 4 carriers, 40,000 messages",
                hundred, seed -> Scenarios.badList(40_000, seed));
        count("one number tried 20,000 times", 2, seed -> Scenarios.oneNumberForEver(20_000, seed));
        OUT.println();
        OUT.println("| September 2013 | alarms | Orange messages sent by then | judged by then | after |");
        OUT.println("|---|---|---|---|---|");
        int messages = (int) (Scenarios.MESSAGES_2013 * Math.min(1, effort));
        Carriers.Treatment failing = (chance, at) -> List.of(new Fate(Outcome.FAILED, at.plusSeconds(4)));
        replay("Orange refuses", stated, Carriers.BLOCKING, messages);
        replay("Orange reports failures", stated, failing, messages);
        replay("Orange is silent, no history", stated, Carriers.SILENT, messages);
        replay("Orange refuses, history of 40,000 messages", learnt, Carriers.BLOCKING, messages);
        replay("Orange is silent, history of 40,000 messages", learnt, Carriers.SILENT, messages);
    }

    private static void count(String name, int runs, LongFunction<List<Play.Alarm>> scenario) {
        int warned = 0;
        int held = 0;
        for (long seed = 1; seed <= runs; seed++) {
            List<Play.Alarm> alarms = scenario.apply(seed);
            warned += alarms.isEmpty() ? 0 : 1;
            held += alarms.stream().anyMatch(alarm -> alarm.level() == Level.HELD) ? 1 : 0;
        }
        OUT.printf(Locale.ROOT, "| %s | %d | %d | %d |%n", name, runs, warned, held);
    }

    private static void replay(
            String name, BiFunction<Stage, String, Baseline> baselines, Carriers.Treatment orange, int messages) {
        List<Play.Alarm> alarms = Scenarios.september2013(baselines, orange, messages, 2013);
        Play.Alarm hold = Scenarios.holdOf(alarms);
        OUT.printf(
                Locale.ROOT,
                "| %s | %s | %d | %d | %d s |%n",
                name,
                alarms.stream()
                        .map(alarm -> alarm.carrier() + " " + alarm.level())
                        .toList(),
                hold.sent(),
                hold.judged(),
                Duration.between(Play.START, hold.at()).toSeconds());
    }
}
