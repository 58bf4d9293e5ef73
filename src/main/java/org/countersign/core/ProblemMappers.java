package org.countersign.core;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns every failure into problem details (RFC 9457); nothing of the inside shows. */
public class ProblemMappers {
    public static final String MEDIA_TYPE = "application/problem+json";
    static final String CHALLENGE = "Basic realm=\"Countersign\", charset=\"UTF-8\", Bearer";
    private static final String PREFLIGHT = "/api/v1/preflight";
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    public RestResponse<Map<String, Object>> problem(Problem problem, UriInfo uri) {
        return answer(problem, uri);
    }

    @ServerExceptionMapper
    public RestResponse<Map<String, Object>> violations(ConstraintViolationException e, UriInfo uri) {
        List<FieldError> errors = e.getConstraintViolations().stream()
                .map(v -> new FieldError(pointer(v), v.getMessage()))
                .sorted(Comparator.comparing(FieldError::pointer).thenComparing(FieldError::detail))
                .toList();
        return answer(Problem.badRequest(errors), uri);
    }

    /** Bad JSON, also where the container wrapped it. Quarkus' own mapper for mismatches would not name the property. */
    @ServerExceptionMapper({JacksonException.class, MismatchedInputException.class})
    public RestResponse<Map<String, Object>> json(JacksonException e, UriInfo uri) {
        return answer(malformed(e), uri);
    }

    @ServerExceptionMapper
    public RestResponse<Map<String, Object>> web(WebApplicationException e, UriInfo uri, ResourceInfo resource) {
        if (e.getCause() instanceof JacksonException json) {
            return answer(malformed(json), uri);
        }
        if (e instanceof NotFoundException && e.getCause() != null) {
            // So JAX-RS tells that a parameter could not be converted.
            List<FieldError> faults = StrictParameters.faults(resource.getResourceMethod(), uri);
            return answer(
                    faults.isEmpty()
                            ? Problem.badRequest("", "has a parameter of the wrong form")
                            : Problem.badRequest(faults),
                    uri);
        }
        if (e instanceof NotFoundException && AllowedMethods.lackThatOfRequest(uri.getPath())) {
            // Where the paths of two resource classes overlap, Quarkus tells 404 for a method that neither has.
            return web(new NotAllowedException(AllowedMethods.of(uri.getPath())), uri, resource);
        }
        int status = e.getResponse().getStatus();
        if (status >= 500) {
            LOG.error("Request failed", e);
        }
        Status known = Status.fromStatusCode(status);
        String title = known == null ? "Error" : known.getReasonPhrase();
        RestResponse<Map<String, Object>> answer = answer(
                Problem.ofStatus(status, title.toLowerCase(Locale.ROOT).replace(' ', '-'), title, title + "."), uri);
        if (status == Status.METHOD_NOT_ALLOWED.getStatusCode()) {
            answer.getHeaders().putSingle(HttpHeaders.ALLOW, AllowedMethods.of(uri.getPath()));
        }
        return answer;
    }

