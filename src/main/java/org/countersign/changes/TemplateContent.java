package org.countersign.changes;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.countersign.core.CanonicalJson;
import org.countersign.core.Code;
import org.countersign.core.FieldError;
import org.countersign.core.Limits;
import org.countersign.core.OneLine;
import org.countersign.ledger.FreeText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a template says of the changes that start from it: all that stays the same each time. When, with which release and
 * which carriers are asked is for each change to say.
 *
 * @param name what people call the template; a change has its own title
 * @param platform on which; null for any
 */
public record TemplateContent(
        @NotNull @Code @Schema(examples = "sender-of-a-client")
        String code,

        @NotNull @OneLine @Schema(examples = "Sender of a client")
        String name,

        @Nullable @Code String platform,
        @NotNull @OneLine String title,
        @NotBlank @Size(max = Limits.TEXT) String description,
        @NotNull Category category,
        @NotNull @Size(max = ChangeContent.MOST_EFFECTS) List<@NotNull @Valid Effect> effects,
        @Nullable @Size(max = Limits.TEXT) String risk,
        @Nullable @Size(max = Limits.TEXT) String rollbackPlan) {

    /** The faults that constraints on single properties cannot see. */
    List<FieldError> faults() {
        return SenderIdentity.faults(category, effects);
    }

    /** The JSON pointers of what a change says otherwise than this template. */
    public List<String> differences(ChangeContent change) {
        List<String> differences = new ArrayList<>();
        note(differences, "/platform", platform == null ? change.platform() : platform, change.platform());
        note(differences, "/title", title, change.title());
        note(differences, "/description", description, change.description());
        note(differences, "/category", category, change.category());
        note(differences, "/effects", effects, change.effects());
        note(differences, "/risk", risk, change.risk());
        note(differences, "/rollbackPlan", rollbackPlan, change.rollbackPlan());
        return differences;
    }

    private static void note(List<String> differences, String pointer, @Nullable Object mine, @Nullable Object others) {
        if (!Objects.equals(mine, others)) {
            differences.add(pointer);
        }
    }

    /** The fact that it was proposed, each text under a fresh salt. */
    TemplateProposed proposed() {
        return new TemplateProposed(
                code,
                name,
                platform,
                FreeText.of(title),
                FreeText.of(description),
                category,
                FreeText.of(new String(CanonicalJson.bytes(effects), StandardCharsets.UTF_8)),
                FreeText.ofNullable(risk),
                FreeText.ofNullable(rollbackPlan));
    }
}
