package org.countersign.changes;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.countersign.core.YearlyCounter;

/** Counts the changes of a year. */
@Entity
@Table(name = "change_counter")
class ReferenceCounter extends YearlyCounter {
    @Override
    protected String prefix() {
        return "CHG";
    }
}
