package org.countersign.changes;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.countersign.core.CanonicalJson;
import org.countersign.core.Code;
import org.countersign.core.FieldError;
import org.countersign.core.Limits;
import org.countersign.core.OneLine;
import org.countersign.ledger.FreeText;
import org.countersign.platforms.Release;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a change is about, as its author states it; each revision has one.
 *
 * @param release the release of the platform that the change introduces; null when it introduces none
 * @param exclude interconnected carriers that need not sign off; none when absent
 * @param include further carriers that must sign off; none when absent
 * @param template the template that a standard change starts from; null when it starts from none
 */
public record ChangeContent(
        @NotNull @Code @Schema(examples = "sfr-campaigns") String platform,

        @NotNull @OneLine @Schema(examples = "Désanonymisation des envois")
        String title,

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

        @Nullable @Code @Schema(examples = "sender-of-a-client")
        String template) {
    public static final int MOST_EFFECTS = 50;
    /** How many carriers a person may exclude, and how many include; a leaf of the ledger holds them all. */
    public static final int MOST_CHOICES = 100;

    @SuppressWarnings("NullAway") // Jackson passes null for what is absent
    public ChangeContent {
        exclude = exclude == null ? List.of() : exclude;
        include = include == null ? List.of() : include;
    }

    /** The faults that constraints on single properties cannot see, each with a pointer into this content. */
    public List<FieldError> faults() {
        List<FieldError> faults = new ArrayList<>();
        if (!window.start().isBefore(window.end())) {
            faults.add(new FieldError("/window/end", "must be later than the start"));
        }
        if (template != null && kind != ChangeKind.STANDARD) {
            faults.add(new FieldError("/template", "is for standard changes only"));
        }
        Set<String> chosen = new HashSet<>();
        for (int i = 0; i < exclude.size(); i++) {
            if (!chosen.add(exclude.get(i).carrier())) {
                faults.add(new FieldError("/exclude/" + i + "/carrier", "is named twice"));
            }
        }
        for (int i = 0; i < include.size(); i++) {
            if (!chosen.add(include.get(i))) {
                faults.add(new FieldError("/include/" + i, "is named twice, or excluded and included"));
            }
        }
        faults.addAll(SenderIdentity.faults(category, effects));
        return faults;
    }

    /**
     * The JSON pointers of what differs and matters to a carrier. A revision without any such difference is editorial: it
     * mends a text, and what carriers said of the revision before still stands.
     */
    public List<String> materialDifferences(ChangeContent other) {
        List<String> differences = new ArrayList<>();
        note(differences, "/platform", platform, other.platform);
        note(differences, "/release", release, other.release);
        note(differences, "/kind", kind, other.kind);
        note(differences, "/category", category, other.category);
        note(differences, "/effects", effects, other.effects);
        note(differences, "/exclude", Set.copyOf(exclude), Set.copyOf(other.exclude));
        note(differences, "/include", Set.copyOf(include), Set.copyOf(other.include));
        note(differences, "/window", window, other.window);
        note(differences, "/risk", risk, other.risk);
        note(differences, "/rollbackPlan", rollbackPlan, other.rollbackPlan);
        note(differences, "/template", template, other.template);
        return differences;
    }

    private static void note(List<String> differences, String pointer, @Nullable Object mine, @Nullable Object others) {
        if (!Objects.equals(mine, others)) {
            differences.add(pointer);
        }
    }

    /** This content as a leaf holds it, each text under a fresh salt. */
    public RevisionContent committed() {
        return new RevisionContent(
                platform,
                FreeText.of(title),
                FreeText.of(description),
                kind,
                category,
                FreeText.of(new String(CanonicalJson.bytes(effects), StandardCharsets.UTF_8)),
                release,
                window,
                FreeText.ofNullable(risk),
                FreeText.ofNullable(rollbackPlan),
                exclude.stream()
                        .map(e -> new RevisionContent.Exclusion(e.carrier(), FreeText.of(e.justification())))
                        .toList(),
                include,
                template);
    }
}
