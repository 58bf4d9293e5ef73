package org.countersign.erasures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.countersign.access.ApiKeys;
import org.countersign.access.People;
import org.countersign.access.Person;
import org.countersign.access.PersonService;
import org.countersign.access.Refusal;
import org.countersign.carriers.CarrierService;
import org.countersign.core.ActorId;
import org.countersign.core.CurrentActor;
import org.countersign.core.Cursor;
import org.countersign.core.Etags;
import org.countersign.core.IdempotencyKeys;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.countersign.ledger.Entries;
import org.countersign.ledger.Entry;
import org.countersign.ledger.FreeText;
import org.countersign.ledger.Ledger;
import org.countersign.ledger.TextErasure;
import org.countersign.signoffs.SignOffService;
import org.jspecify.annotations.Nullable;

/** Erases people and carriers' contacts: proposed by one administrator, agreed to and done by another. */
@ApplicationScoped
public class ErasureService {
    static final String OPERATION = "erasure";

    /**
     * What somebody wrote there is not about them: contacts are other people, what a change is about belongs to the platform,
     * whose carriers signed it, and the address of a webhook to its receiver.
     */
    static final Set<String> NOT_ABOUT_THE_AUTHOR = Set.of(
            "carrier-registered",
            "carrier-amended",
            "change-drafted",
            "change-revised",
            "template-proposed",
            "webhook-registered",
            ErasureProposed.KIND);

    private static final int MOST_CHOICES = 1_000;

    private final Erasures erasures;
    private final People people;
    private final PersonService personService;
    private final ApiKeys keys;
    private final CarrierService carriers;
    private final SignOffService signOffs;
    private final TextErasure texts;
    private final Entries entries;
    private final IdempotencyKeys answers;
    private final Ledger ledger;
    private final CurrentActor actor;
    private final Clock clock;

    ErasureService(
            Erasures erasures,
            People people,
            PersonService personService,
            ApiKeys keys,
            CarrierService carriers,
            SignOffService signOffs,
            TextErasure texts,
            Entries entries,
            IdempotencyKeys answers,
            Ledger ledger,
            CurrentActor actor,
            Clock clock) {
        this.erasures = erasures;
        this.people = people;
        this.personService = personService;
        this.keys = keys;
        this.carriers = carriers;
        this.signOffs = signOffs;
        this.texts = texts;
        this.entries = entries;
        this.answers = answers;
        this.ledger = ledger;
        this.actor = actor;
        this.clock = clock;
    }

    /** What would go if this were agreed to now; a 400 problem if there is nobody like that. */
    @Transactional
    public ErasurePreview preview(NewErasure wanted) {
        wanted.check();
        requireKnown(wanted);
        return previewOf(wanted.person(), wanted.carrier(), wanted.contact());
    }

    /** Whom one may choose from on a page: the ids of people by their logins and names, at most a thousand. */
    @Transactional
    public Map<String, String> people() {
        Map<String, String> choices = new TreeMap<>();
        people.find("login not like ?1 order by loginKey", FreeText.ERASED + "%").page(0, MOST_CHOICES).stream()
                .forEach(person -> choices.put(person.login() + " · " + person.name(), person.id()));
        return choices;
    }

    @Transactional
    public ErasureView propose(NewErasure wanted) {
        wanted.check();
        ActorId by = person(wanted.person() == null ? String.valueOf(wanted.carrier()) : wanted.person());
        requireKnown(wanted);
        if (erasures.isProposed(wanted)) {
            throw Problem.conflict(
                    "already-proposed", "This erasure has been proposed already, and nobody has approved it yet.");
        }
        Erasure erasure = new Erasure(wanted, by, clock.instant());
        erasures.persist(erasure);
        ledger.append(by, erasure.proposed());
        return erasure.view(previewOf(erasure.person(), erasure.carrier(), erasure.contact()));
    }