    /** The answer that was given to the same request before. */
    @ServerExceptionMapper
    public RestResponse<JsonNode> replay(IdempotencyKeys.Replay replay) {
        var response =
                RestResponse.ResponseBuilder.<JsonNode>create(replay.status()).header(IdempotencyKeys.REPLAYED, "true");
        if (replay.body() != null) {
            response.entity(replay.body())
                    .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON + ";charset=UTF-8");
        }
        if (replay.location() != null) {
            response.location(URI.create(replay.location()));
        }
        if (replay.etag() != null) {
            response.tag(replay.etag());
        }
        return response.build();
    }

    @ServerExceptionMapper
    public RestResponse<Map<String, Object>> unforeseen(Throwable e, UriInfo uri) {
        Problem problem = findProblem(e);
        if (problem != null) {
            return answer(problem, uri);
        }
        Problem trouble = DatabaseTrouble.of(e);
        if (trouble != null) {
            LOG.warnf("Request failed: %s", e);
            return answer(trouble, uri);
        }
        LOG.error("Request failed", e);
        return answer(
                Problem.ofStatus(500, "internal", "Internal error", "Something went wrong on our side; it is logged."),
                uri);
    }

    /** The problem that a container's wrapper hides, such as the roll-back of a transaction. */
    private static @Nullable Problem findProblem(@Nullable Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
        }
        return null;
    }

    /** The problem as a body, for those who answer outside Quarkus REST. */
    public static Map<String, Object> body(Problem problem, String instance) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", Problem.TYPE_BASE + problem.type());
        body.put("title", problem.title());
        body.put("status", problem.status());
        body.put("detail", problem.detail());
        body.put("instance", instance);
        if (!problem.errors().isEmpty()) {
            body.put("errors", problem.errors());
        }
        body.putAll(problem.extensions());
        if (problem.status() >= 500 && instance.equals(PREFLIGHT)) {
            // Whoever asks whether to launch must read the answer as a no, whatever went wrong.
            body.put("decision", "block");
        }
        return body;
    }

    /** The problem as an answer, for resources that map their own failures. */
    public static RestResponse<Map<String, Object>> answer(Problem problem, UriInfo uri) {
        var response = RestResponse.ResponseBuilder.<Map<String, Object>>create(problem.status())
                .entity(body(problem, uri.getPath()))
                .header(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE);
        if (problem.retryAfter() != null) {
            response.header(HttpHeaders.RETRY_AFTER, seconds(problem.retryAfter()));
        }
        if (problem.status() == 401) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
        }
        return response.build();
    }

    static String seconds(Duration retryAfter) {
        return String.valueOf(Math.max(1, retryAfter.toSeconds()));
    }

    /** 400: why this JSON cannot be read, and where. */
    public static Problem malformed(JacksonException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return Problem.badRequest(pointer(unknown), "is not a property that is known here");
        }
        if (e instanceof InvalidFormatException format) {
            return Problem.badRequest(pointer(format), reason(format));
        }
        if (e instanceof MismatchedInputException mismatch) {
            return Problem.badRequest(pointer(mismatch), "has the wrong type or is missing");
        }
        if (e instanceof JsonMappingException mapping && !(mapping.getCause() instanceof JsonParseException)) {
            return Problem.badRequest(pointer(mapping), "cannot be read");
        }
        return Problem.badRequest("", "is not well-formed JSON in UTF-8");
    }

    private static String reason(InvalidFormatException e) {
        String message = e.getOriginalMessage();
        int must = message.indexOf("must ");
        return must < 0 ? "has the wrong form" : message.substring(must);
    }

    private static String pointer(JsonMappingException e) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            pointer.append('/').append(step.getFieldName() == null ? step.getIndex() : escape(step.getFieldName()));
        }
        return pointer.toString();
    }

    /** From {@code create.body.contacts[0].email} to {@code /contacts/0/email}. */
    private static String pointer(ConstraintViolation<?> violation) {
        List<String> steps = new ArrayList<>();
        DeclaredInputs declared = null;
        int parameter = 0;
        for (Path.Node node : violation.getPropertyPath()) {
            switch (node.getKind()) {
                case METHOD ->
                    declared = DeclaredInputs.of(violation.getRootBeanClass(), node.as(Path.MethodNode.class));
                case PARAMETER -> parameter = node.as(Path.ParameterNode.class).getParameterIndex();
                default -> {
                    if (node.isInIterable() && node.getIndex() != null) {
                        steps.add(String.valueOf(node.getIndex()));
                    }
                    if (node.getName() != null && !node.getName().startsWith("<")) {
                        steps.add(escape(node.getName()));
                    }
                }
            }
        }
        String named = declared == null ? "" : declared.pointer(parameter);
        if (!named.isEmpty() || steps.isEmpty()) {
            return named;
        }
        boolean query = declared != null && declared.isBean(parameter);
        return query ? "?" + steps.get(0) : "/" + String.join("/", steps);
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
