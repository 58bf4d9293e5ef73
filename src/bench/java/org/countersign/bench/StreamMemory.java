package org.countersign.bench;

import java.util.Locale;
import org.countersign.watch.detect.Baseline;
import org.countersign.watch.detect.Detector;
import org.countersign.watch.detect.Outcome;

/**
 * What a stream takes in memory: the difference that a million of them make to the heap, all garbage collected; with the
 * objects' headers, and with the baseline, which each detector has of its own. Prints one line.
 */
public final class StreamMemory {
    private static final int STREAMS_EACH = 12;
    private static final int DETECTORS = (1_000_000 + STREAMS_EACH - 1) / STREAMS_EACH;
    private static final int MESSAGES_EACH = 40;
    private static final int COLLECTIONS = 5;

    private StreamMemory() {}

    public static void main(String[] args) {
        Detector[] detectors = new Detector[DETECTORS];
        long before = live();
        for (int i = 0; i < DETECTORS; i++) {
            Detector detector = new Detector(new Baseline(0.03, 0.01, 0.15, 0.025, 0));
            for (int message = 0; message < MESSAGES_EACH; message++) {
                detector.judge((message + i) % 33 == 0 ? Outcome.FAILED : Outcome.DELIVERED);
            }
            // As it is between two judgings: read from what was stored.
            detectors[i] = Detector.fromBytes(detector.baseline(), detector.toBytes());
        }
        double each = (double) (live() - before) / DETECTORS;
        System.out.printf(
                Locale.ROOT,
                "%,d detectors of %d streams: %.1f bytes each, %.1f a stream (stored: %d and %.1f).%n",
                detectors.length,
                STREAMS_EACH,
                each,
                each / STREAMS_EACH,
                Detector.BYTES,
                (double) Detector.BYTES / STREAMS_EACH);
    }

    private static long live() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
