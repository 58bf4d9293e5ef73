package org.countersign.core;

import java.util.Locale;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Recognises the unique constraint that a write ran into: two requests raced, and the database let one through. */
public final class UniqueViolation {
    private UniqueViolation() {}

    /** Whether the write failed because of the constraint of this name. */
    public static boolean isOf(ConstraintViolationException e, String constraint) {
        @Nullable String name = e.getConstraintName();
        // H2 tells the index, which bears the constraint's name and more.
        return name != null && name.toLowerCase(Locale.ROOT).contains(constraint);
    }
}
