package org.countersign.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.countersign.core.Code;
import org.countersign.core.Language;
import org.countersign.core.OneLine;
import org.jspecify.annotations.Nullable;

/**
 * Who is to get an account.
 *
 * @param login has no colon, which HTTP Basic could not carry
 * @param language English when absent
 */
public record NewPerson(
        @NotNull
        @Pattern(
                regexp = LOGIN,
                message = "must be 1 to 100 letters, digits or . _ @ + -, starting with a letter or digit")
        String login,

        @NotNull @OneLine String name,
        @NotNull @Email @Size(min = 1, max = EMAIL) String email,

        // Write-only: no log, no digest of the request and no answer holds it.
        @NotNull @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        Password password,

        @NotEmpty @Size(max = 7) List<@NotNull Role> roles,
        @Nullable @Code String carrier,
        @Nullable @Code String client,
        @Nullable Language language) {
    static final String LOGIN = "[A-Za-z0-9][A-Za-z0-9._@+-]{0,99}";
    static final int EMAIL = 254;
}
