package org.countersign.access;

import java.util.List;
import org.countersign.ledger.Fact;
import org.jspecify.annotations.Nullable;

/**
 * What an account may do has changed, or its password was set anew.
 *
 * @param passwordSet whether somebody set another password
 * @param credential {@code sha256:<hex>} of the stored hash of the password, which is salted; absent in old entries
 */
record PersonAmended(
        String person,
        List<Role> roles,
        @Nullable String carrier,
        @Nullable String client,
        boolean disabled,
        boolean passwordSet,
        @Nullable String credential)
        implements Fact {
    static final String KIND = "person-amended";

    static PersonAmended of(Person person, boolean passwordSet) {
        Scope scope = person.scope();
        return new PersonAmended(
                person.id(),
                scope.roles(),
                scope.carrier(),
                scope.client(),
                person.isDisabled(),
                passwordSet,
                person.credential());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String subject() {
        return person;
    }

    @Override
    public boolean movesGate() {
        return false;
    }
}
