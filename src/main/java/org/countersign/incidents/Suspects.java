package org.countersign.incidents;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.changes.AffectedCarrier;
import org.countersign.changes.Change;
import org.countersign.changes.Changes;
import org.countersign.changes.Introduction;
import org.countersign.platforms.Platform;
import org.countersign.platforms.Release;
import org.countersign.platforms.ReleaseReport;
import org.countersign.platforms.ReleaseReports;
import org.jspecify.annotations.Nullable;

/** Finds out what to suspect when a carrier fails on a platform. */
@Singleton
class Suspects {
    static final int MOST = 10;
    /** Of so many changes and release reports of a platform, the newest, suspects are taken. */
    private static final int MOST_LOOKED_AT = 200;
    /** What was signed off and in effect for longer without harm is no suspect. */
    private static final Duration LOOK_BACK = Duration.ofDays(90);

    private final Changes changes;
    private final ReleaseReports reports;

    Suspects(Changes changes, ReleaseReports reports) {
        this.changes = changes;
        this.reports = reports;
    }

    /**
     * What to suspect, the most suspicious first.
     *
     * @param onset since when the carrier fails, most likely
     * @param now the time of the alarm
     */
    List<Suspect> of(Platform platform, String carrier, Instant onset, Instant now) {
        List<ReleaseReport> reported = reports.newestOf(platform, MOST_LOOKED_AT);
        List<Suspect> suspects = new ArrayList<>();
        for (Changes.AtCarrier each : changes.everInForceOn(platform.code(), carrier, MOST_LOOKED_AT)) {
            Change change = each.change();
            Instant from = inEffectFrom(change, reported);
            if (!from.isAfter(now) && !isUndoneBy(change, from) && !isUndoneBy(change, onset)) {
                suspects.add(suspect(change, each.carrier(), from, onset));
            }
        }
        suspects.addAll(undeclared(platform, reported, suspects, onset, now));
        return suspects.stream()
                .filter(suspect -> suspect.suspicion() == Suspicion.UNSIGNED
                        || suspect.inEffectFrom().isAfter(onset.minus(LOOK_BACK)))
                .sorted(Suspect.byRank(onset))
                .limit(MOST)
                .toList();
    }

    /** A deployment is an implementation, whatever was planned. */
    private static Instant inEffectFrom(Change change, List<ReleaseReport> reported) {
        Instant from = earlier(change.window().start(), change.implementedAt());
        Release release = change.release();
        if (release != null) {
            for (ReleaseReport report : reported) {
                if (report.release().agreesWith(release)) {
                    from = earlier(from, report.deployedAt());
                }
            }
        }
        return from;
    }

    private static Instant earlier(Instant one, @Nullable Instant other) {
        return other != null && other.isBefore(one) ? other : one;
    }

    /** Whether it was taken back by then. What is closed stays in effect; what is taken back later was in effect. */
    private static boolean isUndoneBy(Change change, Instant time) {
        Instant ended = change.endedAt();
        return switch (change.status()) {
            case WITHDRAWN, ROLLED_BACK -> ended != null && !ended.isAfter(time);
            case DRAFT, DECLARED, IMPLEMENTED, CLOSED -> false;
        };
    }

    private static Suspect suspect(Change change, @Nullable AffectedCarrier carrier, Instant from, Instant onset) {
        return new Suspect(
                change.reference(),
                change.revision(),
                change.release(),
                suspicion(carrier, onset),
                from,
                carrier == null ? null : carrier.state());
    }

    private static Suspicion suspicion(@Nullable AffectedCarrier carrier, Instant onset) {
        if (carrier == null) {
            return Suspicion.ELSEWHERE;
        }
        Instant signed = carrier.signedAt();
        boolean late = signed != null && signed.isAfter(onset);
        return carrier.clearsAt(onset) && !late ? Suspicion.SIGNED : Suspicion.UNSIGNED;
    }

    /**
     * Releases that ran at the onset or afterwards and that are neither the baseline nor introduced by a declared change, be it one
     * that was taken back since.
     */
    private List<Suspect> undeclared(
            Platform platform, List<ReleaseReport> reported, List<Suspect> declared, Instant onset, Instant now) {
        List<ReleaseReport> ran = new ArrayList<>();
        Optional<ReleaseReport> atOnset = reported.stream()
                .filter(report -> !report.deployedAt().isAfter(onset))
                .findFirst();
        atOnset.ifPresent(ran::add);
        reported.stream()
                .filter(report -> report.deployedAt().isAfter(onset)
                        && !report.deployedAt().isAfter(now))
                .forEach(ran::add);
        if (ran.isEmpty()) {
            return List.of();
        }
        List<Introduction> introduced = changes.introducing(
                List.of(platform.code()),
                ran.stream().map(report -> report.release().version()).toList());
        Release baseline = platform.baselineRelease();
        List<Suspect> suspects = new ArrayList<>();
        for (ReleaseReport report : ran) {
            Release release = report.release();
            boolean known = (baseline != null && release.agreesWith(baseline))
                    || introduced.stream().anyMatch(change -> change.isOf(platform.code(), release))
                    || Stream.concat(declared.stream(), suspects.stream())
                            .map(Suspect::release)
                            .anyMatch(other -> other != null && release.agreesWith(other));
            if (!known) {
                suspects.add(new Suspect(null, null, release, Suspicion.UNSIGNED, report.deployedAt(), null));
            }
        }
        return suspects;
    }
}
