package org.countersign.carriers;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.countersign.core.Language;
import org.countersign.ledger.Fact;
import org.countersign.ledger.FreeText;
import org.jspecify.annotations.Nullable;

/**
 * A carrier was changed; holds its whole content, as it now is.
 *
 * @param country ISO 3166-1 alpha-2
 * @param sensitiveNames absent when there is none
 * @param contacts the canonical JSON of the list of contacts: people, so never in a leaf
 */
public record CarrierAmended(
        String code,
        String name,
        String country,
        List<String> plmns,
        @Nullable Language language,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> sensitiveNames,
        FreeText contacts)
        implements Fact {

    @SuppressWarnings("NullAway") // null where a leaf lacks them
    public CarrierAmended {
        sensitiveNames = sensitiveNames == null ? List.of() : List.copyOf(sensitiveNames);
    }

    @Override
    public String kind() {
        return "carrier-amended";
    }

    @Override
    public String subject() {
        return code;
    }
}
