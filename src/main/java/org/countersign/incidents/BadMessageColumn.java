package org.countersign.incidents;

import jakarta.persistence.Converter;
import org.countersign.core.JsonColumn;
import org.countersign.watch.BadMessage;

/** A message as JSON. */
@Converter
class BadMessageColumn extends JsonColumn<BadMessage> {
    BadMessageColumn() {
        super(BadMessage.class);
    }
}
