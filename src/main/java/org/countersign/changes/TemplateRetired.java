package org.countersign.changes;

import org.countersign.ledger.Fact;
import org.countersign.ledger.FreeText;

/** No change starts from the template any more; those that have are not touched. */
public record TemplateRetired(String template, FreeText reason) implements Fact {
    @Override
    public String kind() {
        return "template-retired";
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
