package org.countersign.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.countersign.core.Problem;
import org.hibernate.exception.ConstraintViolationException;

/**
 * Locks a login after repeated failures, on all nodes and across restarts. It counts by the digest of what was typed, so
 * that a login that nobody has locks like any other, and a password typed into the wrong field is not kept.
 */
@ApplicationScoped
class Lockout implements PanacheRepositoryBase<SignInFailure, String> {
    /** The type of the problem of who tries to sign in while the login is locked. */
    static final String PROBLEM = "login-locked";

    private final AccessConfig.SignInConfig config;
    private final Clock clock;

    Lockout(AccessConfig.SignInConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** Refuses with 429 while the login is locked. In the caller's transaction. */
    void requireOpen(String login) {
        findByIdOptional(key(login)).ifPresent(this::requireOpen);
    }

    /**
     * Forgets the failures after a good password, unless others have locked the login while this password was checked:
     * however many guesses run at the same time, only so many get an answer.
     */
    void succeeded(String login) {
        String key = key(login);
        QuarkusTransaction.requiringNew()
                .run(() -> locked(key).ifPresent(failure -> {
                    requireOpen(failure);
                    delete(failure);
                }));
    }

    /** Counts a failure; 429 when the login was locked meanwhile. */
    void failed(String login) {
        String key = key(login);
        try {
            count(key);
        } catch (ConstraintViolationException e) {
            // Somebody else counted the first failure at the same time; now there is a row to lock.
            count(key);
        }
    }

    private void count(String key) {
        QuarkusTransaction.requiringNew().run(() -> {
            Instant now = clock.instant();
            Optional<SignInFailure> known = locked(key);
            known.ifPresent(this::requireOpen);
            SignInFailure failure = known.orElseGet(() -> new SignInFailure(key, now));
            failure.count(now, config.failures(), config.window());
            if (known.isEmpty()) {
                persistAndFlush(failure);
            }
        });
    }

    private Optional<SignInFailure> locked(String key) {
        return findByIdOptional(key, LockModeType.PESSIMISTIC_WRITE);
    }

    private void requireOpen(SignInFailure failure) {
        Duration wait = failure.lockedFor(clock.instant());
        if (!wait.isZero()) {
            throw Problem.tooMany(
                    PROBLEM, wait.plusSeconds(1), "Too many failed attempts to sign in; try again later.");
        }
    }

    /** Rows that lock nothing any more, whoever typed whatever. */
    @Scheduled(every = "10M", delayed = "1M")
    void purge() {
        Instant old = clock.instant().minus(config.window().multipliedBy(2));
        QuarkusTransaction.requiringNew().run(() -> delete("since < ?1", old));
    }

    static String key(String login) {
        return Sha256.hex(Person.loginKey(login).getBytes(StandardCharsets.UTF_8));
    }
}
