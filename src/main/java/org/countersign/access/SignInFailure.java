package org.countersign.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The recent failures to sign in with one login, whether or not an account has it. */
@Entity
@Table(name = "sign_in_failure")
class SignInFailure {
    @Id
    @Column(name = "login_hash")
    private String loginHash;

    @Column(nullable = false)
    private int failures;

    @Column(nullable = false)
    private Instant since;

    @Column(name = "locked_until")
    private @Nullable Instant lockedUntil;

    protected SignInFailure() {}

    SignInFailure(String loginHash, Instant since) {
        this.loginHash = loginHash;
        this.since = since;
    }

    /** How long sign-in stays locked; zero when it is not. */
    Duration lockedFor(Instant now) {
        return lockedUntil == null || !now.isBefore(lockedUntil) ? Duration.ZERO : Duration.between(now, lockedUntil);
    }

    /** Counts one more failure; the one that makes {@code most} locks for as long as failures are counted together. */
    void count(Instant now, int most, Duration window) {
        if (!now.isBefore(since.plus(window))) {
            since = now;
            failures = 0;
            lockedUntil = null;
        }
        failures++;
        if (failures >= most) {
            lockedUntil = now.plus(window);
        }
    }
}
