package org.countersign.incidents;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Converter;
import java.util.List;
import org.countersign.core.JsonColumn;

/** Who was told, as JSON with commitments for the texts. */
@Converter
class InformedColumn extends JsonColumn<List<Informed>> {
    InformedColumn() {
        super(new TypeReference<List<Informed>>() {});
    }
}
