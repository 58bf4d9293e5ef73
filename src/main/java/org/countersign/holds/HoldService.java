package org.countersign.holds;

import com.google.errorprone.annotations.CompileTimeConstant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.countersign.access.Refusal;
import org.countersign.campaigns.Campaigns;
import org.countersign.campaigns.Clients;
import org.countersign.carriers.Carriers;
import org.countersign.core.ActorId;
import org.countersign.core.CurrentActor;
import org.countersign.core.Cursor;
import org.countersign.core.Etags;
import org.countersign.core.Language;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.countersign.core.Words;
import org.countersign.ledger.Ledger;
import org.countersign.platforms.Platforms;
import org.jspecify.annotations.Nullable;

/** Places holds, for whoever sees a danger; has people lift them, since that takes the responsibility. */
@ApplicationScoped
public class HoldService {
    /** What attempts that are refused are on record as. */
    static final String LIFT = "lift-hold";

    private final Holds holds;
    private final Campaigns campaigns;
    private final Clients clients;
    private final Platforms platforms;
    private final Carriers carriers;
    private final Ledger ledger;
    private final CurrentActor actor;
    private final Clock clock;
    private final Event<HoldLifted> lifted;

    HoldService(
            Holds holds,
            Campaigns campaigns,
            Clients clients,
            Platforms platforms,
            Carriers carriers,
            Ledger ledger,
            CurrentActor actor,
            Clock clock,
            Event<HoldLifted> lifted) {
        this.holds = holds;
        this.campaigns = campaigns;
        this.clients = clients;
        this.platforms = platforms;
        this.carriers = carriers;
        this.ledger = ledger;
        this.actor = actor;
        this.clock = clock;
        this.lifted = lifted;
    }

    @Transactional
    public HoldView place(NewHold content) {
        return place(actor.id(), content);
    }

    /** Places a hold that this one asks for. */
    @Transactional
    public HoldView place(ActorId by, NewHold content) {
        return place(by, content.scope(), content.reason(), null);
    }

    /** Places a hold because of what the delivery watch found. */
    @Transactional
    public HoldView place(ActorId by, HoldScope scope, WatchFinding finding) {
        return place(by, scope, finding.on(scope).in(Language.EN), finding);
    }

    private HoldView place(ActorId by, HoldScope scope, String reason, @Nullable WatchFinding finding) {
        requireKnown(
                "campaign", scope.campaign(), code -> campaigns.byCode(code).isPresent());
        requireKnown("client", scope.client(), code -> clients.byCode(code).isPresent());
        requireKnown(
                "platform", scope.platform(), code -> platforms.byCode(code).isPresent());
        requireKnown("carrier", scope.carrier(), code -> carriers.byCode(code).isPresent());
        Hold hold = new Hold(scope, reason, finding, by, clock.instant());
        holds.persist(hold);
        ledger.append(by, hold.placed());
        return hold.view();
    }

    /**
     * Lets what the hold stopped go on.
     *
     * @param ifMatch the versions that the caller has in mind; null for any
     */
    @Transactional
    public HoldView lift(String reference, @Nullable String ifMatch, String reason) {
        Hold hold = holds.lock(reference);
        ActorId by = actor.id();
        if (!by.isPerson()) {
            throw new Refusal(
                    LIFT, reference, Problem.forbidden("A hold is lifted by a person; an API key is not one."));
        }
        Etags.require(ifMatch, hold.version());
        HoldLifted fact = hold.lift(reason, by, clock.instant());
        ledger.append(by, fact);
        lifted.fire(fact);
        return hold.view();
    }

    /**
     * A hold by its reference.
     *
     * @param onlyClient whose launches it must stop; null for any hold
     * @throws Problem 404 if there is none
     */
    @Transactional
    public HoldView get(String reference, @Nullable String onlyClient) {
        HoldView hold = holds.require(reference).view();
        if (onlyClient != null && isOfAnother(hold.scope(), onlyClient)) {
            throw Problem.notFound("hold", reference);
        }
        return hold;
    }

    private boolean isOfAnother(HoldScope scope, String client) {
        if (scope.campaign() != null) {
            return campaigns
                    .byCode(scope.campaign())
                    .filter(campaign -> campaign.client().code().equals(client))
                    .isEmpty();
        }
        return scope.client() != null && !scope.client().equals(client);
    }

    @Transactional
    public Page<HoldView> list(HoldFilter filter, Paging paging) {
        return Page.of(holds.page(filter, paging), paging.limit, Hold::view, hold -> Cursor.of(hold.id()));
    }

    private interface Known {
        boolean test(String code);
    }

    private static void requireKnown(@CompileTimeConstant String what, @Nullable String code, Known known) {
        if (code != null && !known.test(code)) {
            throw Problem.badRequest("/scope/" + what, "there is no {0} '{1}'", Words.of(what), code);
        }
    }
}
