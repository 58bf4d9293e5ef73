package org.countersign.access;

import java.util.List;
import org.countersign.ledger.Fact;
import org.jspecify.annotations.Nullable;

/** Somebody got an account. Who it is stands in no leaf: only an opaque id and what they may do. */
record PersonAdded(
        String person,
        List<Role> roles,
        @Nullable String carrier,
        @Nullable String client) implements Fact {
    static PersonAdded of(Person person) {
        Scope scope = person.scope();
        return new PersonAdded(person.id(), scope.roles(), scope.carrier(), scope.client());
    }

    @Override
    public String kind() {
        return "person-added";
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
