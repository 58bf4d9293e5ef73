package org.countersign.watch.detect;

/**
 * The evidence against one carrier in one campaign, by where it comes from, each after its weight.
 *
 * <p>The stages judge the same messages at different times, so their statistics are no e-detectors of one filtration and may
 * not be averaged (Choe and Ramdas, "Combining evidence across filtrations", arXiv:2402.09698, 2024). Each is held against the threshold after
 * its weight instead, and the largest counts: alarms of a stream with weight w come at a long-run rate of at most w/A, and so
 * those of all at a rate of at most 1/A.
 */
public record Evidence(double early, double middle, double last, double contrast) {
    /** The most that any stream begins with: see {@link Mixture#start}. */
    private static final double HEAD_START = headStart();

    private static double headStart() {
        double[] sums = new double[Mixture.SIZE];
        Mixture.start(sums, 0, Baseline.LEAST);
        return Mixture.mean(sums, 0);
    }

    /**
     * The probability, at most, that so many healthy messages show so much evidence at any time. An e-detector less its head
     * start h is expected to be at most n whenever one stops within n messages, so by Markov's inequality it reaches A within
     * them with a probability of at most (n + h) / (A + h); over the streams, weighed, these add up to no more.
     */
    public static double chance(double evidence, long messages) {
        return Math.min(1, (messages + HEAD_START) / (evidence + HEAD_START));
    }

    /** What is compared with the {@link Thresholds}. */
    public double total() {
        return Math.max(Math.max(early, middle), Math.max(last, contrast));
    }
}
