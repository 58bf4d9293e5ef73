package org.countersign.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.countersign.core.ActorId;
import org.countersign.core.Cursor;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.countersign.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/** Tells who is signed in on pages, and ends sessions: at once, on every node. */
@ApplicationScoped
public class SessionService {
    private final OpenSessions sessions;
    private final People people;
    private final Ledger ledger;

    SessionService(OpenSessions sessions, People people, Ledger ledger) {
        this.sessions = sessions;
        this.people = people;
        this.ledger = ledger;
    }

    /**
     * Open sessions, the newest first.
     *
     * @param person whose; null for everybody's
     * @param q a part of a name or a login; null for any
     */
    @Transactional
    public Page<SessionView> list(@Nullable ActorId person, @Nullable String q, Paging paging) {
        return Page.of(
                sessions.page(person, q, paging),
                paging.limit,
                found -> SessionView.of(found.session(), found.owner()),
                found -> Cursor.of(found.session().id()));
    }

    /** An open session, or a 404 problem. */
    @Transactional
    public SessionView get(String id) {
        return sessions.resume(id)
                .map(found -> SessionView.of(found.session(), found.owner()))
                .orElseThrow(() -> Problem.notFound("session", id));
    }

    /** Ends one session of somebody; a 404 problem when it has ended already. */
    @Transactional
    public void end(ActorId by, String id) {
        Session session = sessions.resume(id)
                .orElseThrow(() -> Problem.notFound("session", id))
                .session();
        sessions.deleteById(id);
        ledger.append(by, new SessionsEnded(session.person().value(), id));
    }

    /** Ends all sessions of somebody. */
    @Transactional
    public void endAll(ActorId by, String person) {
        Person owner = people.findByIdOptional(person).orElseThrow(() -> Problem.notFound("person", person));
        people.endSessions(owner.actor());
        sessions.endOthers(owner.actor(), null);
        ledger.append(by, new SessionsEnded(person, null));
    }

    /** Ends the session with which somebody signs out; nothing happens if it has ended. */
    @Transactional
    public void signOut(String id) {
        sessions.deleteById(id);
    }

    /**
     * Ends the sessions of somebody who asks for it themselves.
     *
     * @param kept the one that goes on; null for none
     */
    @Transactional
    public void endOthers(ActorId person, @Nullable String kept) {
        sessions.endOthers(person, kept);
    }
}
