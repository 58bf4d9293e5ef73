package org.countersign.watch.detect;

/** Counts what judged messages add to a carrier's {@link History}. */
public final class Tally {
    private long judged;
    private long failed;
    private long refused;
    private long undelivered;
    private long blocks;
    private long failedInBlocks;
    private long squares;

    /** Counts a message; {@code detector} has not judged it yet. */
    public void count(Detector detector, Outcome outcome) {
        judged++;
        failed += outcome.isFailure() ? 1 : 0;
        refused += outcome == Outcome.REFUSED ? 1 : 0;
        undelivered += outcome != Outcome.DELIVERED ? 1 : 0;
        long before = detector.failedBeforeLastOfBlock();
        if (before >= 0) {
            long inBlock = before + (outcome.isFailure() ? 1 : 0);
            blocks++;
            failedInBlocks += inBlock;
            squares += inBlock * inBlock;
        }
    }

    /** What was counted since the last call. */
    public History take() {
        History history = new History(judged, failed, refused, undelivered, blocks, failedInBlocks, squares);
        judged = 0;
        failed = 0;
        refused = 0;
        undelivered = 0;
        blocks = 0;
        failedInBlocks = 0;
        squares = 0;
        return history;
    }
}
