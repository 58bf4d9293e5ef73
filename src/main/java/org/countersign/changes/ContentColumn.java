package org.countersign.changes;

import jakarta.persistence.Converter;

/** The content of a revision as JSON. */
@Converter
class ContentColumn extends JsonColumn<ChangeContent> {
    ContentColumn() {
        super(ChangeContent.class);
    }
}
