package org.countersign.watch.detect;

/**
 * Random numbers that are the same on every Java, for published seeds: SplitMix64 (Steele, Lea and Flood, "Fast splittable
 * pseudorandom number generators", OOPSLA 2014).
 */
final class Chance {
    private long state;

    Chance(long seed) {
        state = seed;
    }

    /** At least 0, less than 1. */
    double share() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1p-53;
    }

    boolean with(double probability) {
        return share() < probability;
    }

    /** Exponentially distributed. */
    double waiting(double mean) {
        return -mean * StrictMath.log1p(-share());
    }

    /** A share with this mean, distributed as Beta so that two trials with it have this correlation. */
    double beta(double mean, double correlation) {
        double strength = (1 - correlation) / correlation;
        double a = gamma(mean * strength);
        double b = gamma((1 - mean) * strength);
        return a / (a + b);
    }

    /** Marsaglia and Tsang, "A simple method for generating gamma variables", ACM TOMS 26, 2000. */
    private double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * StrictMath.pow(1 - share(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / StrictMath.sqrt(9 * d);
        while (true) {
            double normal = StrictMath.sqrt(-2 * StrictMath.log(1 - share())) * StrictMath.cos(2 * Math.PI * share());
            double v = (1 + c * normal) * (1 + c * normal) * (1 + c * normal);
            if (v > 0 && StrictMath.log(1 - share()) < normal * normal / 2 + d - d * v + d * StrictMath.log(v)) {
                return d * v;
            }
        }
    }
}
