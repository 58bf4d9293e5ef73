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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.countersign.access.Callers;
import org.countersign.access.Refusal;
import org.countersign.access.Refusals;
import org.countersign.core.IdempotencyKeys;
import org.countersign.core.Problem;
import org.countersign.core.ProblemMappers;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Shows forms and takes them, with the same reading and validation as the API. */
@Singleton
public class Forms {
    private static final JsonNode NOTHING = JsonNodeFactory.instance.missingNode();

    private final WebPages pages;
    private final ObjectMapper json;
    private final Validator validator;
    private final Callers callers;
    private final Refusals refusals;
    private final IdempotencyKeys keys;

    Forms(
            WebPages pages,
            ObjectMapper json,
            Validator validator,
            Callers callers,
            Refusals refusals,
            IdempotencyKeys keys) {
        this.pages = pages;
        this.json = json;
        this.validator = validator;
        this.callers = callers;
        this.refusals = refusals;
        this.keys = keys;
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
        return Form.sent(posted, NOTHING, pages.viewer().zone());
    }

    /** The same, of something that is there: a view or a content as the API shows it. */
    public Form sent(MultivaluedMap<String, String> posted, Object stored) {
        return Form.sent(posted, json.valueToTree(stored), pages.viewer().zone());
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
     * Takes a form: does what it asks for, or shows it again with what is wrong and all that was typed. A form with an id that
     * comes twice, because somebody has pressed its button twice, does it once.
     *
     * @param action does it and tells where to go then
     * @param page the page with the form
     */
    public RestResponse<String> take(
            MultivaluedMap<String, String> posted,
            Function<Form, RestResponse<String>> action,
            Function<Form, TemplateInstance> page) {
        return take(sent(posted), null, once(action), page);
    }

    /** The same where the answer is a page that must not be kept, such as one with a secret: the action sees to the id itself. */
    public RestResponse<String> takeUnkept(
            MultivaluedMap<String, String> posted,
            Function<Form, RestResponse<String>> action,
            Function<Form, TemplateInstance> page) {
        return take(sent(posted), null, action, page);
    }

    /**
     * Takes a form for something that is there. What nobody has touched in it stays as it is stored, and where somebody else
     * has changed something meanwhile, the page says beside each field what is stored now.
     *
     * @param stored reads what the form shows: a view or a content as the API shows it
     */
    public RestResponse<String> take(
            MultivaluedMap<String, String> posted,
            Supplier<?> stored,
            Function<Form, RestResponse<String>> action,
            Function<Form, TemplateInstance> page) {
        return take(sent(posted, stored.get()), stored, once(action), page);
    }

    private RestResponse<String> take(
            Form form,
            @Nullable Supplier<?> stored,
            Function<Form, RestResponse<String>> action,
            Function<Form, TemplateInstance> page) {
        Form shown = form;
        if (!form.isToBeShownAgain()) {
            try {
                return action.apply(form);
            } catch (Refusal refusal) {
                pages.unsay();
                refusals.record(callers.id(), refusal);
                shown = refused(form, refusal.problem());
            } catch (RuntimeException e) {
                @Nullable Problem problem = ProblemMappers.expected(e);
                pages.unsay();
                if (problem == null) {
                    throw e;
                }
                shown = refused(form, problem);
            }
        }
        if (shown.isStale() && stored != null) {
            shown = shown.over(json.valueToTree(stored.get()));
        }
        return pages.unsaved(shown.status(), page.apply(shown));
    }

    private Function<Form, RestResponse<String>> once(Function<Form, RestResponse<String>> action) {
        return form -> form.once().isEmpty() ? action.apply(form) : once(form, action);
    }

    private RestResponse<String> once(Form form, Function<Form, RestResponse<String>> action) {
        String key = form.onceKey();
        AtomicReference<RestResponse<String>> answer = new AtomicReference<>();
        try {
            keys.once(callers.id(), key, key, () -> {
                RestResponse<String> done = action.apply(form);
                answer.set(done);
                return RestResponse.seeOther(done.getLocation());
            });
            return Objects.requireNonNull(answer.get(), "what was done once has an answer");
        } catch (IdempotencyKeys.Replay replay) {
            String place = replay.location();
            return pages.seeOther(
                    place == null ? OwnPath.START : place,
                    pages.texts(PageTexts.class).doneOnce());
        }
    }

    private Form refused(Form form, Problem problem) {
        return form.with(problem.status(), pages.viewer().words(problem));
    }
}