    /** Agrees, and erases for good. */
    @Transactional
    public ErasureView approve(String reference, @Nullable String ifMatch) {
        erasures.requireKnown(reference);
        ActorId by = person(reference);
        // Hashed before anything is locked, because that takes long.
        String noPassword = personService.noPassword();
        Erasure erasure = erasures.lock(reference);
        if (erasure.isProposedBy(by)) {
            throw refusal(reference, Problem.forbidden("You proposed this erasure; somebody else has to approve it."));
        }
        if (erasure.isOf(by)) {
            throw refusal(reference, Problem.forbidden("You cannot approve that you are erased yourself."));
        }
        Etags.require(ifMatch, erasure.version());
        erasure.requireOpen();
        @Nullable String person = erasure.person();
        if (person == null) {
            // First, for it locks the carrier: an amendment that still names the contact is then among what goes.
            carriers.removeContact(
                    Objects.requireNonNull(erasure.carrier()), Objects.requireNonNull(erasure.contact()));
        }
        List<Long> whole = affected(person, erasure.carrier(), erasure.contact());
        List<String> single = contactIn(reference);
        if (person != null) {
            personService.erase(by, person, noPassword);
        }
        ErasureApproved approved = erasure.approve(by, clock.instant(), whole.size());
        ErasureView done = erasure.view(null);
        texts.erase(by, reference, whole, single);
        if (person != null) {
            texts.eraseUnrecorded(new ActorId(person));
        }
        answers.forgetBodies();
        ledger.append(by, approved);
        return done;
    }

    @Transactional
    public ErasureView get(String reference) {
        Erasure erasure = erasures.require(reference);
        return erasure.view(
                erasure.isDone() ? null : previewOf(erasure.person(), erasure.carrier(), erasure.contact()));
    }

    @Transactional
    public Page<ErasureView> list(Paging paging) {
        return Page.of(
                erasures.page(paging), paging.limit, erasure -> erasure.view(null), erasure -> Cursor.of(erasure.id()));
    }

    private void requireKnown(NewErasure wanted) {
        if (wanted.person() != null) {
            if (people.findByIdOptional(wanted.person()).isEmpty()) {
                throw Problem.badRequest("/person", "is nobody who has an account here");
            }
        } else if (affected(null, wanted.carrier(), wanted.contact()).isEmpty()) {
            throw Problem.badRequest("/contact", "is not, and never was, a contact of that carrier");
        }
    }

    /** The entries whose texts go. */
    private List<Long> affected(@Nullable String person, @Nullable String carrier, @Nullable String contact) {
        return person != null
                ? texts.by(new ActorId(person), NOT_ABOUT_THE_AUTHOR)
                : Stream.concat(
                                carriers
                                        .factsWithContact(
                                                Objects.requireNonNull(carrier), Objects.requireNonNull(contact))
                                        .stream(),
                                signOffs.factsSentTo(carrier, contact).stream())
                        .toList();
    }

    /** The proposal itself names the contact. */
    private List<String> contactIn(String reference) {
        return entries.about(reference, Long.MAX_VALUE, 1).stream()
                .filter(entry -> entry.kind().equals(ErasureProposed.KIND))
                .map(entry -> entry.fact(ErasureProposed.class).contact())
                .filter(Objects::nonNull)
                .map(contact -> contact.commitment())
                .toList();
    }

    private ErasurePreview previewOf(@Nullable String person, @Nullable String carrier, @Nullable String contact) {
        List<Long> affected = affected(person, carrier, contact);
        List<ErasurePreview.Item> first = affected.stream()
                .limit(ErasurePreview.MOST)
                .flatMap(index -> entries.find(index).stream())
                .map(ErasureService::item)
                .toList();
        if (person == null) {
            boolean isContact = carriers.hasContact(Objects.requireNonNull(carrier), Objects.requireNonNull(contact));
            return new ErasurePreview(null, isContact, List.of(), affected.size(), first);
        }
        Person owner = people.findByIdOptional(person).orElseThrow(() -> Problem.notFound("person", person));
        Instant now = clock.instant();
        return new ErasurePreview(
                new ErasurePreview.Account(owner.login(), owner.name(), owner.email()),
                null,
                keys.inForceOf(owner.actor(), now).stream()
                        .map(key -> new ErasurePreview.Key(key.id(), key.name()))
                        .toList(),
                affected.size(),
                first);
    }

    private static ErasurePreview.Item item(Entry entry) {
        return new ErasurePreview.Item(entry.index(), entry.kind(), entry.subject(), entry.at());
    }

    private ActorId person(String subject) {
        ActorId by = actor.id();
        if (!by.isPerson()) {
            throw refusal(subject, Problem.forbidden("An erasure takes two people; an API key is not one."));
        }
        return by;
    }

    private static Refusal refusal(String subject, Problem problem) {
        return new Refusal(OPERATION, subject, problem);
    }
}
