package org.countersign.changes;

import org.countersign.ledger.Fact;
import org.countersign.ledger.FreeText;
import org.jspecify.annotations.Nullable;

/**
 * One person wants standard changes to start from this; nothing does until another approves.
 *
 * @param effects the canonical JSON of the list of effects
 */
public record TemplateProposed(
        String template,
        String name,
        @Nullable String platform,
        FreeText title,
        FreeText description,
        Category category,
        FreeText effects,
        @Nullable FreeText risk,
        @Nullable FreeText rollbackPlan)
        implements Fact {
    @Override
    public String kind() {
        return "template-proposed";
    }

    @Override
    public String subject() {
        return template;
    }

    /** What starts from a template is declared and signed off as any change. */
    @Override
    public boolean movesGate() {
        return false;
    }
}
