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
import jakarta.validation.constraints.AssertTrue;
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
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    public RestResponse<Map<String, Object>> problem(Problem problem, UriInfo uri, HttpHeaders headers) {
        return answer(problem, uri, headers);
    }

    @ServerExceptionMapper
    public RestResponse<Map<String, Object>> violations(
            ConstraintViolationException e, UriInfo uri, HttpHeaders headers) {
        return answer(invalid(e), uri, headers);
    }

    private static Problem invalid(ConstraintViolationException e) {
        return Problem.badRequest(e.getConstraintViolations().stream()
                .map(v -> new FieldError(pointer(v), ConstraintWords.of(v)))
                .sorted(Comparator.comparing(FieldError::pointer).thenComparing(FieldError::detail))
                .toList());
    }

    /** The problem that the API would answer this failure with, for those who show it otherwise; null when it is unforeseen. */
    public static @Nullable Problem expected(Throwable failure) {
        if (failure instanceof ConstraintViolationException violations) {
            return invalid(violations);
        }
        if (failure instanceof JacksonException json) {
            return malformed(json);
        }
        Problem problem = findProblem(failure);
        return problem == null ? DatabaseTrouble.of(failure) : problem;
    }

    /** Bad JSON, also where the container wrapped it. Quarkus' own mapper for mismatches would not name the property. */
    @ServerExceptionMapper({JacksonException.class, MismatchedInputException.class})
    public RestResponse<Map<String, Object>> json(JacksonException e, UriInfo uri, HttpHeaders headers) {
        return answer(malformed(e), uri, headers);
    }

    @ServerExceptionMapper
    public RestResponse<Map<String, Object>> web(
            WebApplicationException e, UriInfo uri, HttpHeaders headers, ResourceInfo resource) {
        if (e.getCause() instanceof JacksonException json) {
            return answer(malformed(json), uri, headers);
        }
        if (e instanceof NotFoundException && e.getCause() != null) {
            // So JAX-RS tells that a parameter could not be converted.
            List<FieldError> faults = StrictParameters.faults(resource.getResourceMethod(), uri);
            return answer(
                    faults.isEmpty()
                            ? Problem.badRequest("", "has a parameter of the wrong form")
                            : Problem.badRequest(faults),
                    uri,
                    headers);
        }
        if (e instanceof NotFoundException && AllowedMethods.lackThatOfRequest(uri.getPath())) {
            // Where the paths of two resource classes overlap, Quarkus tells 404 for a method that neither has.
            return web(new NotAllowedException(AllowedMethods.of(uri.getPath())), uri, headers, resource);
        }
        int status = e.getResponse().getStatus();
        if (status >= 500) {
            LOG.error("Request failed", e);
        }
        RestResponse<Map<String, Object>> answer = answer(ofContainer(status), uri, headers);
        if (status == Status.METHOD_NOT_ALLOWED.getStatusCode()) {
            answer.getHeaders().putSingle(HttpHeaders.ALLOW, AllowedMethods.of(uri.getPath()));
        }
        return answer;
    }

    /** What Quarkus has refused by itself. */
    static Problem ofContainer(int status) {
        Status known = Status.fromStatusCode(status);
        String title = known == null ? "Error" : known.getReasonPhrase();
        String type = title.toLowerCase(Locale.ROOT).replace(' ', '-');
        Words words = switch (status) {
            case 400 -> Words.of("Bad Request");
            case 404 -> Words.of("Not Found");
            case 405 -> Words.of("Method Not Allowed");
            case 406 -> Words.of("Not Acceptable");
            case 415 -> Words.of("Unsupported Media Type");
            default -> Words.asIs(title);
        };
        return Problem.ofStatus(status, type, words, Words.of("{0}.", words));
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
    public RestResponse<Map<String, Object>> unforeseen(Throwable e, UriInfo uri, HttpHeaders headers) {
        Problem problem = findProblem(e);
        if (problem != null) {
            return answer(problem, uri, headers);
        }
        Problem trouble = DatabaseTrouble.of(e);
        if (trouble != null) {
            LOG.warnf("Request failed: %s", e);
            return answer(trouble, uri, headers);
        }
        LOG.error("Request failed", e);
        return answer(
                Problem.ofStatus(
                        500,
                        "internal",
                        Words.of("Internal error"),
                        Words.of("Something went wrong on our side; it is logged.")),
                uri,
                headers);
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
    static Map<String, Object> body(Problem problem, String instance, Language language) {
        Problem.Text text = problem.in(language);
        Map<String, Object> body = new ProblemBody(problem);
        body.put("type", Problem.TYPE_BASE + problem.type());
        body.put("title", text.title());
        body.put("status", problem.status());
        body.put("detail", text.detail());
        body.put("instance", instance);
        if (!text.errors().isEmpty()) {
            body.put("errors", text.errors());
        }
        body.putAll(problem.extensions());
        if (problem.status() >= 500 && instance.equals(ApiPaths.PREFLIGHT)) {
            // Whoever asks whether to launch must read the answer as a no, whatever went wrong.
            body.put("decision", "block");
        }
        return body;
    }

    /** The problem as an answer in the language of the request, for resources that map their own failures. */
    public static RestResponse<Map<String, Object>> answer(Problem problem, UriInfo uri, HttpHeaders headers) {
        Language language = Language.preferred(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        var response = RestResponse.ResponseBuilder.<Map<String, Object>>create(problem.status())
                .entity(body(problem, uri.getPath(), language))
                .header(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag());
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
            return Problem.badRequest(List.of(new FieldError(pointer(format), reason(format))));
        }
        if (e instanceof MismatchedInputException mismatch) {
            return Problem.badRequest(pointer(mismatch), "has the wrong type or is missing");
        }
        if (e instanceof JsonMappingException mapping && !(mapping.getCause() instanceof JsonParseException)) {
            return Problem.badRequest(pointer(mapping), "cannot be read");
        }
        return Problem.badRequest("", "is not well-formed JSON in UTF-8");
    }

    private static Words reason(InvalidFormatException e) {
        return e instanceof JsonMappers.Unfit unfit ? unfit.words() : Words.of("has the wrong form");
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
        if (violation.getConstraintDescriptor().getAnnotation() instanceof AssertTrue && !steps.isEmpty()) {
            // Such a method judges the whole that it belongs to.
            steps.remove(steps.size() - 1);
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
