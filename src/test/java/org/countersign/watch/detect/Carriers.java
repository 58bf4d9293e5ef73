package org.countersign.watch.detect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Campaigns made by chance. That 3 % fail is the usual assumption here; the rest of a healthy carrier's behaviour is ours: of
 * ten failures three are unknown numbers (seconds), one is a refusal (a second), six are phones that never come back (an
 * expiry after 47 hours); of the deliveries 88 % take seconds, 6 % minutes, 6 % up to a day.
 */
final class Carriers {
    static final Map<String, Double> FRENCH = new TreeMap<>(
            Map.of("orange-fr", 170.0 / 650, "sfr-fr", 0.34, "bouygues-fr", 0.2, "free-fr", 1 - 0.54 - 170.0 / 650));

    private static final Duration EXPIRY = Duration.ofHours(47);

    private Carriers() {}

    /** How a carrier treats a message sent at a time. */
    interface Treatment {
        List<Fate> of(Chance chance, Instant sentAt);
    }

    static Treatment failing(double share) {
        return (chance, at) -> List.of(chance.with(share) ? failure(chance, at) : delivery(chance, at));
    }

    /** All refused within a second, as an operator does who filters a sender. */
    static final Treatment BLOCKING = (chance, at) -> List.of(new Fate(Outcome.REFUSED, at.plusSeconds(1)));

    static final Treatment SILENT = (chance, at) -> List.of();

    private static Fate failure(Chance chance, Instant at) {
        double kind = chance.share();
        if (kind < 0.3) {
            return new Fate(Outcome.FAILED, at.plusMillis((long) (1000 * chance.waiting(5))));
        }
        return kind < 0.4
                ? new Fate(Outcome.REFUSED, at.plusSeconds(1))
                : new Fate(Outcome.FAILED, at.plus(EXPIRY).plusMillis((long) (1000 * chance.waiting(600))));
    }

    private static Fate delivery(Chance chance, Instant at) {
        double kind = chance.share();
        double seconds;
        if (kind < 0.88) {
            seconds = chance.waiting(8);
        } else if (kind < 0.94) {
            seconds = chance.waiting(600);
        } else {
            seconds = chance.share() * 24 * 3600;
        }
        return new Fate(Outcome.DELIVERED, at.plusMillis((long) (1000 * seconds)));
    }

    /**
     * A campaign of so many messages at so many a second, in runs of a day's twelve hours; the carrier of each by chance, by
     * the carriers' shares.
     */
    static Iterable<Play.Plan> campaign(
            int messages,
            double perSecond,
            Map<String, Double> shares,
            Map<String, Treatment> treatments,
            Chance chance) {
        List<Play.Plan> plans = new ArrayList<>(messages);
        double perDay = perSecond * 12 * 3600;
        for (int i = 0; i < messages; i++) {
            long day = (long) (i / perDay);
            double seconds = day * 24 * 3600 + (i - day * perDay) / perSecond;
            Instant at = Play.START.plusMillis((long) (1000 * seconds));
            String carrier = pick(shares, chance);
            Treatment treatment = treatments.getOrDefault(carrier, failing(0.03));
            SendKey key = new SendKey(at, String.format("%08d", i));
            plans.add(new Play.Plan(new Sent(key, carrier, null, at, true, null), treatment.of(chance, at)));
        }
        return plans;
    }

    private static String pick(Map<String, Double> shares, Chance chance) {
        double left = chance.share();
        String picked = "";
        for (Map.Entry<String, Double> share : shares.entrySet()) {
            picked = share.getKey();
            left -= share.getValue();
            if (left < 0) {
                break;
            }
        }
        return picked;
    }
}
