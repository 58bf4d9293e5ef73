package org.countersign.access;

import java.util.Arrays;
import org.countersign.core.JsonMappers;

/** What a person or an API key may do. The constants of {@link Names} are for {@code @RolesAllowed}. */
public enum Role {
    ADMIN,
    CHANGE_MANAGER,
    /** Bound to one carrier: signs off for it. */
    CARRIER,
    /** Bound to one client or to all: asks the pre-flight. */
    CAMPAIGN_SYSTEM,
    /** Reports releases. */
    PIPELINE,
    /** Reads everything, exports. */
    AUDITOR,
    DUTY_OWNER;

    /** The word for this role on the wire and in {@code @RolesAllowed}. */
    public String word() {
        return JsonMappers.word(this);
    }

    /** The role of this word. */
    public static Role of(String word) {
        return Arrays.stream(values())
                .filter(role -> role.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no role " + word));
    }

    /** The words as compile-time constants. */
    public static final class Names {
        public static final String ADMIN = "admin";
        public static final String CHANGE_MANAGER = "change-manager";
        public static final String CARRIER = "carrier";
        public static final String CAMPAIGN_SYSTEM = "campaign-system";
        public static final String PIPELINE = "pipeline";
        public static final String AUDITOR = "auditor";
        public static final String DUTY_OWNER = "duty-owner";

        private Names() {}
    }
}
