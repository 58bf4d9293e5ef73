package org.countersign.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.countersign.core.Code;
import org.countersign.core.Language;
import org.countersign.core.OneLine;
import org.jspecify.annotations.Nullable;

/**
 * What is to change about a person; what is absent stays. Roles, carrier and client are one whole: whoever names
 * {@code roles} names the binding anew.
 */
public record PersonAmendment(
        @Nullable @OneLine String name,

        @Nullable @Email @Size(min = 1, max = NewPerson.EMAIL)
        String email,

        @Nullable @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        Password password,

        @Nullable @Size(min = 1, max = 7) List<@NotNull Role> roles,
        @Nullable @Code String carrier,
        @Nullable @Code String client,
        @Nullable Language language,
        @Nullable Boolean disabled) {

    /** Another password and nothing else. */
    public static PersonAmendment ofPassword(Password password) {
        return new PersonAmendment(null, null, password, null, null, null, null, null);
    }

    /** Shut out, or let in again. */
    public static PersonAmendment disabled(boolean disabled) {
        return new PersonAmendment(null, null, null, null, null, null, null, disabled);
    }
}
