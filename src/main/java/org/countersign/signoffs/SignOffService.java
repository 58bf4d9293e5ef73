package org.countersign.signoffs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.countersign.access.ActorNames;
import org.countersign.access.Caller;
import org.countersign.access.Callers;
import org.countersign.access.Refusal;
import org.countersign.changes.AffectedCarrier;
import org.countersign.changes.Change;
import org.countersign.changes.ChangeService;
import org.countersign.changes.Changes;
import org.countersign.core.ActorId;
import org.countersign.core.Cursor;
import org.countersign.core.Etags;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.countersign.ledger.Entries;
import org.countersign.ledger.Entry;
import org.countersign.ledger.Ledger;
import org.countersign.ledger.Receipts;
import org.countersign.ledger.merkle.TlogProof;
import org.jspecify.annotations.Nullable;

/**
 * Takes the carriers' sign-offs. All that happens to a change happens under the lock of its row, one after the other: of
 * two people of one carrier the later one counts, and a sign-off that comes after an amendment is told so.
 */
@ApplicationScoped
public class SignOffService {
    /** What attempts that are refused are on record as. */
    public static final String OPERATION = "sign-off";

    private final SignOffs signOffs;
    private final Changes changes;
    private final ChangeService changeService;
    private final Ledger ledger;
    private final Entries entries;
    private final Receipts receipts;
    private final ActorNames names;
    private final Callers callers;
    private final Clock clock;

    SignOffService(
            SignOffs signOffs,
            Changes changes,
            ChangeService changeService,
            Ledger ledger,
            Entries entries,
            Receipts receipts,
            ActorNames names,
            Callers callers,
            Clock clock) {
        this.signOffs = signOffs;
        this.changes = changes;
        this.changeService = changeService;
        this.ledger = ledger;
        this.entries = entries;
        this.receipts = receipts;
        this.names = names;
        this.callers = callers;
        this.clock = clock;
    }

    /**
     * What has come of a sign-off.
     *
     * @param isNew false when the carrier had said just that already
     */
    public record Outcome(SignOffView signOff, boolean isNew) {}

    /**
     * Lets a carrier speak about the present revision of a change.
     *
     * @param ifMatch the versions of the change that the caller has in mind; null for any
     */
    @Transactional
    public Outcome signOff(String reference, @Nullable String ifMatch, NewSignOff word) {
        Caller caller = callers.current();
        String carrier = requireOwn(caller, reference, word);
        word.check();
        Change change = changes.lock(reference);
        Etags.require(ifMatch, change.version());
        return signOff(change, carrier, word, caller.actor(), null, caller);
    }

    /**
     * Lets who came by a link that was sent to a contact speak for the carrier that the word names.
     *
     * @param link what they came by, which whoever calls this has checked
     */
    @Transactional
    public SignOffView signOffByLink(String reference, NewSignOff word, ByLink link) {
        word.check();
        return signOff(
                        changes.lock(reference),
                        Objects.requireNonNull(word.carrier()),
                        word,
                        link.link(),
                        link,
                        Caller.SYSTEM)
                .signOff();
    }

    private Outcome signOff(
            Change change, String carrier, NewSignOff word, ActorId by, @Nullable ByLink link, Caller reader) {
        change.requireSignable(word.revision());
        Optional<SignOff> present = present(change, carrier);
        if (present.isPresent() && present.get().says(word)) {
            return new Outcome(view(present.get(), reader), false);
        }
        if (link != null && present.filter(SignOff::isAcceptance).isPresent()) {
            // The page that it was given on does not offer it, and is from before.
            throw Problem.conflict(
                    "already-accepted", "The carrier has accepted this revision. To take that back, sign in.");
        }
        SignOff signOff = new SignOff(change, carrier, word, by, link, clock.instant());
        signOff.applyTo(change);
        signOffs.persist(signOff);
        ledger.append(by, signOff.signedOff());
        return new Outcome(view(signOff, reader), true);
    }

