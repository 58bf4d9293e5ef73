package org.countersign.carriers;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.countersign.core.Code;
import org.countersign.core.FieldError;
import org.countersign.core.Language;
import org.countersign.core.OneLine;
import org.countersign.core.Problem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is registered of a carrier.
 *
 * @param country ISO 3166-1 alpha-2, in capitals
 * @param plmns none twice; each belongs to one carrier
 * @param sensitiveNames senders that it lets pass from whom it has authorised only; none twice, in any case of letters; none when
 *     absent
 * @param contacts none when absent
 */
public record CarrierContent(
        @NotNull @Code @Schema(examples = "orange-fr") String code,

        @NotNull @OneLine @Schema(examples = "Orange France")
        String name,

        @NotNull @Schema(examples = "FR", pattern = "[A-Z]{2}")
        String country,

        @NotEmpty @Size(max = CarrierContent.MOST_PLMNS) List<@NotNull @Plmn String> plmns,
        @Nullable @Schema(examples = "fr") Language language,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Size(max = CarrierContent.MOST_SENSITIVE_NAMES)
        List<@NotNull @SenderName String> sensitiveNames,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Size(max = CarrierContent.MOST_CONTACTS)
        List<@NotNull @Valid Contact> contacts) {
    public static final int MOST_PLMNS = 50;
    public static final int MOST_CONTACTS = 50;
    public static final int MOST_SENSITIVE_NAMES = 1_000;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    @SuppressWarnings("NullAway") // Jackson passes null for what is absent, and the constraints then say so
    public CarrierContent {
        sensitiveNames = sensitiveNames == null ? List.of() : sensitiveNames;
        contacts = contacts == null ? List.of() : contacts;
    }

    /** Refuses what constraints on single properties cannot see. */
    void check() {
        List<FieldError> faults = new ArrayList<>();
        if (!COUNTRIES.contains(country)) {
            faults.add(new FieldError("/country", "must be a country of ISO 3166-1 as two capitals, such as FR"));
        }
        refuseTwice(plmns, "/plmns/", faults);
        refuseTwice(
                sensitiveNames.stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList(),
                "/sensitiveNames/",
                faults);
        if (!faults.isEmpty()) {
            throw Problem.badRequest(faults);
        }
    }

    private static void refuseTwice(List<String> values, String pointer, List<FieldError> faults) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            if (!seen.add(values.get(i))) {
                faults.add(new FieldError(pointer + i, "is named twice"));
            }
        }
    }
}
