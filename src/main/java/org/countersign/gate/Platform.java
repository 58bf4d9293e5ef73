package org.countersign.gate;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the gate knows of one platform.
 *
 * @param running what was last reported
 * @param carriers those with a running interconnect, by code
 * @param awaiting by carrier, the open changes that it has not accepted for every launch, at the instant from which it
 *     does ({@link SignOff#NEVER} without an acceptance)
 * @param canaries what canaries have told of the release that runs
 */
record Platform(
        boolean registered,
        @Nullable Release baseline,
        Event.@Nullable ReleaseReported running,
        List<String> carriers,
        Declared declared,
        PersistentMap<String, Timeline> awaiting,
        Canaries canaries) {

    static final Platform UNKNOWN =
            new Platform(false, null, null, List.of(), Declared.NOTHING, PersistentMap.empty(), Canaries.NONE);

    Platform registered(@Nullable Release newBaseline, boolean canaryRequired) {
        return new Platform(true, newBaseline, running, carriers, declared, awaiting, canaries.required(canaryRequired))
                .inPlaceOf(this);
    }

    Platform running(Event.ReleaseReported report) {
        return new Platform(registered, baseline, report, carriers, declared, awaiting, canaries).inPlaceOf(this);
    }

    /** The release that runs, as far as is known: the one last reported, else the baseline. */
    @Nullable
    Release known() {
        return running == null ? baseline : running.release();
    }

    /** Whoever reports the same release again has told nothing new. */
    private Platform inPlaceOf(Platform before) {
        return Objects.equals(known(), before.known()) ? this : with(canaries.forgotten());
    }

    Platform with(Canaries told) {
        return new Platform(registered, baseline, running, carriers, declared, awaiting, told);
    }

    Platform connected(String carrier) {
        List<String> more = Stream.concat(carriers.stream(), Stream.of(carrier))
                .distinct()
                .sorted()
                .toList();
        return new Platform(registered, baseline, running, more, declared, awaiting, canaries);
    }

    Platform disconnected(String carrier) {
        List<String> fewer = carriers.stream().filter(c -> !c.equals(carrier)).toList();
        return new Platform(registered, baseline, running, fewer, declared, awaiting, canaries.forgotten(carrier));
    }

    /** Who deploys a release implements the change that introduces it, even before declaring it. */
    OpenChange implementedIfRunning(OpenChange change) {
        return running != null && change.introduces(running.release()) ? change.implemented(running.since()) : change;
    }

    Platform opened(OpenChange change) {
        PersistentMap<String, Timeline> more = awaiting;
        for (String carrier : change.affected()) {
            more = moved(more, carrier, change.reference(), SignOff.ALWAYS, change.acceptedFrom(carrier));
        }
        return new Platform(registered, baseline, running, carriers, declared.opened(change), more, canaries);
    }

    /** As if the change had never been declared. */
    Platform forgot(OpenChange change) {
        PersistentMap<String, Timeline> fewer = awaiting;
        for (String carrier : change.affected()) {
            fewer = moved(fewer, carrier, change.reference(), change.acceptedFrom(carrier), SignOff.ALWAYS);
        }
        return new Platform(registered, baseline, running, carriers, declared.forgot(change), fewer, canaries);
    }

    Platform closed(OpenChange change) {
        Platform rest = forgot(change);
        return new Platform(
                registered, baseline, running, carriers, rest.declared.closed(change), rest.awaiting, canaries);
    }

    /** The carrier's acceptance of the change, which held from one instant, now holds from another. */
    Platform accepted(String carrier, String change, Instant before, Instant now) {
        return new Platform(
                registered,
                baseline,
                running,
                carriers,
                declared,
                moved(awaiting, carrier, change, before, now),
                canaries);
    }

    /** The changes that the carrier has not accepted for a launch at this instant. */
    List<String> awaiting(String carrier, Instant launch) {
        return awaiting.getOrDefault(carrier, Timeline.EMPTY).after(launch);
    }

    boolean declares(Release release) {
        return (baseline != null && baseline.matches(release)) || declared.declares(release);
    }

    private static PersistentMap<String, Timeline> moved(
            PersistentMap<String, Timeline> awaiting, String carrier, String change, Instant before, Instant now) {
        return awaiting.changed(carrier, Timeline.EMPTY, timeline -> {
            Timeline others = timeline.without(before, change);
            return now.equals(SignOff.ALWAYS) ? others : others.with(now, change);
        });
    }

    /**
     * The releases that changes have introduced, by version: those of open changes, which a withdrawal takes back, and
     * those of closed ones, which stay.
     */
    record Declared(
            PersistentMap<String, PersistentMap<String, OpenRelease>> open,
            PersistentMap<String, PersistentMap<Release, Release>> closed) {

        static final Declared NOTHING = new Declared(PersistentMap.empty(), PersistentMap.empty());

        /** A release and the open change that introduces it. */
        record OpenRelease(String change, Release release) {}

        Declared opened(OpenChange change) {
            Release release = change.introduces();
            if (release == null) {
                return this;
            }
            OpenRelease introduced = new OpenRelease(change.reference(), release);
            return new Declared(
                    open.changed(
                            release.version(),
                            PersistentMap.empty(),
                            sameVersion -> sameVersion.with(change.reference(), introduced)),
                    closed);
        }

        Declared forgot(OpenChange change) {
            Release release = change.introduces();
            if (release == null) {
                return this;
            }
            return new Declared(
                    open.changed(
                            release.version(),
                            PersistentMap.empty(),
                            sameVersion -> sameVersion.without(change.reference())),
                    closed);
        }

        Declared closed(OpenChange change) {
            Release release = change.introduces();
            if (release == null) {
                return this;
            }
            return new Declared(
                    open,
                    closed.changed(
                            release.version(),
                            PersistentMap.empty(),
                            sameVersion -> sameVersion.with(release, release)));
        }

        boolean declares(Release release) {
            return !introducing(release).isEmpty() || closedDeclares(release);
        }

        /** The open changes that introduce this release. */
        List<String> introducing(Release release) {
            return open.getOrDefault(release.version(), PersistentMap.empty()).values().stream()
                    .filter(declared -> declared.release().matches(release))
                    .map(OpenRelease::change)
                    .toList();
        }

        private boolean closedDeclares(Release release) {
            var sameVersion = closed.getOrDefault(release.version(), PersistentMap.<Release, Release>empty());
            return release.fingerprint() == null
                    ? !sameVersion.isEmpty()
                    : sameVersion.has(release) || sameVersion.has(release.anyFingerprint());
        }
    }
}
