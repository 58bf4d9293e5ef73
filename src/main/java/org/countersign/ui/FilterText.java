package org.countersign.ui;

import static java.lang.annotation.ElementType.PARAMETER;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.countersign.core.OneLine;

/** What is typed into a filter: nothing, which {@link Listing#given} makes null, or one line without control characters. */
@Documented
@Constraint(validatedBy = {})
@Size(max = OneLine.LENGTH)
@Pattern(regexp = "[^\\p{Cc}\\x{2028}\\x{2029}]*")
@ReportAsSingleViolation
@Target(PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface FilterText {
    String message() default "must be at most " + OneLine.LENGTH + " characters, without control characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
