package org.countersign.carriers;

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
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The string is a PLMN (ITU-T E.212): the three digits of the country, then the two or three of the network; null passes. */
@Documented
@Constraint(validatedBy = {})
@Pattern(regexp = "[0-9]{5,6}")
@ReportAsSingleViolation
@Target({FIELD, METHOD, PARAMETER, ANNOTATION_TYPE, TYPE_USE, RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface Plmn {
    String message() default "must be a PLMN: 5 or 6 digits";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
