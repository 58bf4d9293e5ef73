package org.countersign.notices.maintenance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.access.ApiKeys;
import org.countersign.access.Caller;
import org.countersign.access.Callers;
import org.countersign.access.People;
import org.countersign.access.Role;
import org.countersign.carriers.Carriers;
import org.countersign.core.ActorId;
import org.countersign.core.Cursor;
import org.countersign.core.Etags;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.countersign.core.UniqueViolation;
import org.countersign.ledger.Ledger;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Takes notices of carriers' own maintenance, and tells them to those whom they concern. */
@ApplicationScoped
public class MaintenanceService {
    private final Maintenances maintenances;
    private final Carriers carriers;
    private final People people;
    private final ApiKeys keys;
    private final Ledger ledger;
    private final Callers callers;
    private final Clock clock;

    MaintenanceService(
            Maintenances maintenances,
            Carriers carriers,
            People people,
            ApiKeys keys,
            Ledger ledger,
            Callers callers,
            Clock clock) {
        this.maintenances = maintenances;
        this.carriers = carriers;
        this.people = people;
        this.keys = keys;
        this.ledger = ledger;
        this.callers = callers;
        this.clock = clock;
    }

    /** What has come of a notice; it is new if no other had its UID before. */
    record Outcome(MaintenanceView maintenance, boolean isNew) {}

    /**
     * Takes a notice: a new one, a later one of a maintenance that is known, or one that tells nothing new. A carrier's people and keys
     * tell of their own carrier's, whatever the notice says; those who keep the registry of anybody's. One that names nobody goes on only
     * with what named nobody when it came from the same, so that who knows a UID does not write into what a carrier has told.
     */
    @Transactional
    Outcome receive(SentMaintenance sent) {
        Caller caller = callers.current();
        boolean ofAnybody = caller.hasAny(Role.ADMIN, Role.CHANGE_MANAGER);
        @Nullable String carrier = ofAnybody ? named(sent) : Objects.requireNonNull(caller.carrier());
        Instant now = clock.instant();
        lockSource(carrier, caller.actor());
        Optional<Maintenance> known = carrier == null
                ? maintenances.ofPoster(sent.text().uid(), caller.actor())
                : maintenances.ofCarrier(sent.text().uid(), carrier);
        if (known.isPresent()) {
            Maintenance maintenance = known.get();
            if (maintenance.isOlderThan(sent)) {
                MaintenanceUpdated updated = maintenance.update(sent, now);
                maintenances.flush();
                ledger.append(caller.actor(), updated);
            }
            return new Outcome(MaintenanceView.of(maintenance), false);
        }
        Maintenance maintenance = carrier == null
                ? Maintenance.unmatched(caller.actor(), sent, now)
                : Maintenance.ofCarrier(carrier, sent, now);
        written(() -> maintenances.persistAndFlush(maintenance));
        ledger.append(caller.actor(), maintenance.received());
        return new Outcome(MaintenanceView.of(maintenance), true);
    }

    /** Lets notices from one source come one after the other, or two at once that tell of the same would both be new. */
    private void lockSource(@Nullable String carrier, ActorId poster) {
        if (carrier != null) {
            carriers.lock(carrier);
        } else if (poster.isPerson()) {
            people.findById(poster.value(), LockModeType.PESSIMISTIC_WRITE);
        } else {
            keys.findById(poster.value(), LockModeType.PESSIMISTIC_WRITE);
        }
    }

    /**
     * The carrier that a notice names by its sender's address, its provider or its account; null where it names none, or several: then a
     * person decides.
     */
    private @Nullable String named(SentMaintenance sent) {
        Set<String> words = Stream.of(
                        Optional.ofNullable(sent.sender()),
                        Optional.of(sent.text().provider()),
                        Optional.of(sent.text().account()))
                .flatMap(Optional::stream)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        List<String> found = carriers.called(words);
        return found.size() == 1 ? found.get(0) : null;
    }

    /**
     * The newest first, of those that the caller may read: people of a carrier see their own alone.
     *
     * @param carrier the one whose alone are listed; null for all
     */
    @Transactional
    public Page<MaintenanceView> list(@Nullable String carrier, @Nullable MaintenanceState state, Paging paging) {
        @Nullable String own = callers.current().readsOnlyCarrier();
        if (own != null && carrier != null && !own.equals(carrier)) {
            return Page.empty();
        }
        return Page.of(
                maintenances.page(own == null ? carrier : own, state, paging),
                paging.limit,
                MaintenanceView::of,
                maintenance -> Cursor.of(maintenance.id()));
    }

    /** One that the caller may read, or a 404 problem. */
    @Transactional
    public MaintenanceView get(String id) {
        @Nullable String own = callers.current().readsOnlyCarrier();
        return maintenances
                .findByIdOptional(id)
                .filter(maintenance -> own == null || own.equals(maintenance.carrier()))
                .map(MaintenanceView::of)
                .orElseThrow(() -> Problem.notFound("maintenance notice", id));
    }

    /** What is going on or to come at a carrier, if that is the caller's to read; what begins first is first. */
    @Transactional
    public List<MaintenanceView> notOver(String carrier, int most) {
        Caller caller = callers.current();
        return caller.readsAllCarriers() || carrier.equals(caller.readsOnlyCarrier())
                ? maintenances.notOver(carrier, clock.instant(), most).stream()
                        .map(MaintenanceView::of)
                        .toList()
                : List.of();
    }

    /** What takes place in a time, of what the caller may read; what begins first is first. */
    @Transactional
    public List<MaintenanceView> within(Instant from, Instant until, int most) {
        Caller caller = callers.current();
        @Nullable String own = caller.readsOnlyCarrier();
        return caller.readsAllCarriers() || own != null
                ? maintenances.within(own, from, until, most).stream()
                        .map(MaintenanceView::of)
                        .toList()
                : List.of();
    }

    /**
     * Says whose a maintenance is.
     *
     * @param ifMatch the versions that the caller will change; null for any
     */
    @Transactional
    public MaintenanceView assign(String id, @Nullable String ifMatch, String carrier) {
        Maintenance maintenance = maintenances.lock(id);
        Etags.require(ifMatch, maintenance.version());
        if (!carriers.exists(carrier)) {
            throw Problem.badRequest("/carrier", "is not a carrier that is known here");
        }
        if (carrier.equals(maintenance.carrier())) {
            return MaintenanceView.of(maintenance);
        }
        MaintenanceAssigned assigned = maintenance.assign(carrier);
        written(maintenances::flush);
        ledger.append(callers.id(), assigned);
        return MaintenanceView.of(maintenance);
    }

    /**
     * Says that a notice is no carrier's of ours; for good.
     *
     * @param ifMatch the versions that the caller will change; null for any
     */
    @Transactional
    public MaintenanceView dismiss(String id, @Nullable String ifMatch, String reason) {
        Maintenance maintenance = maintenances.lock(id);
        Etags.require(ifMatch, maintenance.version());
        MaintenanceDismissed dismissed = maintenance.dismiss(reason, clock.instant());
        maintenances.flush();
        ledger.append(callers.id(), dismissed);
        return MaintenanceView.of(maintenance);
    }

    private static void written(Runnable write) {
        try {
            write.run();
        } catch (ConstraintViolationException e) {
            if (UniqueViolation.isOf(e, "carrier_maintenance_uid")) {
                throw Problem.conflict("already-known", "The carrier has told of this maintenance itself.");
            }
            throw e;
        }
    }
}
