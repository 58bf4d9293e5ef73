package org.countersign.access;

import java.util.List;
import org.countersign.ledger.Fact;
import org.jspecify.annotations.Nullable;

/**
 * Somebody got an account. Who it is stands in no leaf: only an opaque id and what they may do.
 *
 * @param credential {@code sha256:<hex>} of the stored hash of the password, which is salted; absent in old entries
 */
record PersonAdded(
        String person,
        List<Role> roles,
        @Nullable String carrier,
        @Nullable String client,
        @Nullable String credential) implements Fact {
    static final String KIND = "person-added";

    static PersonAdded of(Person person) {
        Scope scope = person.scope();
        return new PersonAdded(person.id(), scope.roles(), scope.carrier(), scope.client(), person.credential());
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
