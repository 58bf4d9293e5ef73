package org.countersign.access;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.countersign.core.Language;
import org.jspecify.annotations.Nullable;

/** A person as the API shows them: all but the password. */
public record PersonView(
        String id,
        String login,
        String name,
        String email,
        List<Role> roles,
        @Nullable String carrier,
        @Nullable String client,
        Language language,
        boolean disabled,
        Instant addedAt,
        @JsonIgnore long version) {
    static PersonView of(Person person) {
        Scope scope = person.scope();
        return new PersonView(
                person.id(),
                person.login(),
                person.name(),
                person.email(),
                scope.roles(),
                scope.carrier(),
                scope.client(),
                person.language(),
                person.isDisabled(),
                person.addedAt(),
                person.version());
    }
}
