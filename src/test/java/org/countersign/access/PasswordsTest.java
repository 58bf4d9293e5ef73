package org.countersign.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private static final AccessConfig.SignInConfig CONFIG = new AccessConfig.SignInConfig() {
        @Override
        public int bcryptCost() {
            return 5;
        }

        @Override
        public int failures() {
            return 10;
        }

        @Override
        public Duration window() {
            return Duration.ofMinutes(15);
        }

        @Override
        public int atOnce() {
            return 1;
        }
    };

    private final Passwords passwords = new Passwords(CONFIG);
    private final Password password = Password.of("correct horse battery staple");

    @Test
    void a_hash_matches_its_password_only() {
        String hash = passwords.hash(password);
        assertThat(passwords.matches(password, hash)).isTrue();
        assertThat(passwords.matches(Password.of("correct horse battery stapl"), hash))
                .isFalse();
    }

    @Test
    void the_same_password_never_has_the_same_hash() {
        assertThat(passwords.hash(password)).isNotEqualTo(passwords.hash(password));
    }

    @Test
    void where_there_is_no_account_the_same_work_is_done() {
        String costAndSort = passwords.hash(password).substring(0, "$2a$05$".length());
        assertThat(passwords.decoy()).startsWith(costAndSort);
        assertThat(passwords.matchesNobody(password)).isFalse();
        assertThat(passwords.matchesNobody(Password.of(""))).isFalse();
    }

    @Test
    void every_one_of_72_bytes_counts() {
        Password longest = Password.of("a".repeat(72));
        longest.requireFit("/password");
        assertThat(passwords.matches(Password.of("a".repeat(71) + "b"), passwords.hash(longest)))
                .isFalse();
    }

    @Test
    void a_password_does_not_show_in_a_text() {
        assertThat(password.toString()).doesNotContain("horse");
    }

    @Test
    void a_verified_password_is_remembered_for_its_hash_only() {
        VerifiedPasswords verified = new VerifiedPasswords();
        String hash = passwords.hash(password);
        verified.add(password, hash);
        assertThat(verified.contains(password, hash)).isTrue();
        assertThat(verified.contains(password, passwords.hash(password))).isFalse();
        assertThat(verified.contains(Password.of("another password"), hash)).isFalse();
    }
}
