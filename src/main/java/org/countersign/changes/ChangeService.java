package org.countersign.changes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.countersign.access.ActorNames;
import org.countersign.access.Caller;
import org.countersign.access.Callers;
import org.countersign.access.Refusal;
import org.countersign.carriers.Carriers;
import org.countersign.core.ActorId;
import org.countersign.core.Cursor;
import org.countersign.core.Etags;
import org.countersign.core.FieldError;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.countersign.ledger.FreeText;
import org.countersign.ledger.Ledger;
import org.countersign.platforms.Interconnect;
import org.countersign.platforms.InterconnectEnded;
import org.countersign.platforms.InterconnectOpened;
import org.countersign.platforms.Interconnects;
import org.countersign.platforms.Platforms;
import org.jspecify.annotations.Nullable;

/**
 * Writes, amends and moves changes. The lock of a platform is taken before that of its changes: so a change that is
 * declared while an interconnect is opened misses no carrier.
 */
@ApplicationScoped
public class ChangeService {
    private final Changes changes;
    private final ChangeList list;
    private final Revisions revisions;
    private final WordIndex words;
    private final ChangeViews views;
    private final Conflicts conflicts;
    private final ChangeTemplates templates;
    private final Platforms platforms;
    private final Interconnects interconnects;
    private final Carriers carriers;
    private final Ledger ledger;
    private final ActorNames names;
    private final Callers callers;
    private final Clock clock;

    ChangeService(
            Changes changes,
            ChangeList list,
            Revisions revisions,
            WordIndex words,
            ChangeViews views,
            Conflicts conflicts,
            ChangeTemplates templates,
            Platforms platforms,
            Interconnects interconnects,
            Carriers carriers,
            Ledger ledger,
            ActorNames names,
            Callers callers,
            Clock clock) {
        this.changes = changes;
        this.list = list;
        this.revisions = revisions;
        this.words = words;
        this.views = views;
        this.conflicts = conflicts;
        this.templates = templates;
        this.platforms = platforms;
        this.interconnects = interconnects;
        this.carriers = carriers;
        this.ledger = ledger;
        this.names = names;
        this.callers = callers;
        this.clock = clock;
    }

    /** Writes down a change. Nobody has to do anything yet. */
    @Transactional
    public ChangeView draft(ChangeContent content) {
        check(content, null, List.of());
        Caller caller = callers.current();
        if (!content.exclude().isEmpty() && !caller.actor().isPerson()) {
            throw new Refusal(
                    Change.PROPOSE_EXCLUSION,
                    content.platform(),
                    Problem.forbidden("Only a person can propose to leave a carrier out."));
        }
        platforms.lock(content.platform());
        Instant now = clock.instant();
        RevisionContent committed = content.committed();
        Change change = new Change(
                changes.nextReference(now),
                content,
                committed.digest(),
                interconnected(content.platform()),
                caller.actor(),
                now);
        changes.persist(change);
        revisions.persist(new Revision(change, content, false, null, caller.actor(), now));
        words.put(change, content);
        ledger.append(
                caller.actor(), new ChangeDrafted(change.reference(), change.revision(), change.digest(), committed));
        return views.of(change, caller);
    }

    /**
     * Makes the next revision of an open change.
     *
     * @param ifMatch the versions that the caller will amend; null for any
     */
    @Transactional
    public ChangeView amend(String reference, @Nullable String ifMatch, NewRevision next) {
        ChangeContent content = next.content();
        Change change = lockWithPlatforms(reference, content.platform(), ifMatch);
        ChangeContent before = revisions.newestOf(change).content();
        check(content, before.template(), next.isEditorial() ? content.materialDifferences(before) : List.of());
        Caller caller = callers.current();
        Instant now = clock.instant();
        RevisionContent committed = content.committed();
        change.amend(
                content,
                committed.digest(),
                next.isEditorial(),
                next.reason(),
                interconnected(content.platform()),
                caller.actor(),
                now);
        revisions.persist(new Revision(change, content, next.isEditorial(), next.reason(), caller.actor(), now));
        words.put(change, content);
        ledger.append(
                caller.actor(), new ChangeRevised(change.reference(), change.revision(), change.digest(), committed));
        if (change.status().isInForce()) {
            ledger.append(caller.actor(), change.amended(next.isEditorial(), next.reason()));
        }
        return views.of(change, caller);
    }

