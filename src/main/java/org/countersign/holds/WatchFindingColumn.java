package org.countersign.holds;

import jakarta.persistence.Converter;
import org.countersign.core.JsonColumn;

/** What the watch found, as JSON. */
@Converter
class WatchFindingColumn extends JsonColumn<WatchFinding> {
    WatchFindingColumn() {
        super(WatchFinding.class);
    }
}
