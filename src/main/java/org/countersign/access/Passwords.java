package org.countersign.access;

import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.inject.Singleton;

/** Hashes passwords with bcrypt and compares them with their hashes. Slow by intent: never on an event loop. */
@Singleton
class Passwords {
    private final int cost;
    /** The hash of no password, compared where there is no account, so that both take the same time. */
    private final String decoy;

    Passwords(AccessConfig.SignInConfig config) {
        cost = config.bcryptCost();
        decoy = BcryptUtil.bcryptHash("", cost);
    }

    String hash(Password password) {
        return BcryptUtil.bcryptHash(password.clear(), cost);
    }

    boolean matches(Password password, String hash) {
        return BcryptUtil.matches(password.clear(), hash);
    }

    String decoy() {
        return decoy;
    }

    /** Takes as long as {@link #matches} and is false. */
    boolean matchesNobody(Password password) {
        BcryptUtil.matches(password.clear(), decoy);
        return false;
    }
}
