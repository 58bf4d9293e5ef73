package org.countersign.access;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import org.countersign.core.ActorId;
import org.countersign.core.Cursor;
import org.countersign.core.Etags;
import org.countersign.core.Language;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.countersign.ledger.Ledger;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Gives people accounts and changes them. */
@ApplicationScoped
public class PersonService {
    private static final int RANDOM_BYTES = 36;

    private final People people;
    private final OpenSessions sessions;
    private final Passwords passwords;
    private final Scopes scopes;
    private final Ledger ledger;
    private final Clock clock;

    PersonService(
            People people, OpenSessions sessions, Passwords passwords, Scopes scopes, Ledger ledger, Clock clock) {
        this.people = people;
        this.sessions = sessions;
        this.passwords = passwords;
        this.scopes = scopes;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Accounts, the newest first. */
    @Transactional
    public Page<PersonView> list(PersonFilter filter, Paging paging) {
        return Page.of(people.page(filter, paging), paging.limit, PersonView::of, person -> Cursor.of(person.id()));
    }

    /** The account, or a 404 problem. */
    @Transactional
    public PersonView get(String id) {
        return people.findByIdOptional(id).map(PersonView::of).orElseThrow(() -> Problem.notFound("person", id));
    }

    /** To hash a password takes long on purpose, so it is done before anything is locked. */
    public Person add(ActorId by, NewPerson wanted) {
        wanted.password().requireFit("/password");
        String hash = passwords.hash(wanted.password());
        Language language = wanted.language() == null ? Language.EN : wanted.language();
        return QuarkusTransaction.joiningExisting().call(() -> {
            Scope scope = scopes.of(wanted.roles(), wanted.carrier(), wanted.client());
            return add(by, wanted.login(), wanted.name(), wanted.email(), hash, scope, language);
        });
    }

    private Person add(
            ActorId by, String login, String name, String email, String hash, Scope scope, Language language) {
        if (people.byLogin(login).isPresent()) {
            throw loginTaken(login);
        }
        Person person = new Person(login, name, email, hash, scope, language, clock.instant());
        try {
            people.persistAndFlush(person);
        } catch (ConstraintViolationException e) {
            throw loginTaken(login);
        }
        ledger.append(by, PersonAdded.of(person));
        return person;
    }

    private static Problem loginTaken(String login) {
        return Problem.conflict("login-taken", "There is an account with the login '{0}' already.", login);
    }

    /** Whether this is the password of the account with this login. */
    @Transactional
    public boolean hasPassword(String login, Password password) {
        return people.byLogin(login)
                .map(person -> passwords.matches(password, person.passwordHash()))
                .orElse(false);
    }

    /** Makes the account {@code admin} if nobody has an account yet; false when somebody has. */
    @Transactional
    boolean addFirstAdmin(Password password) {
        if (people.count() > 0) {
            return false;
        }
        // Short ones pass: whoever runs the installation chose it.
        password.requireWhole("COUNTERSIGN_ADMIN_PASSWORD");
        Scope scope = new Scope(List.of(Role.ADMIN), null, null);
        add(ActorId.SYSTEM, "admin", "Administrator", "admin@localhost", passwords.hash(password), scope, Language.EN);
        return true;
    }

    /** Changes an account; a 409 problem if nobody could administer afterwards. */
    public Person amend(ActorId by, String id, PersonAmendment amendment, @Nullable String ifMatch) {
        Password password = amendment.password();
        if (password != null) {
            password.requireFit("/password");
        }
        String hash = password == null ? null : passwords.hash(password);
        return QuarkusTransaction.joiningExisting().call(() -> amend(by, id, amendment, hash, ifMatch));
    }

    private Person amend(
            ActorId by, String id, PersonAmendment amendment, @Nullable String hash, @Nullable String ifMatch) {
        boolean mayTakeAnAdmin = amendment.roles() != null || amendment.disabled() != null;
        List<Person> admins = mayTakeAnAdmin ? people.lockAdmins() : List.of();
        Person person = people.lock(id).orElseThrow(() -> Problem.notFound("person", id));
        Etags.require(ifMatch, person.version());
        Scope scope = person.scope();
        boolean disabled = person.isDisabled();
        if (amendment.name() != null) {
            person.rename(amendment.name());
        }
        if (amendment.email() != null) {
            person.writeTo(amendment.email());
        }
        if (amendment.language() != null) {
            person.speak(amendment.language());
        }
        if (hash != null) {
            person.setPassword(hash);
        }
        if (amendment.roles() != null) {
            person.give(scopes.of(amendment.roles(), amendment.carrier(), amendment.client()));
        } else if (amendment.carrier() != null || amendment.client() != null) {
            throw Problem.badRequest("/roles", "is required with carrier or client");
        }
        if (amendment.disabled() != null && amendment.disabled() != person.isDisabled()) {
            if (amendment.disabled()) {
                person.disable();
            } else {
                person.enable();
            }
        }
        requireSomeAdmin(admins);
        people.flush();
        if (hash != null || !person.scope().equals(scope) || person.isDisabled() != disabled) {
            ledger.append(by, PersonAmended.of(person, hash != null));
        }
        return person;
    }

    /**
     * How somebody wants the pages, which they choose themselves. No fact: it concerns nobody else.
     *
     * @param zone null for the installation's own
     */
    @Transactional
    public void prefer(ActorId person, Language language, @Nullable ZoneId zone) {
        Person owner = people.lock(person.value()).orElseThrow(() -> Problem.notFound("person", person.value()));
        owner.speak(language);
        owner.liveIn(zone);
    }

    /** The hash of a password that nobody knows; takes long. */
    public String noPassword() {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        return passwords.hash(Password.of(Base64.getEncoder().encodeToString(random)));
    }

    /**
     * Erases who somebody is, and ends their sessions for good. What they did stays theirs, under their opaque id; the API
     * keys that they issued belong to machines and go on.
     *
     * @param noPassword as {@link #noPassword} gives it
     */
    @Transactional
    public void erase(ActorId by, String id, String noPassword) {
        List<Person> admins = people.lockAdmins();
        Person person = people.lock(id).orElseThrow(() -> Problem.notFound("person", id));
        person.erase(noPassword);
        requireSomeAdmin(admins);
        people.flush();
        // With the devices that they name.
        sessions.endOthers(person.actor(), null);
        ledger.append(by, PersonAmended.of(person, true));
    }

    private static void requireSomeAdmin(List<Person> admins) {
        boolean anyLeft = admins.stream()
                .anyMatch(admin -> !admin.isDisabled() && admin.scope().roles().contains(Role.ADMIN));
        if (!admins.isEmpty() && !anyLeft) {
            throw Problem.conflict("last-admin", "This is the last account that can administer.");
        }
    }
}
