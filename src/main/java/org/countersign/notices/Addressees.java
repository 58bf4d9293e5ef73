package org.countersign.notices;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.countersign.access.People;
import org.countersign.access.Person;
import org.countersign.access.Role;
import org.countersign.carriers.Carrier;
import org.countersign.carriers.Carriers;
import org.countersign.carriers.Contact;
import org.countersign.core.ActorId;
import org.countersign.core.Language;
import org.countersign.ledger.Keys;
import org.jspecify.annotations.Nullable;

/**
 * Knows whom one can write to. Kept of them is an opaque id only: for a contact of a carrier, a code made of carrier and address
 * with a key of the installation. Whoever is not registered any more is found by nobody, and is written to no more.
 */
@ApplicationScoped
public class Addressees {
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 16;
    private static final String CONTACT = "c-";

    private final Carriers carriers;
    private final People people;
    private final SecretKeySpec key;

    Addressees(Carriers carriers, People people, Keys keys) {
        this.carriers = carriers;
        this.people = people;
        this.key = new SecretKeySpec(keys.secret(Keys.RECIPIENTS, KEY_BYTES), "HmacSHA256");
    }

    /**
     * Somebody who can be written to.
     *
     * @param id under which what was sent to them is kept
     * @param carrier for which they are written to; null for our own people
     */
    public record Addressee(
            String id,
            String name,
            String email,
            Language language,
            @Nullable String carrier) {
        /** The same reader, in another language. */
        public Addressee in(Language other) {
            return new Addressee(id, name, email, other, carrier);
        }
    }

    /**
     * A carrier's contacts, those of one duty together, in the order in which the carrier's duties are listed: who is asked first,
     * and who when those do not answer. Nobody is in there twice.
     */
    public List<List<Addressee>> ofCarrier(String code) {
        return carriers.byCode(code).map(this::byDuty).orElse(List.of());
    }

    private List<List<Addressee>> byDuty(Carrier carrier) {
        Map<String, List<Addressee>> duties = new LinkedHashMap<>();
        Map<String, Addressee> known = new HashMap<>();
        for (Contact contact : carrier.contacts()) {
            Addressee addressee = addressee(carrier, contact);
            if (known.putIfAbsent(addressee.id(), addressee) == null) {
                duties.computeIfAbsent(contact.duty().strip().toLowerCase(Locale.ROOT), none -> new ArrayList<>())
                        .add(addressee);
            }
        }
        return List.copyOf(duties.values());
    }

    /** Those who answer for incidents. */
    public List<Addressee> dutyOwners() {
        return people.active(Role.DUTY_OWNER).stream()
                .map(Addressees::addressee)
                .toList();
    }

    /** Those who have an account for a carrier, and so are written to for it. */
    public List<Addressee> accountsOf(String carrier) {
        return people.list("carrier = ?1 and disabled = false order by id", carrier).stream()
                .flatMap(person -> ofCarrier(person, carrier).stream())
                .toList();
    }

    /** Those of these accounts that are not disabled. */
    public List<Person> people(Collection<String> ids) {
        return ids.isEmpty() ? List.of() : people.list("id in ?1 and disabled = false order by id", ids);
    }

    /**
     * Who answers for what this one wrote: they themselves, or all change managers where they are no person who is here still and may
     * read what all carriers say.
     */
    public List<Addressee> managersOf(ActorId author) {
        return readsAllCarriers(author.value())
                ? find(author.value(), null).stream().toList()
                : changeManagers();
    }

    public List<Addressee> changeManagers() {
        return people.active(Role.CHANGE_MANAGER).stream()
                .map(Addressees::addressee)
                .toList();
    }

    /** Whether this is one of our own people who may read what all carriers say. */
    public boolean readsAllCarriers(String id) {
        return people.findByIdOptional(id)
                .filter(person -> !person.isDisabled())
                .filter(person -> person.scope().caller(new ActorId(id)).readsAllCarriers())
                .isPresent();
    }

    /** Who is meant by an id, if they still can be written to. */
    public Optional<Addressee> find(String id, @Nullable String carrier) {
        if (carrier == null) {
            return people.findByIdOptional(id)
                    .filter(person -> !person.isDisabled())
                    .map(Addressees::addressee);
        }
        if (!id.startsWith(CONTACT)) {
            return people.findByIdOptional(id).flatMap(person -> ofCarrier(person, carrier));
        }
        return carriers.byCode(carrier).stream()
                .flatMap(found -> found.contacts().stream().map(contact -> addressee(found, contact)))
                .filter(addressee -> addressee.id().equals(id))
                .findFirst();
    }

    private static Optional<Addressee> ofCarrier(Person person, String carrier) {
        return Optional.of(person)
                .filter(one -> !one.isDisabled()
                        && one.scope().roles().contains(Role.CARRIER)
                        && carrier.equals(one.scope().carrier()))
                .map(one -> new Addressee(one.id(), one.name(), one.email(), one.language(), carrier));
    }

    /** The present addresses of those to whom these letters went, by their ids. */
    Map<String, String> addresses(Collection<NoticeView> letters) {
        Map<String, String> addresses = new HashMap<>();
        Set<String> codes = letters.stream()
                .flatMap(letter -> Optional.ofNullable(letter.carrier()).stream())
                .collect(Collectors.toSet());
        if (!codes.isEmpty()) {
            for (Carrier carrier : carriers.list("code in ?1", codes)) {
                for (Contact contact : carrier.contacts()) {
                    addresses.put(addressee(carrier, contact).id(), contact.email());
                }
            }
        }
        Set<String> own = letters.stream()
                .flatMap(letter -> Optional.ofNullable(letter.recipient()).stream())
                .filter(recipient -> !recipient.startsWith(CONTACT))
                .collect(Collectors.toSet());
        if (!own.isEmpty()) {
            people.list("id in ?1", own).forEach(person -> addresses.put(person.id(), person.email()));
        }
        return addresses;
    }

    private Addressee addressee(Carrier carrier, Contact contact) {
        Language language = carrier.language();
        return new Addressee(
                id(carrier.code(), contact.email()),
                contact.name(),
                contact.email(),
                language == null ? Language.EN : language,
                carrier.code());
    }

    /** One of our own people. */
    public static Addressee addressee(Person person) {
        return new Addressee(person.id(), person.name(), person.email(), person.language(), null);
    }

    private String id(String carrier, String email) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            // The line feed keeps it apart from what else the key is for, and from every other pair.
            byte[] code =
                    mac.doFinal(("contact\n" + carrier + "\n" + email.strip().toLowerCase(Locale.ROOT))
                            .getBytes(StandardCharsets.UTF_8));
            return CONTACT + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(code, ID_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }
}
