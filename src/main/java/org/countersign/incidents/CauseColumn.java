package org.countersign.incidents;

import jakarta.persistence.Converter;
import org.countersign.core.JsonColumn;

/** A cause as JSON, with commitments for its texts. */
@Converter
class CauseColumn extends JsonColumn<Cause> {
    CauseColumn() {
        super(Cause.class);
    }
}
