package org.countersign.ui;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.countersign.access.Callers;
import org.countersign.access.Refusal;
import org.countersign.access.Refusals;
import org.countersign.core.Problem;
import org.countersign.core.ProblemMappers;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Shows forms and takes them, with the same reading and validation as the API. */
@Singleton
public class Forms {
    private final WebPages pages;
    private final ObjectMapper json;
    private final Validator validator;
    private final Callers callers;
    private final Refusals refusals;

    Forms(WebPages pages, ObjectMapper json, Validator validator, Callers callers, Refusals refusals) {
        this.pages = pages;
        this.json = json;
        this.validator = validator;
        this.callers = callers;
        this.refusals = refusals;
    }

    /** For something new. */
    public Form blank() {
        return Form.showing(
                JsonNodeFactory.instance.objectNode(), pages.viewer().zone());
    }

    /** For something that is there: a view or a content as the API shows it. */
    public Form showing(Object stored) {
        return Form.showing(json.valueToTree(stored), pages.viewer().zone());
    }

    /** A form as somebody has sent it, perhaps before it is complete. */
    public Form sent(MultivaluedMap<String, String> posted) {
        return Form.sent(posted, pages.viewer().zone());
    }

    /** What was typed, read and validated as the API reads and validates a body. */
    public <T> T read(Form form, Class<T> type) {
        return read(form.json(), type);
    }

    /** A part of what was typed, as far as the API would take it; empty while it would not. */
    public <T> Optional<T> readable(JsonNode part, Class<T> type) {
        try {
            return part.isMissingNode() || part.isNull() ? Optional.empty() : Optional.of(read(part, type));
        } catch (Problem | ConstraintViolationException e) {
            return Optional.empty();
        }
    }

    /** What was typed into a part of a form, or into a form to which something was added. */
    public <T> T read(JsonNode typed, Class<T> type) {
        T content;
        try {
            content = json.treeToValue(typed, type);
        } catch (JsonProcessingException e) {
            throw ProblemMappers.malformed(e);
        }
        Set<ConstraintViolation<T>> violations = validator.validate(content);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return content;
    }

    /**
     * Takes a form: does what it asks for, or shows it again with what is wrong and all that was typed.
     *
     * @param action does it and tells where to go then
     * @param page the page with the form
     */
    public RestResponse<String> take(
            MultivaluedMap<String, String> posted,
            Function<Form, RestResponse<String>> action,
            Function<Form, TemplateInstance> page) {
        Form form = sent(posted);
        Form shown = form;
        if (!form.isToBeShownAgain()) {
            try {
                return action.apply(form);
            } catch (Refusal refusal) {
                refusals.record(callers.id(), refusal);
                shown = refused(form, refusal.problem());
            } catch (RuntimeException e) {
                @Nullable Problem problem = ProblemMappers.expected(e);
                if (problem == null) {
                    throw e;
                }
                shown = refused(form, problem);
            }
        }
        return pages.answer(shown.status(), page.apply(shown));
    }

    private Form refused(Form form, Problem problem) {
        return form.with(problem.status(), pages.viewer().words(problem));
    }
}
