package org.countersign.access;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.AuthenticationFailedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.countersign.core.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who signs in. Blocks (the database, bcrypt): for workers only. An unknown login, a disabled account and a
 * wrong password take the same time and get the same answer.
 */
@ApplicationScoped
public class SignIn {
    /** The type of the problem with which a locked login is refused. */
    public static final String LOCKED = Lockout.PROBLEM;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final People people;
    private final Passwords passwords;
    private final VerifiedPasswords verified;
    private final Lockout lockout;
    private final OpenSessions open;
    private final Semaphore places;

    SignIn(
            People people,
            Passwords passwords,
            VerifiedPasswords verified,
            Lockout lockout,
            OpenSessions open,
            AccessConfig.SignInConfig config) {
        this.people = people;
        this.passwords = passwords;
        this.verified = verified;
        this.lockout = lockout;
        this.open = open;
        this.places = new Semaphore(config.atOnce(), true);
    }

    /** Who this is; fails with {@link AuthenticationFailedException}, or with 429, {@link #LOCKED} while the login is locked. */
    public Person withPassword(String login, Password password) {
        Person person = QuarkusTransaction.requiringNew().call(() -> {
            lockout.requireOpen(login);
            return people.byLogin(login).filter(found -> !found.isDisabled()).orElse(null);
        });
        if (person != null && verified.contains(password, person.passwordHash())) {
            return person;
        }
        // No connection is held while bcrypt works.
        if (!matches(person, password) || person == null) {
            lockout.failed(login);
            throw new AuthenticationFailedException();
        }
        lockout.succeeded(login);
        verified.add(password, person.passwordHash());
        return person;
    }

    /**
     * Whose session this is; fails with {@link AuthenticationFailedException} when it has ended.
     *
     * @param attended whether somebody is there, and it is in use
     */
    OpenSessions.Owned withSession(String id, boolean attended) {
        return QuarkusTransaction.requiringNew().call(() -> {
            OpenSessions.Owned found = open.resume(id).orElseThrow(AuthenticationFailedException::new);
            if (attended) {
                open.use(found.session());
            }
            return found;
        });
    }

    private boolean matches(@Nullable Person person, Password password) {
        try {
            if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Problem.tooMany(
                        "too-many-sign-ins", Duration.ofSeconds(1), "Too many sign-ins at the same time; try again.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("The sign-in was interrupted.", e);
        }
        try {
            return person == null
                    ? passwords.matchesNobody(password)
                    : passwords.matches(password, person.passwordHash());
        } finally {
            places.release();
        }
    }
}
