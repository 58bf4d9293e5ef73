package org.countersign.changes;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.countersign.core.Code;
import org.countersign.core.Limits;
import org.countersign.core.OneLine;
import org.countersign.platforms.Release;
import org.jspecify.annotations.Nullable;

/**
 * The whole new content of a change, as in {@link ChangeContent}, and how it comes about.
 *
 * @param editorial that it only mends a text, so that sign-offs are carried over
 * @param reason why
 */
public record NewRevision(
        @NotNull @Code String platform,
        @NotNull @OneLine String title,
        @NotBlank @Size(max = Limits.TEXT) String description,
        @NotNull ChangeKind kind,
        @NotNull Category category,
        @NotNull @Size(max = ChangeContent.MOST_EFFECTS) List<@NotNull @Valid Effect> effects,
        @Nullable @Valid Release release,
        @NotNull @Valid Window window,
        @Nullable @Size(max = Limits.TEXT) String risk,
        @Nullable @Size(max = Limits.TEXT) String rollbackPlan,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Size(max = ChangeContent.MOST_CHOICES)
        List<@NotNull @Valid Exclusion> exclude,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Size(max = ChangeContent.MOST_CHOICES)
        List<@NotNull @Code String> include,

        @Nullable @Code String template,

        @Nullable Boolean editorial,
        @NotBlank @Size(max = Limits.TEXT) String reason) {

    @SuppressWarnings("NullAway") // Jackson passes null for what is absent
    public NewRevision {
        exclude = exclude == null ? List.of() : exclude;
        include = include == null ? List.of() : include;
    }

    /** What the change is about from now on. */
    public ChangeContent content() {
        return new ChangeContent(
                platform,
                title,
                description,
                kind,
                category,
                effects,
                release,
                window,
                risk,
                rollbackPlan,
                exclude,
                include,
                template);
    }

    boolean isEditorial() {
        return Boolean.TRUE.equals(editorial);
    }
}
