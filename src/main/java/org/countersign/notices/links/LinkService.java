package org.countersign.notices.links;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.countersign.access.Callers;
import org.countersign.carriers.Carriers;
import org.countersign.changes.ChangeService;
import org.countersign.changes.ChangeView;
import org.countersign.core.CurrentActor;
import org.countersign.core.Problem;
import org.countersign.ledger.Ledger;
import org.countersign.notices.Addressees;
import org.countersign.notices.Addressees.Addressee;
import org.countersign.notices.Subscriber;
import org.countersign.notices.subscriptions.SubscriptionService;
import org.countersign.signoffs.ByLink;
import org.countersign.signoffs.SignOffService;
import org.countersign.signoffs.SignOffView;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Makes links, opens them, and takes the answers of those who come by them. Looking at a link signs nothing. It dies when its time
 * is over, when somebody revokes it, when its recipient is no contact of the carrier any more, and when the change is amended.
 */
@ApplicationScoped
public class LinkService {
    private static final int MOST = 2_000;

    private final Links links;
    private final Addressees addressees;
    private final SubscriptionService subscriptions;
    private final ChangeService changes;
    private final SignOffService signOffs;
    private final Carriers carriers;
    private final Ledger ledger;
    private final CurrentActor actor;
    private final Callers callers;
    private final Clock clock;
    private final Duration lasts;

    LinkService(
            Links links,
            Addressees addressees,
            SubscriptionService subscriptions,
            ChangeService changes,
            SignOffService signOffs,
            Carriers carriers,
            Ledger ledger,
            CurrentActor actor,
            Callers callers,
            Clock clock,
            @ConfigProperty(name = "countersign.mail.links-last", defaultValue = "30d") Duration lasts) {
        this.links = links;
        this.addressees = addressees;
        this.subscriptions = subscriptions;
        this.changes = changes;
        this.signOffs = signOffs;
        this.carriers = carriers;
        this.ledger = ledger;
        this.actor = actor;
        this.callers = callers;
        this.clock = clock;
        this.lasts = lasts;
    }

    /**
     * A link as its reader finds it.
     *
     * @param change as the carrier sees it; null where it does not affect it any more
     * @param own where the carrier stands; null with it
     * @param carrierName what the carrier is called
     */
    public record Opened(
            Link link,
            Addressee reader,
            @Nullable ChangeView change,
            ChangeView.@Nullable Affected own,
            String carrierName) {
        /** Whether the change was amended since the letter was sent. */
        public boolean isAmended() {
            return change != null && change.revision() > link.revision();
        }

        /** Whether carriers are still asked. */
        public boolean isOpen() {
            return change != null && change.status().isInForce();
        }
    }

    /** The token of the link for this reader to this revision; empty once it was revoked. In the present transaction. */
    public Optional<String> token(String change, int revision, String carrier, String recipient) {
        Instant now = clock.instant();
        Link link = links.ensure(change, revision, carrier, recipient, now, now.plus(lasts));
        return link.isOverAt(now) ? Optional.empty() : Optional.of(links.token(link.id()));
    }

    /** What a link opens; empty if there is no such link, or not any more. */
    @Transactional
    public Optional<Opened> open(String token) {
        return found(token).map(opened -> {
            links.opened(opened.link(), clock.instant());
            return opened;
        });
    }

    private Optional<Opened> found(String token) {
        return links.ofToken(token)
                .filter(link -> !link.isOverAt(clock.instant()))
                .flatMap(link -> addressees
                        .find(link.recipient(), link.carrier())
                        .map(subscriptions::spokenTo)
                        .map(reader -> opened(link, reader)));
    }

    private Opened opened(Link link, Addressee reader) {
        String carrier = link.carrier();
        ChangeView change = changes.shownTo(Subscriber.carrier(carrier).caller(), link.change())
                .orElse(null);
        ChangeView.Affected own = change == null
                ? null
                : change.affected().stream()
                        .filter(row -> row.carrier().equals(carrier))
                        .findFirst()
                        .orElse(null);
        return new Opened(
                link,
                reader,
                own == null ? null : change,
                own,
                carriers.namesOf(List.of(carrier)).getOrDefault(carrier, carrier));
    }

    /** Takes an answer; a 404 problem if the link is over, and the same refusals as for everybody who signs off. */
    @Transactional
    public SignOffView answer(String token, LinkedAnswer answer) {
        Opened opened = found(token).orElseThrow(() -> Problem.notFound("link", "…"));
        Link link = opened.link();
        if (answer.revision() != link.revision()) {
            throw Problem.badRequest("/revision", "is not the one that this link is for");
        }
        SignOffView given = signOffs.signOffByLink(
                link.change(),
                answer.word(link.carrier()),
                new ByLink(link.actor(), answer.name(), opened.reader().email()));
        links.answered(link, clock.instant());
        return given;
    }

    /**
     * Ends the links of a carrier to a change, so that nobody signs by them any more, and puts that on record; if there are any. People
     * of a carrier can end those of their own.
     */
    @Transactional
    public void revoke(String change, String carrier) {
        changes.get(change);
        @Nullable String only = callers.current().readsOnlyCarrier();
        if (only != null && !only.equals(carrier)) {
            throw Problem.forbidden("The links of another carrier are not yours to end.");
        }
        carriers.require(carrier);
        if (links.revoke(change, carrier, clock.instant()) > 0) {
            ledger.append(actor.id(), new LinksRevoked(change, carrier));
        }
    }

    /** The carriers by whose links one can still answer a change. */
    @Transactional
    public SortedSet<String> carriersWithLinks(String change) {
        Instant now = clock.instant();
        return links.to(change, MOST).stream()
                .filter(link -> !link.isOverAt(now))
                .map(Link::carrier)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The newest link of each recipient to a change. */
    @Transactional
    public NewestLinks newest(String change) {
        return new NewestLinks(links.to(change, MOST));
    }

    /** The newest link of each recipient of a carrier to each of these changes. */
    @Transactional
    public NewestLinks newestOf(String carrier, Collection<String> references) {
        return references.isEmpty()
                ? NewestLinks.NONE
                : new NewestLinks(links.of(carrier, Set.copyOf(references), MOST));
    }
}
