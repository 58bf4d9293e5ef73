package org.countersign.core;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.Set;

/**
 * Applies the body of a {@code PATCH} to the content that it amends. A property that is given replaces the old one whole,
 * an absent one stays, a null clears it; the outcome obeys the same constraints as a new content.
 */
@ApplicationScoped
public class Patch {
    private static final ObjectMapper MAPPER = JsonMappers.standard();

    private final Validator validator;

    Patch(Validator validator) {
        this.validator = validator;
    }

    /**
     * The content as amended.
     *
     * @throws Problem 400 when a property is unknown or has the wrong type
     * @throws ConstraintViolationException when the outcome breaks a constraint
     */
    public <T> T apply(ObjectNode given, T content, Class<T> type) {
        ObjectNode merged = MAPPER.valueToTree(content);
        merged.setAll(given);
        T amended;
        try {
            amended = MAPPER.treeToValue(merged, type);
        } catch (JsonProcessingException e) {
            throw ProblemMappers.malformed(e);
        }
        Set<ConstraintViolation<T>> violations = validator.validate(amended);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return amended;
    }
}