    /** Tells the carriers. A second person who does so thereby agrees to the exclusions that the first proposed. */
    @Transactional
    public ChangeView declare(String reference, @Nullable String ifMatch, Step step) {
        Caller caller = callers.current();
        Change change = lockWithPlatforms(reference, null, ifMatch);
        Instant now = clock.instant();
        for (String carrier : change.approveExclusionsByDeclaring(caller.actor(), now)) {
            ledger.append(caller.actor(), new ExclusionApproved(reference, change.revision(), carrier));
        }
        change.followInterconnects(interconnected(change.platform()), now);
        change.declare(step.at(), step.note(), now);
        ledger.append(caller.actor(), change.declared(step.note()));
        return views.of(change, caller);
    }

    @Transactional
    public ChangeView implement(String reference, @Nullable String ifMatch, Step step) {
        Change change = lock(reference, ifMatch);
        Instant at = change.implement(step.at(), clock.instant());
        ledger.append(callers.id(), new ChangeImplemented(reference, at, FreeText.ofNullable(step.note())));
        return views.of(change, callers.current());
    }

    @Transactional
    public ChangeView withdraw(String reference, @Nullable String ifMatch, Step step) {
        Change change = lock(reference, ifMatch);
        Instant at = change.withdraw(step.at(), clock.instant());
        ledger.append(callers.id(), new ChangeWithdrawn(reference, at, FreeText.ofNullable(step.note())));
        return views.of(change, callers.current());
    }

    @Transactional
    public ChangeView rollBack(String reference, @Nullable String ifMatch, Step step) {
        Change change = lock(reference, ifMatch);
        Instant at = change.rollBack(step.at(), clock.instant());
        ledger.append(callers.id(), new ChangeRolledBack(reference, at, FreeText.ofNullable(step.note())));
        return views.of(change, callers.current());
    }

    @Transactional
    public ChangeView close(String reference, @Nullable String ifMatch, Step step) {
        Change change = lock(reference, ifMatch);
        Instant at = change.close(step.at(), step.note(), clock.instant());
        ledger.append(callers.id(), new ChangeClosed(reference, at, FreeText.ofNullable(step.note())));
        return views.of(change, callers.current());
    }

    /** A second person agrees that a carrier need not sign off. */
    @Transactional
    public ChangeView approveExclusion(String reference, String carrier, @Nullable String ifMatch) {
        Caller caller = callers.current();
        Change change = lockWithPlatforms(reference, null, ifMatch);
        Instant now = clock.instant();
        change.approveExclusion(carrier, caller.actor(), now);
        ledger.append(caller.actor(), new ExclusionApproved(reference, change.revision(), carrier));
        follow(change, interconnected(change.platform()), now);
        return views.of(change, caller);
    }

    @Transactional
    public ChangeView get(String reference) {
        Caller caller = callers.current();
        return views.of(visible(reference, caller), caller);
    }

    /** The change as this reader may see it, for those who act outside of a reader's own request; empty if they may not. */
    @Transactional
    public Optional<ChangeView> shownTo(Caller reader, String reference) {
        Change change = changes.require(reference);
        return change.isVisibleTo(reader) ? Optional.of(views.of(change, reader)) : Optional.empty();
    }

    /**
     * The change as this revision told a carrier of it, which it does not concern any more: nothing that is newer, and nothing of how it
     * goes with the change; for those who act outside of a request.
     */
    @Transactional
    public ChangeView asToldTo(Caller carrier, String reference, int revision) {
        Change change = changes.require(reference);
        return views.of(change, revisions.require(change, revision), carrier);
    }

    /** Whether {@link #shownTo} would show it. */
    @Transactional
    public boolean isShownTo(Caller reader, String reference) {
        return changes.require(reference).isVisibleTo(reader);
    }

    /** The codes of the carriers that the change affects at present, for those who act outside of a request. */
    @Transactional
    public Set<String> affectedBy(String reference) {
        return Set.copyOf(changes.require(reference).affected().keySet());
    }

    @Transactional
    public Page<ChangeView> list(
            @Nullable String platform,
            @Nullable ChangeStatus status,
            @Nullable String carrier,
            @Nullable String awaiting,
            Set<String> searched,
            Paging paging) {
        Caller caller = callers.current();
        @Nullable String only = caller.readsOnlyCarrier();
        requireOwn(only, carrier);
        requireOwn(only, awaiting);
        List<Change> rows =
                list.page(new ChangeFilter(platform, status, carrier, awaiting, null, searched, caller), paging);
        Page<Change> page = Page.of(rows, paging.limit, change -> change, change -> Cursor.of(change.id()));
        return new Page<>(views.of(page.items(), caller), page.next());
    }

