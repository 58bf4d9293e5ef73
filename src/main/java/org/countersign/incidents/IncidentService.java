package org.countersign.incidents;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.countersign.access.ActorNames;
import org.countersign.access.Callers;
import org.countersign.access.Refusal;
import org.countersign.changes.Changes;
import org.countersign.core.ActorId;
import org.countersign.core.Cursor;
import org.countersign.core.Etags;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.countersign.core.Words;
import org.countersign.holds.Holds;
import org.countersign.ledger.Fact;
import org.countersign.ledger.FreeText;
import org.countersign.ledger.Ledger;
import org.countersign.watch.Renewal;
import org.jspecify.annotations.Nullable;

/** Keeps the dossiers of incidents: who answers for them, what is found out, and that two people agree that they are over. */
@ApplicationScoped
public class IncidentService {
    /** What attempts that are refused are on record as. */
    static final String ACKNOWLEDGE = "acknowledge-incident";

    static final String CLOSE = "close-incident";
    /** Of each part of {@link Duty}. */
    static final int MOST_DUTIES = 50;

    private final Incidents incidents;
    private final IncidentViews views;
    private final Changes changes;
    private final Holds holds;
    private final Renewal renewal;
    private final Ledger ledger;
    private final Callers callers;
    private final ActorNames names;
    private final Clock clock;

    IncidentService(
            Incidents incidents,
            IncidentViews views,
            Changes changes,
            Holds holds,
            Renewal renewal,
            Ledger ledger,
            Callers callers,
            ActorNames names,
            Clock clock) {
        this.incidents = incidents;
        this.views = views;
        this.changes = changes;
        this.holds = holds;
        this.renewal = renewal;
        this.ledger = ledger;
        this.callers = callers;
        this.names = names;
        this.clock = clock;
    }

    @Transactional
    public IncidentView get(String reference) {
        return views.of(incidents.require(reference));
    }

    @Transactional
    public Page<IncidentSummary> list(IncidentFilter filter, Paging paging) {
        List<Incident> rows = incidents.page(filter, paging);
        Page<Incident> page = Page.of(rows, paging.limit, incident -> incident, incident -> Cursor.of(incident.id()));
        return new Page<>(views.summaries(page.items()), page.next());
    }

    /** What this person has to do, at most {@value #MOST_DUTIES} of each. */
    @Transactional
    public Duty dutyOf(ActorId person) {
        return new Duty(
                views.summaries(incidents.unacknowledged(MOST_DUTIES)),
                views.summaries(incidents.answeredForBy(person, MOST_DUTIES)),
                views.summaries(incidents.proposedByOthers(person, MOST_DUTIES)));
    }

    /** The caller answers for the incident from now on. */
    @Transactional
    public IncidentView acknowledge(String reference, @Nullable String ifMatch, @Nullable String note) {
        ActorId by = person(ACKNOWLEDGE, reference);
        Incident incident = locked(reference, ifMatch);
        Instant now = clock.instant();
        incident.acknowledge(by, now);
        return recorded(incident, new IncidentAcknowledged(reference, incident.isLate(now), FreeText.ofNullable(note)));
    }

    @Transactional
    public NoteView note(String reference, @Nullable String ifMatch, String note) {
        Incident incident = locked(reference, ifMatch);
        incident.add();
        ActorId by = callers.id();
        ledger.append(by, new IncidentNoted(reference, FreeText.of(note)));
        Map<ActorId, String> known = names.of(List.of(by), callers.current());
        return new NoteView(clock.instant(), by, known.get(by), note);
    }

    /** Writes down that a client was told. */
    @Transactional
    public IncidentView inform(String reference, @Nullable String ifMatch, Information content) {
        Incident incident = locked(reference, ifMatch);
        Instant now = clock.instant();
        Instant at = content.at() == null ? now : content.at();
        if (at.isAfter(now)) {
            throw Problem.badRequest("/at", "must not lie in the future");
        }
        if (at.isBefore(incident.began())) {
            throw Problem.badRequest("/at", "must not lie before the incident, {0}", incident.began());
        }
        String client = client(incident, content.client());
        FreeText by = FreeText.of(content.by());
        FreeText note = FreeText.ofNullable(content.note());
        incident.inform(new Informed(client, at, by, note, now, callers.id()));
        return recorded(incident, new IncidentClientInformed(reference, client, at, by, note));
    }

    private static String client(Incident incident, @Nullable String named) {
        List<String> clients = incident.clients();
        if (named == null) {
            if (clients.size() > 1) {
                throw Problem.badRequest("/client", "is needed, because the incident touches several: {0}", clients);
            }
            return clients.get(0);
        }
        if (!clients.contains(named)) {
            throw Problem.badRequest("/client", "is not a client whom the incident touches; those are {0}", clients);
        }
        return named;
    }

    @Transactional
    public IncidentView setCause(String reference, @Nullable String ifMatch, NewCause content) {
        Incident incident = locked(reference, ifMatch);
        Cause cause = cause(content.cause(), content.change());
        incident.blame(cause);
        return recorded(incident, new IncidentCauseSet(reference, cause.cause(), cause.change()));
    }

    private Cause cause(String text, @Nullable String change) {
        if (change != null && changes.byReference(change).isEmpty()) {
            throw Problem.badRequest("/change", "there is no {0} '{1}'", Words.of("change"), change);
        }
        return new Cause(FreeText.of(text), change, clock.instant(), callers.id());
    }

