package org.countersign.incidents;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.ElementType.TYPE_USE;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The string is an incident's reference, such as {@code INC-2013-0001}; null passes. */
@Documented
@Constraint(validatedBy = {})
@Pattern(regexp = "INC-[0-9]{4}-[0-9]{4,10}")
@ReportAsSingleViolation
@Target({FIELD, PARAMETER, ANNOTATION_TYPE, TYPE_USE, RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface Reference {
    String message() default "must be the reference of an incident, such as INC-2013-0001";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
