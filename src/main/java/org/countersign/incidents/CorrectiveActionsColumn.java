package org.countersign.incidents;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Converter;
import java.util.List;
import org.countersign.core.JsonColumn;

/** Corrective actions as JSON, with commitments for their texts. */
@Converter
class CorrectiveActionsColumn extends JsonColumn<List<CorrectiveAction>> {
    CorrectiveActionsColumn() {
        super(new TypeReference<List<CorrectiveAction>>() {});
    }
}
