package org.countersign.core;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.ElementType.TYPE_USE;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The string is one line that a page, a mail's header and a CSV cell can show: a name, a label, a reference of somebody
 * else's. Accents and emoji are welcome, control characters and blank lines are not; null passes.
 */
@Documented
@Constraint(validatedBy = {})
@Size(max = OneLine.LENGTH) // in UTF-16 units: H2 counts those, PostgreSQL counts fewer
@Pattern(regexp = "(?=.*[^\\s\\p{Z}])[^\\p{Cc}\\x{2028}\\x{2029}]+")
@ReportAsSingleViolation
@Target({FIELD, METHOD, PARAMETER, ANNOTATION_TYPE, TYPE_USE, RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface OneLine {
    /** As {@link Limits#NAME} and {@link Limits#LABEL}. */
    int LENGTH = 200;

    String message() default
            "must be one line of 1 to " + LENGTH + " characters, not blank, without control characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
