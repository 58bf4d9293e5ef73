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

/** The string can stand as the sender of a message: 1 to 11 letters or digits (3GPP TS 23.040, 9.1.2.5); null passes. */
@Documented
@Constraint(validatedBy = {})
@Pattern(regexp = "[A-Za-z0-9]{1," + SenderName.LENGTH + "}")
@ReportAsSingleViolation
@Target({FIELD, METHOD, PARAMETER, ANNOTATION_TYPE, TYPE_USE, RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface SenderName {
    int LENGTH = 11;

    String message() default "must be 1 to " + LENGTH + " letters or digits, without accents or spaces";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