    /** The entries of the sign-offs of a carrier that were given by a link sent to this address. */
    @Transactional
    public List<Long> factsSentTo(String carrier, String address) {
        return signOffs.sentTo(carrier, address).stream()
                .flatMap(signOff -> entries
                        .newest(
                                SignedOff.KIND,
                                signOff.reference(),
                                entry -> entry.fact(SignedOff.class).signOff().equals(signOff.id()))
                        .stream())
                .map(Entry::index)
                .toList();
    }

    /** The sign-off that counts for the carrier at present. */
    private Optional<SignOff> present(Change change, String carrier) {
        AffectedCarrier row = change.affected().get(carrier);
        return row == null || row.signOff() == null ? Optional.empty() : signOffs.of(change, row.signOff());
    }

    /** The carrier for which the caller may speak; nobody speaks for another one, whatever else they may do. */
    private static String requireOwn(Caller caller, String reference, NewSignOff word) {
        String own = caller.carrier();
        if (own == null || (word.carrier() != null && !word.carrier().equals(own))) {
            throw new Refusal(
                    OPERATION, reference, Problem.forbidden("Only the people and keys of a carrier sign off for it."));
        }
        return own;
    }

    @Transactional
    public SignOffView get(String reference, String id) {
        Change change = changeService.visible(reference);
        Caller caller = callers.current();
        return signOffs.of(change, id)
                .filter(signOff -> isFor(signOff, caller))
                .map(signOff -> view(signOff, caller))
                .orElseThrow(() -> Problem.notFound("sign-off", id));
    }

    /** The sign-off as this reader may see it, for those who act outside of a reader's own request; empty if they may not. */
    @Transactional
    public Optional<SignOffView> shownTo(Caller reader, String reference, String id) {
        if (changeService.shownTo(reader, reference).isEmpty()) {
            return Optional.empty();
        }
        return signOffs.of(changes.require(reference), id)
                .filter(signOff -> isFor(signOff, reader))
                .map(signOff -> view(signOff, reader));
    }

    /** The proof to keep that a sign-off is in the ledger, for whoever may see the sign-off itself. */
    @Transactional
    public TlogProof receipt(String reference, String id) {
        String given = get(reference, id).id();
        return entries.newest(
                        SignedOff.KIND,
                        reference,
                        entry -> entry.fact(SignedOff.class).signOff().equals(given))
                .map(receipts::of)
                .orElseThrow(() -> Problem.notFound("sign-off", id));
    }

    /** What carriers said of a change; people of a carrier see what their own said. */
    @Transactional
    public Page<SignOffView> list(String reference, Paging paging) {
        Caller caller = callers.current();
        Change change = changeService.visible(reference);
        List<SignOff> rows = signOffs.page(change, caller.readsOnlyCarrier(), paging);
        Map<ActorId, String> known =
                names.of(rows.stream().map(SignOff::givenBy).toList(), caller);
        return Page.of(
                rows, paging.limit, signOff -> SignOffView.of(signOff, known), signOff -> Cursor.of(signOff.place()));
    }

    /** What each carrier said last of each of these revisions; people of a carrier see what their own said. */
    @Transactional
    public List<SignOffView> lastWords(String reference, Collection<Integer> ofRevisions) {
        Caller caller = callers.current();
        List<SignOff> words = signOffs.lastWords(changeService.visible(reference), ofRevisions).stream()
                .filter(word -> isFor(word, caller))
                .toList();
        Map<ActorId, String> known =
                names.of(words.stream().map(SignOff::givenBy).toList(), caller);
        return words.stream().map(word -> SignOffView.of(word, known)).toList();
    }

    private static boolean isFor(SignOff signOff, Caller reader) {
        return reader.readsAllCarriers() || signOff.carrier().equals(reader.readsOnlyCarrier());
    }

    private SignOffView view(SignOff signOff, Caller reader) {
        return SignOffView.of(signOff, names.of(List.of(signOff.givenBy()), reader));
    }
}
