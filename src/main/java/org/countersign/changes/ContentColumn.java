package org.countersign.changes;

import jakarta.persistence.Converter;
import org.countersign.core.JsonColumn;

/** The content of a revision as JSON. */
@Converter
class ContentColumn extends JsonColumn<ChangeContent> {
    ContentColumn() {
        super(ChangeContent.class);
    }
}
