package org.countersign.incidents;

import jakarta.persistence.Converter;
import org.countersign.core.JsonColumn;

/** An impact as JSON, with commitments for its texts. */
@Converter
class ImpactColumn extends JsonColumn<Impact> {
    ImpactColumn() {
        super(Impact.class);
    }
}
