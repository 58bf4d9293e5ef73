package org.countersign.ui.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.countersign.watch.CampaignCurves;
import org.countersign.watch.CurvePoint;
import org.jspecify.annotations.Nullable;

/**
 * The curves of a campaign at one carrier as paths of an SVG of 1000 by 100, whose top is 0: steps, because nothing changes
 * between two points. All carriers of a page share the time, so that one can be held against the other.
 *
 * @param top the number of messages that the upper edge stands for
 * @param topPower the power of ten of the evidence that the upper edge stands for; the lower edge is 1
 * @param heldAt where the carrier was held; null when it was not in that time
 */
public record Plot(
        Instant from,
        Instant until,
        long top,
        String delivered,
        String failed,
        String pending,
        int topPower,
        String evidence,
        String warn,
        String hold,
        @Nullable String heldAt) {
    private static final double WIDTH = 1000;
    private static final double HEIGHT = 100;
    /** Evidence is cut off there. */
    private static final int MOST_POWER = 14;

    private static final Duration SHORT = Duration.ofMinutes(10);

    /** Whether seconds tell its ends apart, and minutes would not. */
    public boolean isShort() {
        return Duration.between(from, until).compareTo(SHORT) < 0;
    }

    /** The curves of one of the carriers; null when no point of it is known. */
    static @Nullable Plot of(CampaignCurves.CarrierCurve carrier, CampaignCurves all) {
        List<CurvePoint> points = carrier.points();
        if (points.isEmpty()) {
            return null;
        }
        Instant from = all.carriers().stream()
                .flatMap(each -> each.points().stream())
                .map(CurvePoint::at)
                .min(Instant::compareTo)
                .orElseThrow();
        Instant until = all.carriers().stream()
                .flatMap(each -> each.points().stream())
                .map(CurvePoint::at)
                .max(Instant::compareTo)
                .orElseThrow();
        Scale time = new Scale(from, until.isAfter(from) ? until : from.plusSeconds(1));
        long top = round(points.stream()
                .mapToLong(point -> Math.max(point.delivered(), Math.max(point.failed(), point.pending())))
                .max()
                .orElse(1));
        double most = Math.max(
                all.holdAt() * 10,
                points.stream().mapToDouble(CurvePoint::evidence).max().orElse(1));
        int topPower = Math.min(MOST_POWER, (int) Math.ceil(Math.log10(most)));
        Instant heldAt = carrier.heldAt();
        return new Plot(
                from,
                until,
                top,
                time.path(points, point -> HEIGHT - HEIGHT * point.delivered() / top),
                time.path(points, point -> HEIGHT - HEIGHT * point.failed() / top),
                time.path(points, point -> HEIGHT - HEIGHT * point.pending() / top),
                topPower,
                time.path(points, point -> height(point.evidence(), topPower)),
                "M0 " + number(height(all.warnAt(), topPower)) + "H" + number(WIDTH),
                "M0 " + number(height(all.holdAt(), topPower)) + "H" + number(WIDTH),
                heldAt == null || heldAt.isBefore(from) || heldAt.isAfter(until)
                        ? null
                        : "M" + number(time.at(heldAt)) + " 0V" + number(HEIGHT));
    }

    /** Evidence is a matter of powers of ten. */
    private static double height(double evidence, int topPower) {
        return HEIGHT - HEIGHT * Math.min(1, Math.log10(Math.max(1, evidence)) / topPower);
    }

    /** The next of 1, 2, 5, 10, 20 and so on that is not less. */
    static long round(long most) {
        long power = 1;
        while (true) {
            for (long factor : new long[] {1, 2, 5}) {
                if (factor * power >= most) {
                    return factor * power;
                }
            }
            power *= 10;
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replace(".0", "");
    }

    /** From when till when the width reaches. */
    private record Scale(Instant from, Instant until) {
        double at(Instant time) {
            return WIDTH
                    * Duration.between(from, time).toMillis()
                    / Duration.between(from, until).toMillis();
        }

        String path(List<CurvePoint> points, ToDoubleFunction<CurvePoint> height) {
            StringBuilder path = new StringBuilder();
            for (CurvePoint point : points) {
                String x = number(at(point.at()));
                String y = number(height.applyAsDouble(point));
                path.append(path.isEmpty() ? "M" + x + " " + y : "H" + x + "V" + y);
            }
            return path.append("H").append(number(WIDTH)).toString();
        }
    }
}
