package org.countersign.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A caller whose role does not permit this resource method is put on record, as with {@link Refusal}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface RecordsRefusals {
    /** What was tried: {@code sign-off}, {@code declare}, {@code override} … */
    String value();
}
