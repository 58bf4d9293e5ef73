package org.countersign.access;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.countersign.core.Problem;

/**
 * Checks logins and passwords. Blocks (the database, bcrypt): for workers only. An unknown login, a disabled account and a
 * wrong password take the same time and get the same answer.
 */
@ApplicationScoped
class SignIn {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final People people;
    private final Passwords passwords;
    private final VerifiedPasswords verified;
    private final Lockout lockout;
    private final Semaphore places;

    SignIn(
            People people,
            Passwords passwords,
            VerifiedPasswords verified,
            Lockout lockout,
            AccessConfig.SignInConfig config) {
        this.people = people;
        this.passwords = passwords;
        this.verified = verified;
        this.lockout = lockout;
        this.places = new Semaphore(config.atOnce(), true);
    }

    /** Who this is; fails with {@link AuthenticationFailedException}, or with 429 while the login is locked. */
    SecurityIdentity withPassword(String login, Password password) {
        Optional<Person> found = QuarkusTransaction.requiringNew().call(() -> {
            lockout.requireOpen(login);
            return people.byLogin(login);
        });
        if (found.isPresent()
                && !found.get().isDisabled()
                && verified.contains(password, found.get().passwordHash())) {
            return Identities.of(found.get());
        }
        // No connection is held while bcrypt works.
        boolean right = check(found, password);
        if (!right || found.isEmpty() || found.get().isDisabled()) {
            lockout.failed(login);
            throw new AuthenticationFailedException();
        }
        lockout.succeeded(login);
        verified.add(password, found.get().passwordHash());
        return Identities.of(found.get());
    }

    private boolean check(Optional<Person> found, Password password) {
        try {
            if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Problem.tooMany("Too many sign-ins at the same time; try again.", Duration.ofSeconds(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("The sign-in was interrupted.", e);
        }
        try {
            return found.map(person -> passwords.matches(password, person.passwordHash()))
                    .orElseGet(() -> passwords.matchesNobody(password));
        } finally {
            places.release();
        }
    }
}
