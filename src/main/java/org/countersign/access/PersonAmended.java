package org.countersign.access;

import java.util.List;
import org.countersign.ledger.Fact;
import org.jspecify.annotations.Nullable;

/**
 * What an account may do has changed, or its password was set anew.
 *
 * @param passwordSet whether somebody set another password
 */
record PersonAmended(
        String person,
        List<Role> roles,
        @Nullable String carrier,
        @Nullable String client,
        boolean disabled,
        boolean passwordSet)
        implements Fact {
    static PersonAmended of(Person person, boolean passwordSet) {
        Scope scope = person.scope();
        return new PersonAmended(
                person.id(), scope.roles(), scope.carrier(), scope.client(), person.isDisabled(), passwordSet);
    }

    @Override
    public String kind() {
        return "person-amended";
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
