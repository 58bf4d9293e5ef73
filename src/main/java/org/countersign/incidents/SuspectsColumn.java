package org.countersign.incidents;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Converter;
import java.util.List;
import org.countersign.core.JsonColumn;

/** Suspects as JSON. */
@Converter
class SuspectsColumn extends JsonColumn<List<Suspect>> {
    SuspectsColumn() {
        super(new TypeReference<List<Suspect>>() {});
    }
}
