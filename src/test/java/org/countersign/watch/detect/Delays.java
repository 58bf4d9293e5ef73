package org.countersign.watch.detect;

import java.util.function.Supplier;

/** Measures how many messages it takes until an alarm. */
final class Delays {
    private Delays() {}

    /**
     * Mean and spread.
     *
     * @param without runs without an alarm until they were given up, counted with the most
     * @param before runs in which the last healthy message had raised it already, not counted
     */
    record Delay(double mean, double error, int without, int before, int runs) {}

    /**
     * @param healthy messages before the failure begins, at {@code usual}; an alarm that comes and goes among them is ignored
     * @param most messages after it until a run is given up
     */
    static Delay measure(
            Supplier<Alarms> alarms, double usual, int healthy, double share, int most, int runs, long seed) {
        Chance chance = new Chance(seed);
        double sum = 0;
        double squares = 0;
        int without = 0;
        int before = 0;
        for (int run = 0; run < runs; run++) {
            Alarms alarm = alarms.get();
            boolean on = false;
            for (int i = 0; i < healthy; i++) {
                on = alarm.raised(chance.with(usual));
            }
            if (on) {
                before++;
                continue;
            }
            int messages = 1;
            while (!alarm.raised(chance.with(share)) && messages < most) {
                messages++;
            }
            without += messages == most ? 1 : 0;
            sum += messages;
            squares += (double) messages * messages;
        }
        int counted = runs - before;
        double mean = sum / counted;
        double variance = squares / counted - mean * mean;
        return new Delay(mean, Math.sqrt(variance / counted), without, before, runs);
    }

    /** Alarms among healthy messages; after each the alarm starts anew. */
    static long falseAlarms(Supplier<Alarms> alarms, double usual, long messages, long seed) {
        Chance chance = new Chance(seed);
        long raised = 0;
        Alarms alarm = alarms.get();
        for (long i = 0; i < messages; i++) {
            if (alarm.raised(chance.with(usual))) {
                raised++;
                alarm = alarms.get();
            }
        }
        return raised;
    }
}
