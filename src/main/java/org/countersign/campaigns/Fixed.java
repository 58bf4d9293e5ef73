package org.countersign.campaigns;

import java.util.ArrayList;
import java.util.List;
import org.countersign.core.FieldError;

/** A property that is given once and for all. */
record Fixed(String pointer, String before, String after) {
    /** Those that an amendment would change; a list that more may be added to. */
    static List<FieldError> faults(Fixed... properties) {
        List<FieldError> faults = new ArrayList<>();
        for (Fixed property : properties) {
            if (!property.after.equals(property.before)) {
                faults.add(new FieldError(property.pointer, "cannot be changed"));
            }
        }
        return faults;
    }
}
