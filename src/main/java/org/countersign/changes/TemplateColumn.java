package org.countersign.changes;

import jakarta.persistence.Converter;
import org.countersign.core.JsonColumn;

/** The content of a template as JSON. */
@Converter
class TemplateColumn extends JsonColumn<TemplateContent> {
    TemplateColumn() {
        super(TemplateContent.class);
    }
}
