package org.countersign.platforms;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.countersign.access.Caller;
import org.countersign.access.Callers;
import org.countersign.access.Refusal;
import org.countersign.access.Role;
import org.countersign.carriers.Carrier;
import org.countersign.carriers.Carriers;
import org.countersign.core.ActorId;
import org.countersign.core.Cursor;
import org.countersign.core.Etags;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.countersign.ledger.Entries;
import org.countersign.ledger.Entry;
import org.countersign.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/**
 * Opens, amends and ends interconnects. It fires {@link InterconnectOpened} and {@link InterconnectEnded} in the same
 * transaction, after their own facts, for the rooms below that must follow.
 */
@ApplicationScoped
public class InterconnectService {
    /** What attempts that are refused are on record as. */
    static final String REOPEN = "reopen-interconnect";

    private final Platforms platforms;
    private final Carriers carriers;
    private final Interconnects interconnects;
    private final DeclaredReleases declared;
    private final Ledger ledger;
    private final Entries entries;
    private final Event<InterconnectOpened> opened;
    private final Event<InterconnectEnded> ended;
    private final Callers callers;
    private final Clock clock;

    InterconnectService(
            Platforms platforms,
            Carriers carriers,
            Interconnects interconnects,
            DeclaredReleases declared,
            Ledger ledger,
            Entries entries,
            Event<InterconnectOpened> opened,
            Event<InterconnectEnded> ended,
            Callers callers,
            Clock clock) {
        this.platforms = platforms;
        this.carriers = carriers;
        this.interconnects = interconnects;
        this.declared = declared;
        this.ledger = ledger;
        this.entries = entries;
        this.opened = opened;
        this.ended = ended;
        this.callers = callers;
        this.clock = clock;
    }

    /** What a PUT has come to. */
    public record Outcome(InterconnectView interconnect, boolean created) {}

    /**
     * Lets the two be linked on these terms.
     *
     * @param ifMatch the versions that the caller will change; null for any, and for none at all
     */
    @Transactional
    public Outcome put(String platformCode, String carrierCode, @Nullable String ifMatch, InterconnectTerms terms) {
        Platform platform = platforms.lock(platformCode);
        Carrier carrier = carriers.require(carrierCode);
        Optional<Interconnect> before = interconnects.everBetween(platform, carrierCode);
        if (before.isPresent() && before.get().isRunning()) {
            Interconnect interconnect = before.get();
            Etags.require(ifMatch, interconnect.version());
            if (interconnect.amend(terms)) {
                platform.touch();
                ledger.append(callers.id(), interconnect.amended());
            }
            return new Outcome(InterconnectView.of(interconnect), false);
        }
        if (ifMatch != null) {
            throw Problem.preconditionFailed();
        }
        if (interconnects.countRunning(platform) >= Interconnects.MOST_PER_PLATFORM) {
            throw Problem.conflict(
                    "too-many-interconnects",
                    "Platform '{0}' has {1} interconnects, the most that one may have.",
                    platformCode,
                    Interconnects.MOST_PER_PLATFORM);
        }
        Interconnect interconnect;
        if (before.isPresent()) {
            interconnect = before.get();
            requireMayReopen(interconnect);
            interconnect.reopen(terms, clock.instant());
        } else {
            interconnect = new Interconnect(platform, carrier, terms, clock.instant());
            interconnects.persist(interconnect);
        }
        platform.touch();
        InterconnectOpened fact = interconnect.opened();
        ledger.append(callers.id(), fact);
        opened.fire(fact);
        return new Outcome(InterconnectView.of(interconnect), true);
    }

    /**
     * Closed changes ask nobody who comes back. So whoever could have sent a carrier away for as long as one was declared and closed
     * does not bring it back alone.
     */
    private void requireMayReopen(Interconnect interconnect) {
        String platform = interconnect.platform().code();
        String carrier = interconnect.carrier().code();
        String subject = interconnect.ended().subject();
        Caller caller = callers.current();
        ActorId ender = entries.newest(InterconnectEnded.KIND, subject, any -> true)
                .map(Entry::actor)
                .orElse(caller.actor());
        // Who holds a key is not known; administrators, who give them out, can.
        boolean another = ender.isPerson() ? !ender.equals(caller.actor()) : caller.has(Role.ADMIN);
        if ((!caller.actor().isPerson() || !another) && declared.anyClosedWithout(platform, carrier)) {
            throw new Refusal(
                    REOPEN,
                    subject,
                    Problem.forbidden(
                            "Changes of the platform were closed without carrier '{0}', so its link is opened again by a person"
                                    + " other than who ended it.",
                            carrier));
        }
    }

    /**
     * Ends the link.
     *
     * @param ifMatch the versions that the caller will end; null for any
     */
    @Transactional
    public void end(String platformCode, String carrierCode, @Nullable String ifMatch) {
        Platform platform = platforms.lock(platformCode);
        Interconnect interconnect = interconnects.requireRunning(platformCode, carrierCode);
        Etags.require(ifMatch, interconnect.version());
        interconnect.end(clock.instant());
        platform.touch();
        InterconnectEnded fact = interconnect.ended();
        ledger.append(callers.id(), fact);
        ended.fire(fact);
    }

    @Transactional
    public InterconnectView get(String platformCode, String carrierCode) {
        return InterconnectView.of(interconnects.requireRunning(platformCode, carrierCode));
    }

    @Transactional
    public Page<InterconnectView> list(String platformCode, @Nullable String onlyCarrier, Paging paging) {
        platforms.require(platformCode);
        return Page.of(
                interconnects.page(platformCode, onlyCarrier, paging),
                paging.limit,
                InterconnectView::of,
                interconnect -> Cursor.of(interconnect.openedAt(), interconnect.id()));
    }
}
