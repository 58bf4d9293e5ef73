package org.countersign.incidents;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.countersign.core.ActorId;
import org.countersign.core.JsonColumn;
import org.countersign.core.JsonMappers;
import org.countersign.core.Limits;
import org.countersign.core.Problem;
import org.countersign.watch.detect.Level;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One or several alarms about one carrier on one platform, from the first one until two people agree that it is over. */
@Entity
@Table(name = "incident")
public class Incident {
    /** How much people may add to a dossier. */
    static final int MOST_ADDITIONS = 2_000;
    /** How many alarms belong to one incident; with the next one another begins, which continues it. */
    static final int MOST_ALARMS = 500;
    /** How often it may be written down that a client was told. */
    static final int MOST_INFORMED = 100;

    private static final int PAGE = 64;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "reference", nullable = false, updatable = false, length = 20)
    private String reference;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "status", nullable = false, length = 16)
    private IncidentStatus status;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "level", nullable = false, length = 8)
    private Level level;

    @Column(name = "platform", nullable = false, updatable = false, length = Limits.CODE_LENGTH)
    private String platform;

    @Column(name = "carrier", nullable = false, updatable = false, length = Limits.CODE_LENGTH)
    private String carrier;

    @Column(name = "link", nullable = false)
    private boolean link;

    @Column(name = "opened_at", nullable = false, updatable = false)
    private Instant openedAt;

    @Column(name = "onset")
    private @Nullable Instant onset;

    @Convert(converter = SuspectsColumn.class)
    @Column(name = "suspects", nullable = false, length = JsonColumn.LENGTH)
    private List<Suspect> suspects = List.of();

    @Column(name = "acknowledge_by")
    private @Nullable Instant acknowledgeBy;

    @Column(name = "acknowledged_at")
    private @Nullable Instant acknowledgedAt;

    @Column(name = "acknowledged_by", length = 64)
    private @Nullable String acknowledgedBy;

    @Column(name = "escalated_at")
    private @Nullable Instant escalatedAt;

    @Convert(converter = CauseColumn.class)
    @Column(name = "cause", length = JsonColumn.LENGTH)
    private @Nullable Cause cause;

    @Convert(converter = CorrectiveActionsColumn.class)
    @Column(name = "corrective_actions", nullable = false, length = JsonColumn.LENGTH)
    private List<CorrectiveAction> correctiveActions = List.of();

    @Convert(converter = ImpactColumn.class)
    @Column(name = "impact", length = JsonColumn.LENGTH)
    private @Nullable Impact impact;

    @Convert(converter = InformedColumn.class)
    @Column(name = "informed", nullable = false, length = JsonColumn.LENGTH)
    private List<Informed> informed = List.of();

    @Column(name = "additions", nullable = false)
    private int additions;

    @Column(name = "closing_proposed_at")
    private @Nullable Instant closingProposedAt;

    @Column(name = "closing_proposed_by", length = 64)
    private @Nullable String closingProposedBy;

    @Column(name = "closed_at")
    private @Nullable Instant closedAt;

    @Column(name = "closed_by", length = 64)
    private @Nullable String closedBy;

    @Column(name = "merged_into", length = 20)
    private @Nullable String mergedInto;

    /** The incident that had no room for the alarm with which this one began. */
    @Column(name = "continues", updatable = false, length = 20)
    private @Nullable String continues;

    /** Grows with every change. */
    @Column(name = "version", nullable = false)
    private long version;

    @ElementCollection
    @CollectionTable(name = "incident_alarm", joinColumns = @JoinColumn(name = "incident_id"))
    @OrderColumn(name = "position")
    @BatchSize(size = PAGE)
    private List<IncidentAlarm> alarms = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Incident() {}

    Incident(String reference, String platform, String carrier, @Nullable String continues, Instant now) {
        this.reference = reference;
        this.status = IncidentStatus.OPEN;
        this.level = Level.NORMAL;
        this.platform = platform;
        this.carrier = carrier;
        this.openedAt = now;
        this.continues = continues;
    }

    // Alarms

    /**
     * Takes an alarm in. Where launches are held, somebody has to acknowledge from then on; also who has acknowledged already, where
     * the alarm holds what was not held when they did. The campaigns that follow after the platform's link is held are no news.
     *
     * @param acknowledgeWithin how long they may take
     * @return whether who has acknowledged has to once more
     */
    boolean take(IncidentAlarm alarm, Duration acknowledgeWithin) {
        if (!hasRoom()) {
            throw new IllegalStateException(reference + " has as many alarms as it may");
        }
        alarms.add(alarm);
        level = higher(level, alarm.level());
        onset = earlier(onset, alarm.onset());
        if (status == IncidentStatus.CLOSING_PROPOSED) {
            takeBackProposal();
        }
        boolean again = acknowledgedAt != null && alarm.level() == Level.HELD && (!link || alarm.linkHold() != null);
        if (again) {
            status = IncidentStatus.OPEN;
            acknowledgedAt = null;
            acknowledgedBy = null;
            acknowledgeBy = null;
            escalatedAt = null;
        }
        if (level == Level.HELD && acknowledgeBy == null && acknowledgedAt == null) {
            acknowledgeBy = alarm.raisedAt().plus(acknowledgeWithin);
        }
        version++;
        return again;
    }

    boolean hasRoom() {
        return alarms.size() < MOST_ALARMS;
    }

    /** Whether it could take all alarms of the other and one more. */
    boolean hasRoomFor(Incident other) {
        return alarms.size() + other.alarms.size() < MOST_ALARMS;
    }

    void suspect(List<Suspect> now) {
        suspects = List.copyOf(now);
    }

    /** Several campaigns agree: from now on it is about the platform's link to the carrier. */
    void widen() {
        link = true;
    }

    /**
     * Goes on as part of another incident that {@link #hasRoomFor has room for it}, and that has its alarms from then on, and its
     * onset where that is the earlier one. Nobody has longer to acknowledge it than before.
     */
    IncidentMerged mergeInto(Incident other) {
        alarms.forEach(alarm -> other.alarms.add(alarm.copy()));
        other.level = higher(other.level, level);
        other.onset = earlier(other.onset, onset);
        if (acknowledgedAt == null && other.acknowledgedAt == null) {
            other.acknowledgeBy = earlier(other.acknowledgeBy, acknowledgeBy);
        }
        status = IncidentStatus.MERGED;
        mergedInto = other.reference;
        version++;
        return new IncidentMerged(reference, other.reference);
    }

    private static Level higher(Level one, Level other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }

    IncidentOpened opened(IncidentAlarm alarm, @Nullable Long toGo) {
        return new IncidentOpened(
                reference,
                platform,
                carrier,
                link,
                alarm.campaign(),
                alarm.client(),
                level,
                alarm.anomaly(),
                alarm.sent(),
                alarm.failed(),
                toGo,
                alarm.chance(),
                onset,
                acknowledgeBy,
                alarm.hold(),
                alarm.linkHold(),
                suspects,
                continues);
    }

    IncidentJoined joined(IncidentAlarm alarm, @Nullable Long toGo, boolean asksAgain) {
        return new IncidentJoined(
                reference,
                link,
                alarm.campaign(),
                alarm.client(),
                level,
                alarm.anomaly(),
                alarm.sent(),
                alarm.failed(),
                toGo,
                alarm.chance(),
                onset,
                acknowledgeBy,
                alarm.hold(),
                alarm.linkHold(),
                suspects,
                asksAgain ? true : null);
    }

    // What people do

    /** This person answers for it from now on. */
    void acknowledge(ActorId by, Instant now) {
        requireOpen();
        if (acknowledgedAt != null) {
            throw Problem.conflict(
                    "already-acknowledged", "Incident {0} was acknowledged at {1}.", reference, acknowledgedAt);
        }
        status = IncidentStatus.ACKNOWLEDGED;
        acknowledgedAt = now;
        acknowledgedBy = by.value();
        version++;
    }

    /** Whether it was, or is by now, acknowledged after its deadline. */
    boolean isLate(Instant now) {
        Instant at = acknowledgedAt == null ? now : acknowledgedAt;
        return acknowledgeBy != null && at.isAfter(acknowledgeBy);
    }

    /** Nobody has acknowledged it in time; empty if that is not so or known already. */
    @Nullable
    IncidentEscalated escalate(Instant now) {
        if (status != IncidentStatus.OPEN
                || escalatedAt != null
                || acknowledgeBy == null
                || now.isBefore(acknowledgeBy)) {
            return null;
        }
        escalatedAt = now;
        version++;
        return new IncidentEscalated(reference, acknowledgeBy);
    }

    /** Something is added to the dossier that stands only in the ledger. */
    void add() {
        requireOpen();
        if (additions >= MOST_ADDITIONS) {
            throw Problem.conflict("dossier-full", "The dossier of incident {0} has no room for more.", reference);
        }
        count();
    }

    /** A step towards its end is an addition too, and one for which there is always room. */
    private void count() {
        additions++;
        version++;
    }

    void inform(Informed what) {
        add();
        if (informed.size() >= MOST_INFORMED) {
            throw Problem.conflict("dossier-full", "The dossier of incident {0} has no room for more.", reference);
        }
        informed = Stream.concat(informed.stream(), Stream.of(what)).toList();
    }

    void blame(Cause what) {
        add();
        cause = what;
    }

    void plan(List<CorrectiveAction> actions) {
        add();
        correctiveActions = List.copyOf(actions);
    }

    void affect(Impact what) {
        add();
        impact = what;
    }

    // Closing

    /**
     * One person holds that it is over.
     *
     * @param found the cause, in place of what was stated before; null where that stands
     */
    void proposeClosing(ActorId by, Instant now, @Nullable Cause found) {
        requireOpen();
        if (acknowledgedAt == null) {
            throw Problem.conflict("not-acknowledged", "Nobody has acknowledged incident {0} yet.", reference);
        }
        if (cause == null && found == null) {
            throw Problem.conflict(
                    "no-cause",
                    "Incident {0} can be closed once its cause is stated: before, or now in 'cause' or in the note.",
                    reference);
        }
        if (found != null) {
            count();
            cause = found;
        }
        count();
        status = IncidentStatus.CLOSING_PROPOSED;
        closingProposedAt = now;
        closingProposedBy = by.value();
    }

    boolean isClosingProposed() {
        return status == IncidentStatus.CLOSING_PROPOSED;
    }

    boolean isClosingProposedBy(ActorId actor) {
        return actor.value().equals(closingProposedBy);
    }

    /** Another person agrees; whoever proposed it cannot, see {@link #isClosingProposedBy}. */
    void close(ActorId by, Instant now) {
        if (!isClosingProposed() || isClosingProposedBy(by)) {
            throw new IllegalArgumentException("closing takes two people");
        }
        status = IncidentStatus.CLOSED;
        closedAt = now;
        closedBy = by.value();
        version++;
    }

    /** Somebody holds that it is not over. */
    void declineClosing() {
        requireOpen();
        if (!isClosingProposed()) {
            throw Problem.conflict("not-proposed", "Nobody has proposed to close incident {0}.", reference);
        }
        count();
        takeBackProposal();
    }

    private void takeBackProposal() {
        status = IncidentStatus.ACKNOWLEDGED;
        closingProposedAt = null;
        closingProposedBy = null;
    }

    private void requireOpen() {
        if (!status.isOpen()) {
            throw Problem.conflict("wrong-status", "Incident {0} is '{1}' and takes nothing more.", reference, status)
                    .with("incidentStatus", JsonMappers.word(status));
        }
    }

    // What it tells of itself

    long id() {
        if (id == null) {
            throw new IllegalStateException("not stored yet");
        }
        return id;
    }

    public String reference() {
        return reference;
    }

    public IncidentStatus status() {
        return status;
    }

    public Level level() {
        return level;
    }

    public String platform() {
        return platform;
    }

    public String carrier() {
        return carrier;
    }

    public boolean isOfLink() {
        return link;
    }

    public Instant openedAt() {
        return openedAt;
    }

    public @Nullable Instant onset() {
        return onset;
    }

    /** Its onset, or when it was opened where that is not known. */
    Instant began() {
        return onset != null && onset.isBefore(openedAt) ? onset : openedAt;
    }

    List<Suspect> suspects() {
        return suspects;
    }

    @Nullable
    Instant acknowledgeBy() {
        return acknowledgeBy;
    }

    @Nullable
    Instant acknowledgedAt() {
        return acknowledgedAt;
    }

    @Nullable
    ActorId owner() {
        return actor(acknowledgedBy);
    }

    @Nullable
    Instant escalatedAt() {
        return escalatedAt;
    }

    @Nullable
    Cause cause() {
        return cause;
    }

    List<CorrectiveAction> correctiveActions() {
        return correctiveActions;
    }

    @Nullable
    Impact impact() {
        return impact;
    }

    List<Informed> informed() {
        return informed;
    }

    @Nullable
    Instant closingProposedAt() {
        return closingProposedAt;
    }

    @Nullable
    ActorId closingProposedBy() {
        return actor(closingProposedBy);
    }

    @Nullable
    Instant closedAt() {
        return closedAt;
    }

    @Nullable
    ActorId closedBy() {
        return actor(closedBy);
    }

    private static @Nullable ActorId actor(@Nullable String id) {
        return id == null ? null : new ActorId(id);
    }

    @Nullable
    String mergedInto() {
        return mergedInto;
    }

    @Nullable
    String continues() {
        return continues;
    }

    long version() {
        return version;
    }

    List<IncidentAlarm> alarms() {
        return List.copyOf(alarms);
    }

    /** The campaigns of its alarms, sorted. */
    List<String> campaigns() {
        return alarms.stream().map(IncidentAlarm::campaign).distinct().sorted().toList();
    }

    /** The clients of these campaigns, sorted. */
    List<String> clients() {
        return alarms.stream().map(IncidentAlarm::client).distinct().sorted().toList();
    }

    /** When this hold was placed. */
    Instant heldSince(String hold) {
        return alarms.stream()
                .filter(alarm -> hold.equals(alarm.hold()) || hold.equals(alarm.linkHold()))
                .map(IncidentAlarm::raisedAt)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(reference + " has no hold " + hold));
    }

    /** The holds that the watch placed with its alarms, in the order in which they came. */
    List<String> holds() {
        return alarms.stream()
                .flatMap(alarm -> Stream.of(alarm.hold(), alarm.linkHold()))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .toList();
    }
}
