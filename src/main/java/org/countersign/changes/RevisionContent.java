package org.countersign.changes;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.countersign.core.CanonicalJson;
import org.countersign.ledger.FreeText;
import org.countersign.platforms.Release;
import org.jspecify.annotations.Nullable;

/**
 * The content of a revision as it stands in a ledger's leaf: what people wrote as commitments, all else plainly. Its
 * digest names the revision, and stays checkable from the leaf alone when a text has been erased.
 *
 * @param effects the canonical JSON of the list of effects
 * @param template absent where there is none: revisions were written before there were templates
 */
public record RevisionContent(
        String platform,
        FreeText title,
        FreeText description,
        ChangeKind kind,
        Category category,
        FreeText effects,
        @Nullable Release release,
        Window window,
        @Nullable FreeText risk,
        @Nullable FreeText rollbackPlan,
        List<Exclusion> exclude,
        List<String> include,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String template) {

    /** A carrier that its author leaves out. */
    public record Exclusion(String carrier, FreeText justification) {}

    /** {@code sha256:<hex>} of the canonical JSON (RFC 8785). */
    public String digest() {
        return CanonicalJson.digest(this);
    }
}
