package org.countersign.core;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.function.Function;

/** What is wrong with a value that breaks a constraint, in words that have a translation. */
final class ConstraintWords {
    /** How the constraints of Jakarta Validation that are in use speak, by their attributes; ours have their own messages. */
    static final Map<Class<? extends Annotation>, Function<Map<String, Object>, Words>> STANDARD = Map.of(
            AssertTrue.class, attributes -> Words.of("must be true"),
            Email.class, attributes -> Words.of("must be a well-formed email address"),
            Max.class, attributes -> Words.of("must be less than or equal to {0}", of(attributes, "value")),
            Min.class, attributes -> Words.of("must be greater than or equal to {0}", of(attributes, "value")),
            NotBlank.class, attributes -> Words.of("must not be blank"),
            NotEmpty.class, attributes -> Words.of("must not be empty"),
            NotNull.class, attributes -> Words.of("must not be null"),
            Pattern.class, attributes -> Words.of("must match \"{0}\"", of(attributes, "regexp")),
            Size.class,
                    attributes ->
                            Words.of("size must be between {0} and {1}", of(attributes, "min"), of(attributes, "max")));

    private ConstraintWords() {}

    static Words of(ConstraintViolation<?> violation) {
        String message = violation.getMessageTemplate();
        if (!message.startsWith("{")) {
            return Words.ofConstraint(message);
        }
        var constraint = violation.getConstraintDescriptor();
        var standard = STANDARD.get(constraint.getAnnotation().annotationType());
        return standard == null ? Words.asIs(violation.getMessage()) : standard.apply(constraint.getAttributes());
    }

    private static Object of(Map<String, Object> attributes, String name) {
        Object value = attributes.get(name);
        if (value == null) {
            throw new IllegalStateException("the constraint has no " + name);
        }
        return value;
    }
}