    /** All corrective actions, in place of those stated before. */
    @Transactional
    public IncidentView setCorrectiveActions(String reference, @Nullable String ifMatch, NewCorrectiveActions content) {
        Incident incident = locked(reference, ifMatch);
        Instant now = clock.instant();
        List<CorrectiveAction> actions = content.actions().stream()
                .map(action -> new CorrectiveAction(
                        FreeText.of(action.action()),
                        FreeText.ofNullable(action.responsible()),
                        action.due(),
                        action.doneAt()))
                .toList();
        for (int i = 0; i < actions.size(); i++) {
            Instant doneAt = actions.get(i).doneAt();
            if (doneAt != null && doneAt.isAfter(now)) {
                throw Problem.badRequest("/actions/" + i + "/doneAt", "must not lie in the future");
            }
        }
        incident.plan(actions);
        return recorded(incident, new IncidentCorrectiveActionsSet(reference, actions));
    }

    @Transactional
    public IncidentView setImpact(String reference, @Nullable String ifMatch, NewImpact content) {
        Incident incident = locked(reference, ifMatch);
        FreeText note = FreeText.ofNullable(content.note());
        incident.affect(new Impact(
                content.recipients(), content.harmed(), content.putRight(), note, clock.instant(), callers.id()));
        return recorded(
                incident,
                new IncidentImpactSet(reference, content.recipients(), content.harmed(), content.putRight(), note));
    }

    /**
     * Proposes to close the incident, or agrees to what another person has proposed, which closes it. Whatever was only warned of
     * is watched anew from then on. Who proposes may state the cause with it; who agrees agrees to the cause too.
     */
    @Transactional
    public IncidentView close(String reference, @Nullable String ifMatch, NewClosing content) {
        ActorId by = person(CLOSE, reference);
        List<String> campaigns = incidents.campaignsOf(reference);
        // In the order in which an alarm locks them.
        renewal.lock(campaigns);
        Incident incident = locked(reference, ifMatch);
        if (incident.isClosingProposedBy(by)) {
            throw new Refusal(
                    CLOSE,
                    reference,
                    Problem.forbidden("You proposed to close this incident; somebody else has to agree."));
        }
        requireLifted(incident);
        if (!incident.isClosingProposed()) {
            return proposeClosing(incident, by, content);
        }
        requireSameCause(incident, content);
        ActorId proposer = Objects.requireNonNull(incident.closingProposedBy());
        incident.close(by, clock.instant());
        renewal.afterWarnings(campaigns, incident.carrier());
        return recorded(incident, new IncidentClosed(reference, proposer, FreeText.ofNullable(content.note())));
    }

    private IncidentView proposeClosing(Incident incident, ActorId by, NewClosing content) {
        String reference = incident.reference();
        boolean isStated = incident.cause() != null;
        String text = content.cause(isStated);
        if (isStated && text == null && content.change() != null) {
            throw Problem.badRequest("/cause", "is needed with a change, because another cause is stated");
        }
        Cause cause = text == null ? null : cause(text, content.change());
        incident.proposeClosing(by, clock.instant(), cause);
        if (cause != null) {
            ledger.append(by, new IncidentCauseSet(reference, cause.cause(), cause.change()));
        }
        return recorded(incident, new IncidentClosingProposed(reference, FreeText.ofNullable(content.note())));
    }

    /** Nobody agrees to one cause and has another one written down. */
    private void requireSameCause(Incident incident, NewClosing content) {
        if (content.cause() == null && content.change() == null) {
            return;
        }
        IncidentView.StatedCause stated = views.of(incident).cause();
        boolean same = stated != null
                && (content.cause() == null || content.cause().equals(stated.cause()))
                && (content.change() == null || content.change().equals(stated.change()));
        if (!same) {
            throw Problem.conflict(
                    "another-cause",
                    "Another cause of incident {0} was stated when its closing was proposed. Agree without one, or decline and state yours.",
                    incident.reference());
        }
    }

    private void requireLifted(Incident incident) {
        TreeSet<String> standing = new TreeSet<>(holds.standing(incident.holds()));
        if (!standing.isEmpty()) {
            throw Problem.conflict(
                            "hold-stands",
                            "Incident {0} can be closed once its holds are lifted: {1}.",
                            incident.reference(),
                            standing)
                    .with("holds", standing);
        }
    }

    /** One person suffices: the incident goes on. */
    @Transactional
    public IncidentView declineClosing(String reference, @Nullable String ifMatch, String reason) {
        Incident incident = locked(reference, ifMatch);
        incident.declineClosing();
        return recorded(incident, new IncidentClosingDeclined(reference, FreeText.of(reason)));
    }

    private Incident locked(String reference, @Nullable String ifMatch) {
        Incident incident = incidents.lock(reference);
        Etags.require(ifMatch, incident.version());
        return incident;
    }

    private IncidentView recorded(Incident incident, Fact fact) {
        ledger.append(callers.id(), fact);
        return views.of(incident);
    }

    /** Two keys may belong to one person, and no key answers for anything. */
    private ActorId person(String operation, String subject) {
        ActorId by = callers.id();
        if (!by.isPerson()) {
            throw new Refusal(
                    operation, subject, Problem.forbidden("People answer for incidents; an API key is not one."));
        }
        return by;
    }
}