    /**
     * Changes that the caller may see and whose window shares an instant with the time from {@code from} to before {@code
     * until}, those that start soonest first. What was withdrawn or rolled back is not among them, nor a window that began more than a year before.
     *
     * @param platform of which; null for all
     * @param most how many at most
     */
    @Transactional
    public List<ChangeView> within(Instant from, Instant until, @Nullable String platform, int most) {
        Caller caller = callers.current();
        return views.of(list.within(from, until, platform, caller, most), caller);
    }

    /**
     * Changes that this reader may see around a time, for those who act outside of a reader's own request. Their windows share an
     * instant with the time from {@code from} to before {@code until}; what was taken back after it was declared is among them.
     * Those come first whose window has not ended at that time, the soonest first, then those whose has, the latest first; a
     * window that began more than a year before is not found.
     *
     * @param most how many at most
     */
    @Transactional
    public List<ChangeView> around(Caller reader, Instant now, Instant from, Instant until, int most) {
        return views.of(list.around(now, from, until, reader, most), reader);
    }

    /** The open changes of a platform as who may change it sees them, those that start soonest first, at most so many. */
    @Transactional
    public List<ChangeView> openOn(String platform, int most) {
        return views.of(changes.openOn(platform, most), callers.current());
    }

    /** Those of these references that there are for the caller, by reference, as the caller may see them. */
    @Transactional
    public Map<String, ChangeView> byReferences(Collection<String> references) {
        Caller caller = callers.current();
        Map<String, ChangeView> found = new TreeMap<>();
        if (!references.isEmpty()) {
            List<Change> visible = changes.list("reference in ?1", references).stream()
                    .filter(change -> change.isVisibleTo(caller))
                    .toList();
            views.of(visible, caller).forEach(change -> found.put(change.reference(), change));
        }
        return found;
    }

    /** Which declared changes that were not taken back introduce these versions on these platforms, the newest first. */
    @Transactional
    public List<Introduction> introducing(Collection<String> platforms, Collection<String> versions) {
        return changes.introducing(platforms, versions);
    }

    @Transactional
    public Page<RevisionView> revisions(String reference, Paging paging) {
        Caller caller = callers.current();
        Change change = visible(reference, caller);
        List<Revision> rows = revisions.page(change, oldestFor(caller, change), paging);
        Map<ActorId, String> known =
                names.of(rows.stream().map(Revision::writtenBy).toList(), caller);
        return Page.of(
                rows,
                paging.limit,
                revision -> RevisionView.of(revision, known, caller),
                revision -> Cursor.of(revision.number()));
    }

    /** Who does not read drafts reads no revision before the one that was declared. */
    private int oldestFor(Caller reader, Change change) {
        return reader.readsAllCarriers() ? 1 : revisions.declaredOf(change);
    }

    /** One revision, or a 404 problem. */
    @Transactional
    public RevisionView revision(String reference, int number) {
        Caller caller = callers.current();
        Change change = visible(reference, caller);
        if (number < oldestFor(caller, change)) {
            throw Problem.notFound("revision", number);
        }
        Revision revision = revisions.require(change, number);
        return RevisionView.of(revision, names.of(List.of(revision.writtenBy()), caller), caller);
    }

    /** The changes that start from a template, the newest first, as who may read templates sees them. */
    @Transactional
    public List<ChangeView> startingFrom(String template, int most) {
        return views.of(changes.startingFrom(template, most), callers.current());
    }

    /** What would follow from a change that somebody is still writing, if it were declared now. */
    @Transactional
    public Prospect prospect(Sketch sketch) {
        Instant now = clock.instant();
        @Nullable String platform = sketch.platform();
        List<Interconnect> links = platform == null ? List.of() : interconnects.runningOn(platform);
        List<Prospect.Asked> asked = new ArrayList<>();
        Set<String> further = new TreeSet<>(sketch.include());
        further.addAll(stayingAffected(sketch));
        for (Interconnect link : links) {
            String carrier = link.carrier().code();
            further.remove(carrier);
            asked.add(Prospect.Asked.over(link, sketch.exclude().contains(carrier), now));
        }
        carriers.namesOf(further)
                .forEach((code, name) -> asked.add(
                        Prospect.Asked.besides(code, name, sketch.exclude().contains(code))));
        @Nullable Window window = sketch.window();
        List<Conflict> found =
                platform == null || window == null || !window.start().isBefore(window.end())
                        ? List.of()
                        : conflicts.planned(
                                platform,
                                window,
                                sketch.reference(),
                                links.stream()
                                        .filter(link -> !sketch.exclude()
                                                .contains(link.carrier().code()))
                                        .toList(),
                                now);
        List<FieldError> faults = new ArrayList<>(SenderIdentity.faults(sketch.category(), sketch.effects()));
        faults.addAll(SenderIdentity.warnings(sketch.category(), sketch.effects()));
        faults.addAll(SenderIdentity.sensitive(
                sketch.category(),
                sketch.effects(),
                carriers.sensitiveAmong(SenderIdentity.senders(sketch.category(), sketch.effects())),
                asked.stream()
                        .filter(each -> !each.excluded())
                        .map(Prospect.Asked::carrier)
                        .collect(Collectors.toSet())));
        return new Prospect(asked, found, faults);
    }

