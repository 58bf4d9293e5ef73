package org.countersign.changes;

import com.google.errorprone.annotations.CompileTimeConstant;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.countersign.access.Caller;
import org.countersign.access.Refusal;
import org.countersign.core.ActorId;
import org.countersign.core.JsonMappers;
import org.countersign.core.Limits;
import org.countersign.core.Problem;
import org.countersign.core.Words;
import org.countersign.ledger.FreeText;
import org.countersign.platforms.Release;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A change of a platform, from its draft to its end. What it is about stands in its revisions; here stands how far it has
 * come, and where each affected carrier stands with the present revision. Whoever changes it holds its row's lock.
 */
@Entity
@Table(name = "platform_change")
public class Change {
    /** The most carriers that a change may affect. */
    public static final int MOST_AFFECTED = 500;
    /** The most characters that their codes may have together: a leaf of the ledger holds them twice. */
    static final int MOST_AFFECTED_CHARACTERS = 29_000;

    /** What attempts that are refused are on record as. */
    static final String DECLARE = "declare";

    static final String APPROVE_EXCLUSION = "approve-exclusion";
    static final String PROPOSE_EXCLUSION = "propose-exclusion";

    private static final int PAGE = 64;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "reference", nullable = false, updatable = false, length = 20)
    private String reference;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "status", nullable = false, length = 16)
    private ChangeStatus status;

    @Column(name = "revision", nullable = false)
    private int revision;

    @Column(name = "digest", nullable = false, length = 71)
    private String digest;

    @Column(name = "platform", nullable = false, length = Limits.CODE_LENGTH)
    private String platform;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "kind", nullable = false, length = 16)
    private ChangeKind kind;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "category", nullable = false, length = 32)
    private Category category;

    @Column(name = "release_version", length = Limits.LABEL)
    private @Nullable String releaseVersion;

    @Column(name = "release_fingerprint", length = Limits.LABEL)
    private @Nullable String releaseFingerprint;

    @Column(name = "template", length = Limits.CODE_LENGTH)
    private @Nullable String template;

    @Column(name = "window_start", nullable = false)
    private Instant windowStart;

    @Column(name = "window_end", nullable = false)
    private Instant windowEnd;

    @Column(name = "justification", length = Limits.TEXT)
    private @Nullable String justification;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "declared_at")
    private @Nullable Instant declaredAt;

    @Column(name = "implemented_at")
    private @Nullable Instant implementedAt;

    /** When it was closed, withdrawn or rolled back. */
    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    /** Grows with every change of the change. */
    @Column(name = "version", nullable = false)
    private long version;

    @ElementCollection
    @CollectionTable(name = "affected_carrier", joinColumns = @JoinColumn(name = "change_id"))
    @MapKeyColumn(name = "carrier", length = Limits.CODE_LENGTH)
    @BatchSize(size = PAGE)
    private Map<String, AffectedCarrier> affected = new HashMap<>();

    @ElementCollection
    @CollectionTable(name = "excluded_carrier", joinColumns = @JoinColumn(name = "change_id"))
    @MapKeyColumn(name = "carrier", length = Limits.CODE_LENGTH)
    @BatchSize(size = PAGE)
    private Map<String, ExcludedCarrier> excluded = new HashMap<>();

    @ElementCollection
    @CollectionTable(name = "included_carrier", joinColumns = @JoinColumn(name = "change_id"))
    @Column(name = "carrier", nullable = false, length = Limits.CODE_LENGTH)
    @BatchSize(size = PAGE)
    private Set<String> included = new HashSet<>();

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Change() {}

    /**
     * A draft, revision 1.
     *
     * @param interconnected the carriers that its platform is linked to
     */
    @SuppressWarnings("NullAway.Init") // take() sets what it states
    Change(
            String reference,
            ChangeContent content,
            String digest,
            Collection<String> interconnected,
            ActorId author,
            Instant now) {
        this.reference = reference;
        this.status = ChangeStatus.DRAFT;
        this.createdAt = now;
        take(content, digest);
        propose(content.exclude(), false, author, now);
        followInterconnects(interconnected, now);
    }

    // Amending

    /**
     * Makes the next revision. Unless it is editorial, what the carriers said is void.
     *
     * @param editorial that nothing which matters differs; the caller has made sure of it
     */
    void amend(
            ChangeContent content,
            String newDigest,
            boolean editorial,
            String reason,
            Collection<String> interconnected,
            ActorId author,
            Instant now) {
        require(status.isOpen(), "can no longer be amended");
        if (status == ChangeStatus.IMPLEMENTED && !content.platform().equals(platform)) {
            // Or the obligation would vanish from the platform on which the change was made.
            throw Problem.badRequest("/platform", "cannot be another one once the change is implemented");
        }
        if (!content.platform().equals(platform)) {
            // Those of the platform that it leaves are blocked by it no more, and are not asked about another.
            affected.clear();
        }
        take(content, newDigest);
        propose(content.exclude(), editorial && status.isInForce(), author, now);
        followInterconnects(interconnected, now);
        if (status.isInForce() && !editorial) {
            affected.values().forEach(carrier -> carrier.askAgain(now));
            justification = reason;
        }
        version++;
    }

    private void take(ChangeContent content, String newDigest) {
        revision++;
        digest = newDigest;
        platform = content.platform();
        kind = content.kind();
        category = content.category();
        releaseVersion = content.release() == null ? null : content.release().version();
        releaseFingerprint =
                content.release() == null ? null : content.release().fingerprint();
        template = content.template();
        windowStart = content.window().start();
        windowEnd = content.window().end();
        included.retainAll(content.include());
        included.addAll(content.include());
    }

    /**
     * Takes over who is to be left out.
     *
     * @param same that the change itself is still what it was, so that what stays as it was keeps its approval; of another
     *     change nobody has approved anything
     */
    private void propose(List<Exclusion> exclusions, boolean same, ActorId author, Instant now) {
        if (!same) {
            excluded.clear();
        }
        Map<String, String> wanted = new HashMap<>();
        exclusions.forEach(e -> wanted.put(e.carrier(), e.justification()));
        excluded.entrySet().removeIf(e -> !e.getValue().justification().equals(wanted.get(e.getKey())));
        wanted.forEach((carrier, why) -> {
            if (!excluded.containsKey(carrier)) {
                requirePerson(author, PROPOSE_EXCLUSION, "Only a person can propose to leave a carrier out.");
                excluded.put(carrier, new ExcludedCarrier(why, author, now));
            }
        });
    }

    // Affected carriers

    /**
     * Works out anew which carriers are affected: those interconnected, without those excluded by two people, and those
     * included. A carrier that stays keeps its sign-off, one that joins has none. Once the change is in force nobody leaves but by
     * two people: or who ends a link, or drops an inclusion, would thereby settle alone what a carrier objects to.
     *
     * @return whether that made a difference
     */
    boolean followInterconnects(Collection<String> interconnected, Instant now) {
        Set<String> wanted = new TreeSet<>(interconnected);
        if (status.isInForce()) {
            wanted.addAll(affected.keySet());
        }
        excluded.forEach((carrier, exclusion) -> {
            if (exclusion.isApproved()) {
                wanted.remove(carrier);
            }
        });
        wanted.addAll(included);
        if (wanted.size() > MOST_AFFECTED
                || wanted.stream().mapToInt(String::length).sum() > MOST_AFFECTED_CHARACTERS) {
            throw Problem.conflict(
                    "too-many-affected",
                    "Change {0} would affect more carriers than the {1} that one change may.",
                    reference,
                    MOST_AFFECTED);
        }
        if (wanted.equals(affected.keySet())) {
            return false;
        }
        affected.keySet().retainAll(wanted);
        wanted.forEach(
                carrier -> affected.computeIfAbsent(carrier, joined -> new AffectedCarrier(now, status.isInForce())));
        version++;
        return true;
    }

    /** A second person agrees that a carrier is left out; {@link #followInterconnects} makes it so. */
    void approveExclusion(String carrier, ActorId approver, Instant now) {
        ExcludedCarrier exclusion = excluded.get(carrier);
        if (exclusion == null) {
            throw Problem.notFound("proposal to exclude carrier", carrier);
        }
        require(status.isOpen(), "is over");
        if (exclusion.isApproved()) {
            throw Problem.conflict("already-approved", "That '{0}' is left out is approved already.", carrier);
        }
        approve(exclusion, approver, now, APPROVE_EXCLUSION);
    }

    /** Declaring is agreeing: the carriers whose exclusion is approved by it, sorted. */
    List<String> approveExclusionsByDeclaring(ActorId approver, Instant now) {
        require(Transition.DECLARE.startsFrom(status), "only a draft can be declared");
        List<String> approved = excluded.entrySet().stream()
                .filter(e -> !e.getValue().isApproved())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        approved.forEach(carrier -> approve(exclusionOf(carrier), approver, now, DECLARE));
        return approved;
    }

    private ExcludedCarrier exclusionOf(String carrier) {
        ExcludedCarrier exclusion = excluded.get(carrier);
        if (exclusion == null) {
            throw new IllegalStateException("no exclusion of " + carrier);
        }
        return exclusion;
    }

    private void approve(ExcludedCarrier exclusion, ActorId approver, Instant now, String operation) {
        requirePerson(approver, operation, "Only a person can approve that a carrier is left out.");
        if (exclusion.proposedBy().equals(approver)) {
            throw new Refusal(
                    operation,
                    reference,
                    Problem.forbidden(
                            "You proposed to leave a carrier out; a second person has to agree to it or declare."));
        }
        exclusion.approve(approver, now);
        version++;
    }

    private void requirePerson(ActorId actor, String operation, @CompileTimeConstant String rule) {
        if (!actor.isPerson()) {
            throw new Refusal(operation, reference, Problem.forbidden(rule));
        }
    }

    // Transitions; each answers when it happened

    /**
     * Tells the carriers; from now on they are asked to sign off.
     *
     * @param at when it was declared; null for now
     * @param note justifies the conflicts
     */
    void declare(@Nullable Instant at, @Nullable String note, Instant now) {
        require(Transition.DECLARE.startsFrom(status), "only a draft can be declared");
        Instant declared = moment(at, createdAt, now);
        status = ChangeStatus.DECLARED;
        declaredAt = declared;
        justification = note;
        affected.values().forEach(carrier -> carrier.askAgain(declared));
        version++;
    }

    /** The change was made on the platform; an emergency change perhaps before anybody declared it. */
    Instant implement(@Nullable Instant at, Instant now) {
        require(Transition.IMPLEMENT.startsFrom(status), "only a declared change can be implemented");
        Instant implemented = moment(at, kind == ChangeKind.EMERGENCY ? Limits.EARLIEST : latest(declaredAt), now);
        implementedAt = implemented;
        status = ChangeStatus.IMPLEMENTED;
        version++;
        return implemented;
    }

    /** The change will not happen. */
    Instant withdraw(@Nullable Instant at, Instant now) {
        require(Transition.WITHDRAW.startsFrom(status), "only a draft or a declared change can be withdrawn");
        return end(ChangeStatus.WITHDRAWN, at, now);
    }

    /** The change was undone. */
    Instant rollBack(@Nullable Instant at, Instant now) {
        require(Transition.ROLL_BACK.startsFrom(status), "only an implemented change can be rolled back");
        return end(ChangeStatus.ROLLED_BACK, at, now);
    }

    /**
     * The change is done with. All affected carriers must have accepted, and an emergency needs its review.
     *
     * @param review how an emergency change is judged afterwards
     */
    Instant close(@Nullable Instant at, @Nullable String review, Instant now) {
        require(Transition.CLOSE.startsFrom(status), "only an implemented change can be closed");
        if (kind == ChangeKind.EMERGENCY && (review == null || review.isBlank())) {
            throw Problem.badRequest("/note", "must hold the review of an emergency change");
        }
        List<String> missing = affected().entrySet().stream()
                .filter(carrier -> !carrier.getValue().clearsAt(now))
                .map(Map.Entry::getKey)
                .toList();
        if (affected.isEmpty()) {
            // Or who ends all links would settle alone what nobody has seen.
            throw Problem.conflict(
                            "not-cleared",
                            "Change {0} affects no carrier, so nobody has accepted it: link the platform again, or withdraw or roll"
                                    + " back the change.",
                            reference)
                    .with("carriers", missing);
        }
        if (!missing.isEmpty()) {
            throw Problem.conflict(
                            "not-cleared",
                            "Change {0} can be closed once these have accepted and their acceptance is effective: {1}.",
                            reference,
                            missing)
                    .with("carriers", missing);
        }
        return end(ChangeStatus.CLOSED, at, now);
    }

    private Instant end(ChangeStatus last, @Nullable Instant at, Instant now) {
        Instant ended = moment(at, latest(declaredAt, implementedAt), now);
        endedAt = ended;
        status = last;
        affected.values().forEach(AffectedCarrier::dismiss);
        version++;
        return ended;
    }

    /** The latest of the times at which something happened to the change. */
    private Instant latest(@Nullable Instant... times) {
        Instant latest = createdAt;
        for (@Nullable Instant time : times) {
            if (time != null && time.isAfter(latest)) {
                latest = time;
            }
        }
        return latest;
    }

    /** When a transition happened, which is not in the future and not before what came before it. */
    private static Instant moment(@Nullable Instant at, Instant earliest, Instant now) {
        if (at == null) {
            // Clocks of nodes differ a little.
            return now.isBefore(earliest) ? earliest : now;
        }
        if (at.isAfter(now)) {
            throw Problem.badRequest("/at", "must not lie in the future");
        }
        if (at.isBefore(earliest)) {
            throw Problem.badRequest("/at", "must not lie before the step before it, {0}", earliest);
        }
        return at;
    }

    // Sign-offs

    /** The carrier has seen the revision. */
    public void acknowledge(String carrier, SignOffMark mark) {
        asked(carrier, mark.revision()).acknowledge(mark);
        version++;
    }

    /**
     * The carrier agrees to the revision.
     *
     * @param effectiveFrom from when on that counts; null for at once
     */
    public void accept(String carrier, SignOffMark mark, @Nullable Instant effectiveFrom) {
        asked(carrier, mark.revision()).accept(mark, effectiveFrom);
        version++;
    }

    /** The carrier does not agree to the revision. */
    public void reject(String carrier, SignOffMark mark) {
        asked(carrier, mark.revision()).reject(mark);
        version++;
    }

    /** The carrier takes its acceptance back. */
    public void withdraw(String carrier, SignOffMark mark) {
        asked(carrier, mark.revision()).withdraw(mark);
        version++;
    }

    /** Refuses unless carriers may now speak about this revision. */
    public void requireSignable(int ofRevision) {
        if (ofRevision > revision) {
            throw Problem.badRequest("/revision", "is not a revision of this change; the newest is {0}", revision);
        }
        if (ofRevision < revision) {
            throw Problem.conflict(
                            "old-revision",
                            "Revision {0} of change {1} is no longer the newest; read {2}.",
                            ofRevision,
                            reference,
                            revision)
                    .with("revision", revision);
        }
        require(status.isInForce(), "only a declared or implemented change can be signed off");
    }

    private AffectedCarrier asked(String carrier, int ofRevision) {
        requireSignable(ofRevision);
        AffectedCarrier row = affected.get(carrier);
        if (row == null) {
            throw Problem.conflict("not-affected", "Carrier '{0}' is not affected by change {1}.", carrier, reference);
        }
        return row;
    }

    private void require(boolean condition, @CompileTimeConstant String rule) {
        if (!condition) {
            throw Problem.conflict("wrong-status", "Change {0} is '{1}': {2}.", reference, status, Words.of(rule))
                    .with("changeStatus", JsonMappers.word(status));
        }
    }

    // What it tells of itself

    ChangeDeclared declared(@Nullable String note) {
        return new ChangeDeclared(
                reference,
                revision,
                digest,
                platform,
                kind,
                category,
                release(),
                windowStart,
                windowEnd,
                List.copyOf(affected().keySet()),
                latest(declaredAt),
                FreeText.ofNullable(note));
    }

    ChangeAmended amended(boolean editorial, String reason) {
        List<String> carriedOver = affected().entrySet().stream()
                .filter(carrier -> editorial && carrier.getValue().signOff() != null)
                .map(Map.Entry::getKey)
                .toList();
        return new ChangeAmended(
                reference,
                revision,
                digest,
                platform,
                kind,
                category,
                release(),
                windowStart,
                windowEnd,
                List.copyOf(affected().keySet()),
                editorial,
                carriedOver,
                FreeText.of(reason));
    }

    AffectedRecomputed recomputed() {
        return new AffectedRecomputed(
                reference, revision, List.copyOf(affected().keySet()));
    }

    /** Whether every affected carrier has accepted, and all acceptances count at this time. */
    public boolean isClearedAt(Instant time) {
        return (status.isInForce() || status == ChangeStatus.CLOSED)
                && affected.values().stream().allMatch(carrier -> carrier.clearsAt(time));
    }

    /** Whether this reader may know of it: people of a carrier of what was declared to it, who reads all of drafts too. */
    boolean isVisibleTo(Caller reader) {
        String only = reader.readsOnlyCarrier();
        return reader.readsAllCarriers() || (declaredAt != null && (only == null || affected.containsKey(only)));
    }

    /** Its place in the order of creation. */
    public long id() {
        if (id == null) {
            throw new IllegalStateException("not stored yet");
        }
        return id;
    }

    public String reference() {
        return reference;
    }

    public ChangeStatus status() {
        return status;
    }

    public int revision() {
        return revision;
    }

    /** The digest of the present revision. */
    public String digest() {
        return digest;
    }

    public String platform() {
        return platform;
    }

    public ChangeKind kind() {
        return kind;
    }

    public @Nullable Release release() {
        return releaseVersion == null ? null : new Release(releaseVersion, releaseFingerprint);
    }

    /** The template that it starts from; null for none. */
    public @Nullable String template() {
        return template;
    }

    public Window window() {
        return new Window(windowStart, windowEnd);
    }

    /** Why the change may go on in spite of its conflicts; null when nobody said so. */
    public @Nullable String justification() {
        return justification;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public @Nullable Instant declaredAt() {
        return declaredAt;
    }

    public @Nullable Instant implementedAt() {
        return implementedAt;
    }

    /** When it was closed, withdrawn or rolled back. */
    public @Nullable Instant endedAt() {
        return endedAt;
    }

    public long version() {
        return version;
    }

    /** The affected carriers by their codes. */
    public SortedMap<String, AffectedCarrier> affected() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(affected));
    }

    /** The carriers that are to be left out by their codes, approved or not. */
    public SortedMap<String, ExcludedCarrier> excluded() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(excluded));
    }

    /** The carriers that a person added, sorted. */
    public List<String> included() {
        return included.stream().sorted().toList();
    }
}
