package org.countersign.watch.detect;

/**
 * What the other carriers of a campaign tell at one stage, summed up over them: how many of their messages failed and how many
 * usually would have, by their baselines. What is judged of a carrier that is itself suspected is left out: a second
 * one that fails is no excuse for the first.
 *
 * @param failed failures since the campaign began
 * @param expected usual failures since then
 * @param recentFailed failures, weighted by how recent they are
 * @param recentExpected usual failures, weighted likewise
 */
public record Witnesses(double failed, double expected, double recentFailed, double recentExpected) {
    /** A campaign of one carrier. */
    public static final Witnesses NONE = new Witnesses(0, 0, 0, 0);
}
