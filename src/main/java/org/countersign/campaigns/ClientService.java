package org.countersign.campaigns;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.countersign.core.CurrentActor;
import org.countersign.core.Cursor;
import org.countersign.core.Etags;
import org.countersign.core.Ids;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.core.Patch;
import org.countersign.core.Problem;
import org.countersign.core.UniqueViolation;
import org.countersign.core.Words;
import org.countersign.ledger.Ledger;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Registers and amends clients; sets, amends and lifts the periods in which their campaigns are critical. */
@ApplicationScoped
public class ClientService {
    private final Clients clients;
    private final ProtectedPeriods periods;
    private final Ledger ledger;
    private final CurrentActor actor;
    private final Patch patch;
    private final Clock clock;

    ClientService(
            Clients clients, ProtectedPeriods periods, Ledger ledger, CurrentActor actor, Patch patch, Clock clock) {
        this.clients = clients;
        this.periods = periods;
        this.ledger = ledger;
        this.actor = actor;
        this.patch = patch;
        this.clock = clock;
    }

    @Transactional
    public ClientView register(ClientContent content) {
        Client client = new Client(content, clock.instant());
        try {
            clients.persistAndFlush(client);
        } catch (ConstraintViolationException e) {
            if (UniqueViolation.isOf(e, "client_code_taken")) {
                throw Problem.conflict(
                        "already-exists", "There is already a {0} '{1}'.", Words.of("client"), content.code());
            }
            throw e;
        }
        ledger.append(actor.id(), new ClientRegistered(client.code(), client.name()));
        return ClientView.of(client);
    }

    /**
     * Changes the given properties.
     *
     * @param ifMatch the versions that the caller will change; null for any
     */
    @Transactional
    public ClientView amend(String code, @Nullable String ifMatch, ObjectNode given) {
        Client client = clients.requireLocked(code);
        Etags.require(ifMatch, client.version());
        ClientContent content = patch.apply(given, client.content(), ClientContent.class);
        if (!content.code().equals(code)) {
            throw Problem.badRequest("/code", "cannot be changed");
        }
        if (client.amend(content)) {
            ledger.append(actor.id(), client.amended());
        }
        return ClientView.of(client);
    }

    /**
     * The client with this code.
     *
     * @param only the one client that may be seen; null for all
     */
    @Transactional
    public ClientView get(String code, @Nullable String only) {
        if (only != null && !only.equals(code)) {
            throw Problem.notFound("client", code);
        }
        return get(code);
    }

    @Transactional
    public ClientView get(String code) {
        return ClientView.of(clients.require(code));
    }

    /**
     * A page of clients.
     *
     * @param q stands in the code or the name, in any case of letters
     * @param only the one client that may be seen; null for all
     */
    @Transactional
    public Page<ClientView> list(@Nullable String q, @Nullable String only, Paging paging) {
        return Page.of(clients.page(q, only, paging), paging.limit, ClientView::of, client -> Cursor.of(client.id()));
    }

    @Transactional
    public ProtectedPeriodView protect(String code, ProtectedPeriodContent content) {
        Client client = clients.require(code);
        content.check();
        ProtectedPeriod period =
                new ProtectedPeriod("pp-" + Ids.next(clock.instant()), client, content, clock.instant());
        periods.persist(period);
        ledger.append(actor.id(), period.set());
        return ProtectedPeriodView.of(period);
    }

    /**
     * Changes the given properties of a protected period.
     *
     * @param ifMatch the versions that the caller will change; null for any
     */
    @Transactional
    public ProtectedPeriodView amendPeriod(String code, String id, @Nullable String ifMatch, ObjectNode given) {
        ProtectedPeriod period = periods.require(clients.requireLocked(code), id);
        Etags.require(ifMatch, period.version());
        ProtectedPeriodContent content = patch.apply(given, period.content(), ProtectedPeriodContent.class);
        content.check();
        period.amend(content).ifPresent(fact -> ledger.append(actor.id(), fact));
        return ProtectedPeriodView.of(period);
    }

    /**
     * Lets a period be protected no longer; it stays on record.
     *
     * @param ifMatch the versions that the caller will lift; null for any
     */
    @Transactional
    public ProtectedPeriodView lift(String code, String id, @Nullable String ifMatch, String reason) {
        ProtectedPeriod period = periods.require(clients.requireLocked(code), id);
        Etags.require(ifMatch, period.version());
        ledger.append(actor.id(), period.lift(reason, clock.instant()));
        return ProtectedPeriodView.of(period);
    }

    @Transactional
    public ProtectedPeriodView protectedPeriod(String code, String id) {
        return ProtectedPeriodView.of(periods.require(clients.require(code), id));
    }

    @Transactional
    public Page<ProtectedPeriodView> protectedPeriods(String code, Paging paging) {
        return Page.of(
                periods.page(clients.require(code), paging),
                paging.limit,
                ProtectedPeriodView::of,
                period -> Cursor.of(period.id()));
    }
}
