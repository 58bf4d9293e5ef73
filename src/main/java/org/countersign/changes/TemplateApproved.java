package org.countersign.changes;

import org.countersign.ledger.Fact;

/** A second person agreed: standard changes may start from the template. */
public record TemplateApproved(String template) implements Fact {
    @Override
    public String kind() {
        return "template-approved";
    }

    @Override
    public String subject() {
        return template;
    }

    @Override
    public boolean movesGate() {
        return false;
    }
}