    /** Those whom the change that is amended affects already, linked or not: once it is in force, nobody leaves by themselves. */
    private Set<String> stayingAffected(Sketch sketch) {
        @Nullable String reference = sketch.reference();
        if (reference == null) {
            return Set.of();
        }
        Change amended = changes.require(reference);
        return amended.status().isInForce() && amended.platform().equals(sketch.platform())
                ? amended.affected().keySet()
                : Set.of();
    }

    /** The change, or a 404 problem when the caller may not know of it. */
    @Transactional
    public Change visible(String reference) {
        return visible(reference, callers.current());
    }

    private Change visible(String reference, Caller caller) {
        Change change = changes.require(reference);
        if (!change.isVisibleTo(caller)) {
            throw Problem.notFound("change", reference);
        }
        return change;
    }

    private static void requireOwn(@Nullable String only, @Nullable String asked) {
        if (only != null && asked != null && !only.equals(asked)) {
            throw Problem.forbidden("You see what affects carrier '{0}' only.", only);
        }
    }

    // Affected carriers follow the interconnects

    void onOpened(@Observes InterconnectOpened opened) {
        followAll(opened.platform());
    }

    void onEnded(@Observes InterconnectEnded ended) {
        followAll(ended.platform());
    }

    private void followAll(String platform) {
        Collection<String> interconnected = interconnected(platform);
        Instant now = clock.instant();
        for (Change change : changes.lockOpenOn(platform)) {
            follow(change, interconnected, now);
        }
    }

    private void follow(Change change, Collection<String> interconnected, Instant now) {
        if (change.followInterconnects(interconnected, now) && change.status().isInForce()) {
            ledger.append(callers.id(), change.recomputed());
        }
    }

    private Collection<String> interconnected(String platform) {
        return interconnects.runningOn(platform).stream()
                .map(interconnect -> interconnect.carrier().code())
                .toList();
    }

    // Locks and checks

    private Change lock(String reference, @Nullable String ifMatch) {
        Change change = changes.lock(reference);
        Etags.require(ifMatch, change.version());
        return change;
    }

    /** Locks the platform of the change and, where it differs, the one that it is moved to; then the change. */
    private Change lockWithPlatforms(String reference, @Nullable String target, @Nullable String ifMatch) {
        String present = changes.platformOf(reference);
        Set<String> locked = new TreeSet<>(List.of(present));
        if (target != null && platforms.byCode(target).isPresent()) {
            locked.add(target);
        }
        locked.forEach(platforms::lock);
        Change change = lock(reference, ifMatch);
        if (!change.platform().equals(present)) {
            throw Problem.conflict(
                    "changed-meanwhile", "The change has just been moved to another platform; try again.");
        }
        return change;
    }

    /** @param present the template that the change starts from already: that may have been retired since */
    private void check(ChangeContent content, @Nullable String present, List<String> materialDifferences) {
        List<FieldError> faults = new ArrayList<>(content.faults());
        if (platforms.byCode(content.platform()).isEmpty()) {
            faults.add(new FieldError("/platform", "is not a platform that is known here"));
        }
        String template = content.template();
        if (template != null
                && !template.equals(present)
                && !templates.byCode(template).map(ChangeTemplate::isApproved).orElse(false)) {
            faults.add(new FieldError("/template", "is not a template that is approved here"));
        }
        Set<String> chosen = new TreeSet<>(content.include());
        content.exclude().forEach(exclusion -> chosen.add(exclusion.carrier()));
        Set<String> known = carriers.known(chosen);
        for (int i = 0; i < content.exclude().size(); i++) {
            if (!known.contains(content.exclude().get(i).carrier())) {
                faults.add(new FieldError("/exclude/" + i + "/carrier", "is not a carrier that is known here"));
            }
        }
        for (int i = 0; i < content.include().size(); i++) {
            if (!known.contains(content.include().get(i))) {
                faults.add(new FieldError("/include/" + i, "is not a carrier that is known here"));
            }
        }
        if (!materialDifferences.isEmpty()) {
            faults.add(new FieldError("/editorial", "cannot be true, since these differ: {0}", materialDifferences));
        }
        if (!faults.isEmpty()) {
            throw Problem.badRequest(faults);
        }
    }
}
