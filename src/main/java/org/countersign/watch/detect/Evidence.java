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
    /** What is compared with the {@link Thresholds}. */
    public double total() {
        return Math.max(Math.max(early, middle), Math.max(last, contrast));
    }
}
