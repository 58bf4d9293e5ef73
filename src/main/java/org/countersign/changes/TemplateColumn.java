package org.countersign.changes;

import jakarta.persistence.Converter;

/** The content of a template as JSON. */
@Converter
class TemplateColumn extends JsonColumn<TemplateContent> {
    TemplateColumn() {
        super(TemplateContent.class);
    }
}
