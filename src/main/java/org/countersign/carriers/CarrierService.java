package org.countersign.carriers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.errorprone.annotations.CompileTimeConstant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.countersign.core.CurrentActor;
import org.countersign.core.Cursor;
import org.countersign.core.Etags;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.core.Patch;
import org.countersign.core.Problem;
import org.countersign.core.UniqueViolation;
import org.countersign.core.Words;
import org.countersign.ledger.Entries;
import org.countersign.ledger.Entry;
import org.countersign.ledger.Ledger;
import org.countersign.ledger.Texts;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Registers and amends carriers. */
@ApplicationScoped
public class CarrierService {
    /** Facts that are read at a time. */
    private static final int FACTS = 200;

    private final Carriers carriers;
    private final Entries entries;
    private final Texts texts;
    private final Ledger ledger;
    private final CurrentActor actor;
    private final Patch patch;
    private final Clock clock;

    CarrierService(
            Carriers carriers,
            Entries entries,
            Texts texts,
            Ledger ledger,
            CurrentActor actor,
            Patch patch,
            Clock clock) {
        this.carriers = carriers;
        this.entries = entries;
        this.texts = texts;
        this.ledger = ledger;
        this.actor = actor;
        this.patch = patch;
        this.clock = clock;
    }

    @Transactional
    public CarrierView register(CarrierContent content) {
        content.check();
        requireFree(content);
        Carrier carrier = new Carrier(content, clock.instant());
        write(content, () -> carriers.persist(carrier));
        ledger.append(actor.id(), carrier.registered());
        return CarrierView.of(carrier);
    }

    /**
     * Changes the given properties.
     *
     * @param ifMatch the versions that the caller will change; null for any
     */
    @Transactional
    public CarrierView amend(String code, @Nullable String ifMatch, ObjectNode given) {
        Carrier carrier = carriers.lock(code);
        Etags.require(ifMatch, carrier.version());
        CarrierContent content = patch.apply(given, carrier.content(), CarrierContent.class);
        if (!content.code().equals(code)) {
            throw Problem.badRequest("/code", "cannot be changed");
        }
        content.check();
        requireFree(content);
        if (carrier.amend(content)) {
            write(content, () -> {});
            ledger.append(actor.id(), carrier.amended());
        }
        return CarrierView.of(carrier);
    }

    @Transactional
    public CarrierView get(String code) {
        return CarrierView.of(carriers.require(code));
    }

    /**
     * Carriers, newest first.
     *
     * @param q stands in the code or the name, or is a PLMN; in any case of letters
     */
    @Transactional
    public Page<CarrierView> list(@Nullable String q, @Nullable String country, @Nullable String plmn, Paging paging) {
        return Page.of(
                carriers.page(q, country, plmn, paging),
                paging.limit,
                CarrierView::of,
                carrier -> Cursor.of(carrier.id()));
    }

    /** Those of these carriers that there are, by their codes. */
    @Transactional
    public Map<String, CarrierView> byCodes(Collection<String> codes) {
        return codes.isEmpty()
                ? Map.of()
                : carriers.list("code in ?1", codes).stream()
                        .map(CarrierView::of)
                        .collect(Collectors.toMap(CarrierView::code, Function.identity()));
    }

    /** Whether somebody with this e-mail address is a contact of the carrier; a 404 problem without such a carrier. */
    @Transactional
    public boolean hasContact(String code, String email) {
        return carriers.require(code).contacts().stream().anyMatch(contact -> isTo(contact, email));
    }

    /** The facts about the carrier whose texts name a contact with this e-mail address, in order. */
    @Transactional
    public List<Long> factsWithContact(String code, String email) {
        List<Long> found = new ArrayList<>();
        long before = Long.MAX_VALUE;
        List<Entry> page;
        do {
            page = entries.about(code, before, FACTS);
            for (Entry entry : page) {
                before = entry.index();
                if (CarrierReconciliation.isContent(entry) && namesContact(entry, email)) {
                    found.add(entry.index());
                }
            }
        } while (page.size() == FACTS);
        Collections.reverse(found);
        return found;
    }

    private boolean namesContact(Entry entry, String email) {
        String text = texts.text(entry.fact(CarrierAmended.class).contacts().commitment());
        return text != null && CarrierReconciliation.contacts(text).stream().anyMatch(contact -> isTo(contact, email));
    }

    /** Lets nobody with this e-mail address be a contact of the carrier any more. */
    @Transactional
    public void removeContact(String code, String email) {
        Carrier carrier = carriers.lock(code);
        CarrierContent before = carrier.content();
        CarrierContent content = new CarrierContent(
                before.code(),
                before.name(),
                before.country(),
                before.plmns(),
                before.language(),
                before.sensitiveNames(),
                before.contacts().stream()
                        .filter(contact -> !isTo(contact, email))
                        .toList());
        if (carrier.amend(content)) {
            ledger.append(actor.id(), carrier.amended());
        }
    }

    private static boolean isTo(Contact contact, String email) {
        return contact.email().equalsIgnoreCase(email);
    }

    private void requireFree(CarrierContent content) {
        for (Map.Entry<String, String> taken :
                carriers.ownersOf(content.plmns()).entrySet()) {
            if (!taken.getValue().equals(content.code())) {
                throw plmnTaken("PLMN {0} belongs to carrier '{1}'.", taken.getKey(), taken.getValue())
                        .with("plmn", taken.getKey())
                        .with("carrier", taken.getValue());
            }
        }
    }

    private void write(CarrierContent content, Runnable change) {
        try {
            change.run();
            carriers.flush();
        } catch (ConstraintViolationException e) {
            if (UniqueViolation.isOf(e, "carrier_code_taken")) {
                throw Problem.conflict(
                        "already-exists", "There is already a {0} '{1}'.", Words.of("carrier"), content.code());
            }
            if (UniqueViolation.isOf(e, "carrier_plmn_taken")) {
                throw plmnTaken("Another carrier has just been given one of these PLMNs.");
            }
            throw e;
        }
    }

    private static Problem plmnTaken(@CompileTimeConstant String pattern, Object... arguments) {
        return Problem.conflict("plmn-taken", pattern, arguments);
    }
}
