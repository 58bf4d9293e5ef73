package org.countersign.watch.detect;

/**
 * Exact bounds for a share, from how many of how many (Clopper and Pearson, "The use of confidence or fiducial limits
 * illustrated in the case of the binomial", Biometrika 26, 1934): one-sided, wrong in one case of a thousand at most.
 *
 * <p>Numbers need not be whole: correlated messages count as fewer independent ones.
 */
final class Bounds {
    private static final double ERROR = 0.001;
    /** Halvings of [0, 1] until the bound is known to 2^-52. */
    private static final int HALVINGS = 52;

    private static final int MOST_STEPS = 200_000;
    private static final double TINY = 1e-300;

    private Bounds() {}

    /** The share p at which so few, or fewer, of n come in one case of a thousand: 1 - I_p(few + 1, n - few) = 0.001. */
    static double upper(double few, double n) {
        if (!(n > 0) || few >= n) {
            return 1;
        }
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (1 - beta(middle, few + 1, n - few) > ERROR) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** The share at which so many, or more, of n come in one case of a thousand. */
    static double lower(double many, double n) {
        return 1 - upper(n - many, n);
    }

    /**
     * The regularized incomplete beta function I_x(a, b), by its continued fraction (DLMF 8.17.22), evaluated as Lentz does
     * ("Generating Bessel functions in Mie scattering calculations using continued fractions", Applied Optics 15,
     * 1976).
     */
    static double beta(double x, double a, double b) {
        if (x <= 0) {
            return 0;
        }
        if (x >= 1) {
            return 1;
        }
        // The fraction converges fast below the mean; above it, the complement does.
        if (x > (a + 1) / (a + b + 2)) {
            return 1 - beta(1 - x, b, a);
        }
        double factor = StrictMath.exp(a * StrictMath.log(x)
                + b * StrictMath.log1p(-x)
                - StrictMath.log(a)
                - logGamma(a)
                - logGamma(b)
                + logGamma(a + b));
        double c = 1;
        double d = 1 / apart(1 - (a + b) * x / (a + 1));
        double fraction = d;
        for (int m = 1; m < MOST_STEPS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / apart(1 + even * d);
            c = apart(1 + even / c);
            fraction *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / apart(1 + odd * d);
            c = apart(1 + odd / c);
            double step = d * c;
            fraction *= step;
            if (Math.abs(step - 1) < 1e-15) {
                break;
            }
        }
        return factor * fraction;
    }

    private static double apart(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }

    /** log Γ(x) for x > 0, by Stirling's series (DLMF 5.11.1) from 16 on and by the recurrence below. */
    static double logGamma(double x) {
        double product = 1;
        double z = x;
        while (z < 16) {
            product *= z;
            z += 1;
        }
        double inverse = 1 / z;
        double square = inverse * inverse;
        double series = inverse
                * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680 - square / 1188))));
        return (z - 0.5) * StrictMath.log(z) - z + 0.5 * StrictMath.log(2 * Math.PI) + series - StrictMath.log(product);
    }
}
