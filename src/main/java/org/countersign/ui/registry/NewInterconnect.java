package org.countersign.ui.registry;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.countersign.core.Code;
import org.countersign.platforms.InterconnectTerms;

/** What the form for a new interconnect asks: with whom, and on which terms. */
public record NewInterconnect(
        @NotNull @Code String carrier, @NotNull @Valid InterconnectTerms terms) {

    @SuppressWarnings("NullAway") // Jackson passes null for what is absent; each term then says that it is missing
    public NewInterconnect {
        terms = terms == null ? new InterconnectTerms(null, null, null) : terms;
    }
}
