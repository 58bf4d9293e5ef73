package org.countersign.watch.detect;

/**
 * What one carrier has done by one stage in times without incident: sums over judged messages.
 *
 * <p>Judged messages are taken in only while their stream is {@link Level#NORMAL}, so that an incident does not become what
 * is usual.
 *
 * @param blocks whole blocks of {@link #BLOCK} messages to the carrier, sent one after the other in one campaign
 * @param failedInBlocks failures in these
 * @param squares the sum over the blocks of the square of each one's failures
 */
public record History(
        long judged, long failed, long refused, long undelivered, long blocks, long failedInBlocks, long squares) {
    public static final History NONE = new History(0, 0, 0, 0, 0, 0, 0);
    /** Messages to a block. */
    public static final int BLOCK = 32;
    /** When so many messages are counted, all sums are halved: what is usual changes over the years. */
    public static final long MOST = 4_000_000;

    public History {
        if (refused < 0 || refused > failed || failed > undelivered || undelivered > judged) {
            throw new IllegalArgumentException("0 <= refused <= failed <= undelivered <= judged must hold");
        }
        if (blocks < 0 || failedInBlocks < 0 || failedInBlocks > blocks * BLOCK || squares < 0) {
            throw new IllegalArgumentException("the sums over blocks do not fit");
        }
    }

    public History and(History other) {
        History sum = new History(
                judged + other.judged,
                failed + other.failed,
                refused + other.refused,
                undelivered + other.undelivered,
                blocks + other.blocks,
                failedInBlocks + other.failedInBlocks,
                squares + other.squares);
        while (sum.judged > MOST) {
            sum = sum.halved();
        }
        return sum;
    }

    private History halved() {
        // Blocks upwards, so that they hold what failed in them.
        return new History(
                judged / 2,
                failed / 2,
                refused / 2,
                undelivered / 2,
                (blocks + 1) / 2,
                failedInBlocks / 2,
                squares / 2);
    }

    /**
     * The correlation between the failures of two messages of one block, estimated from how much the blocks' failures vary
     * beyond what independent messages' would (the moment estimator for the beta-binomial distribution; Kleinman, "Proportions
     * with extraneous variance: single and independent samples", J. Am. Statist. Assoc. 68, 1973). 0 when there is no such
     * excess.
     */
    public double correlation() {
        if (blocks < 2 || failedInBlocks == 0 || failedInBlocks == blocks * BLOCK) {
            return 0;
        }
        double share = (double) failedInBlocks / (blocks * BLOCK);
        double variance = (squares - (double) failedInBlocks * failedInBlocks / blocks) / (blocks - 1);
        double excess = variance / (BLOCK * share * (1 - share)) - 1;
        return Math.max(0, Math.min(1, excess / (BLOCK - 1)));
    }
}
