package org.countersign.changes;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.countersign.ledger.Entry;
import org.countersign.ledger.FreeText;
import org.countersign.ledger.check.Expected;
import org.countersign.ledger.check.ExpectedRow;
import org.countersign.ledger.check.Reconciliation;
import org.jspecify.annotations.Nullable;

/** What the facts about templates make of their table. */
@Singleton
class TemplateReconciliation implements Reconciliation {
    private static final TemplateColumn CONTENT = new TemplateColumn();

    @Override
    public String birth() {
        return "template-proposed";
    }

    @Override
    public Set<String> later() {
        return Set.of("template-approved", "template-retired");
    }

    @Override
    public List<Rows> tables() {
        return List.of(new Rows("change_template", """
                select t.code, t.code, t.code as code, t.platform, t.state, t.content, t.proposed_at, t.proposed_by,
                       t.approved_at, t.approved_by, t.retired_at, t.retired_by, t.retire_reason
                from change_template t where t.code in (:keys)"""));
    }

    @Override
    public String subjects() {
        return "select code, 1 from change_template where code > ? order by code";
    }

    @Override
    public void fold(List<Entry> facts, Expected expected) {
        Entry proposed = facts.get(0);
        TemplateProposed template = proposed.fact(TemplateProposed.class);
        TemplateContent content = plain(template, expected);
        ExpectedRow row = expected.row("change_template", template.template())
                .is("code", template.template())
                .is("platform", template.platform())
                .is("state", TemplateState.PROPOSED)
                .suits("content", column -> column instanceof String json && content.equals(parsed(json)))
                .isAbout("proposed_at", proposed)
                .is("proposed_by", proposed.actor().value())
                .is("approved_at", null)
                .is("approved_by", null)
                .is("retired_at", null)
                .is("retired_by", null)
                .is("retire_reason", null);
        for (Entry fact : facts.subList(1, facts.size())) {
            if (fact.kind().equals("template-approved")) {
                row.is("state", TemplateState.APPROVED)
                        .isAbout("approved_at", fact)
                        .is("approved_by", fact.actor().value());
            } else {
                row.is("state", TemplateState.RETIRED)
                        .isAbout("retired_at", fact)
                        .is("retired_by", fact.actor().value())
                        .says("retire_reason", fact.fact(TemplateRetired.class).reason());
            }
        }
    }

    private static TemplateContent plain(TemplateProposed template, Expected expected) {
        String effects = expected.text(template.effects());
        return new TemplateContent(
                template.template(),
                template.name(),
                template.platform(),
                String.valueOf(expected.text(template.title())),
                String.valueOf(expected.text(template.description())),
                template.category(),
                effects == null || effects.equals(FreeText.ERASED) ? List.of() : ChangeReconciliation.effects(effects),
                expected.text(template.risk()),
                expected.text(template.rollbackPlan()));
    }

    private static @Nullable TemplateContent parsed(String json) {
        try {
            return CONTENT.convertToEntityAttribute(json);
        } catch (IllegalStateException e) {
            return null;
        }
    }
}
