package org.countersign.core;

import com.google.errorprone.annotations.CompileTimeConstant;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An answer other than what was asked for, as problem details (RFC 9457). {@code type} is stable and may be relied on;
 * what else it says is for people, in their language. Its texts are {@link Words#of patterns with arguments}.
 */
public final class Problem extends RuntimeException {
    /** Types resolve to the page that documents them. */
    public static final String TYPE_BASE = "/problems/";

    private static final Set<String> STANDARD = Set.of("type", "title", "status", "detail", "instance", "errors");

    private final int status;
    private final String type;
    private final Words title;
    private final Words detail;
    private final List<FieldError> errors;
    private final Map<String, Object> extensions;
    private final @Nullable Duration retryAfter;

    private Problem(
            int status,
            String type,
            Words title,
            Words detail,
            List<FieldError> errors,
            Map<String, Object> extensions,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(detail.toString(), cause, false, false);
        this.status = status;
        this.type = type;
        this.title = title;
        this.detail = detail;
        this.errors = List.copyOf(errors);
        this.extensions = Map.copyOf(extensions);
        this.retryAfter = retryAfter;
    }

    private static Problem of(Status status, String type, Words title, Words detail) {
        return ofStatus(status.getStatusCode(), type, title, detail);
    }

    /** 400: the input has these faults; nothing was changed. */
    public static Problem badRequest(List<FieldError> errors) {
        return new Problem(400, "bad-request", Words.of("Bad request"), detail(errors), errors, Map.of(), null, null);
    }

    private static Words detail(List<FieldError> errors) {
        if (errors.isEmpty()) {
            return Words.of("The request is malformed.");
        }
        FieldError first = errors.get(0);
        return first.pointer().isEmpty()
                ? Words.of("The body {0}", first.words())
                : Words.of("{0}: {1}", first.pointer(), first.words());
    }

    /** 400: one property is faulty. */
    public static Problem badRequest(String pointer, @CompileTimeConstant String pattern, Object... arguments) {
        return badRequest(List.of(new FieldError(pointer, pattern, arguments)));
    }

    /** 401: no credentials, or bad ones. */
    public static Problem unauthorized(@CompileTimeConstant String pattern, Object... arguments) {
        return of(Status.UNAUTHORIZED, "unauthorized", Words.of("Not signed in"), Words.of(pattern, arguments));
    }

    /** 403: the caller is known and may not do this. */
    public static Problem forbidden(@CompileTimeConstant String pattern, Object... arguments) {
        return of(Status.FORBIDDEN, "forbidden", Words.of("Not allowed"), Words.of(pattern, arguments));
    }

    /** 404: there is no such {@code what}. */
    public static Problem notFound(@CompileTimeConstant String what, Object id) {
        return of(
                Status.NOT_FOUND,
                "not-found",
                Words.of("Not found"),
                Words.of("There is no {0} '{1}'.", Words.of(what), id));
    }

    /** 409: the present state forbids it. {@code type} tells which rule, for example {@code old-revision}. */
    public static Problem conflict(String type, @CompileTimeConstant String pattern, Object... arguments) {
        return of(Status.CONFLICT, type, Words.of("Conflict"), Words.of(pattern, arguments));
    }

    /** 412: somebody changed the resource since the caller read it. */
    public static Problem preconditionFailed() {
        return of(
                Status.PRECONDITION_FAILED,
                "stale",
                Words.of("Changed meanwhile"),
                Words.of("The resource has changed since the version named in If-Match was read; read it again."));
    }

    /** 413: the body is larger than taken. */
    public static Problem tooLarge(@CompileTimeConstant String pattern, Object... arguments) {
        return of(Status.REQUEST_ENTITY_TOO_LARGE, "too-large", Words.of("Too large"), Words.of(pattern, arguments));
    }

    /** 422: understood, but it proves nothing. Only where a protocol of others asks for it; what we have specified says 400. */
    public static Problem unprovable(@CompileTimeConstant String pattern, Object... arguments) {
        return ofStatus(422, "unprovable", Words.of("Not proven"), Words.of(pattern, arguments));
    }

    /** 429: try again after this time. {@code type} tells what there was too much of. */
    public static Problem tooMany(
            String type, Duration retryAfter, @CompileTimeConstant String pattern, Object... arguments) {
        return new Problem(
                429,
                type,
                Words.of("Too many requests"),
                Words.of(pattern, arguments),
                List.of(),
                Map.of(),
                retryAfter,
                null);
    }

    /** 503: cannot be told now. */
    public static Problem unavailable(@CompileTimeConstant String detail, @Nullable Throwable cause) {
        return new Problem(
                503,
                "unavailable",
                Words.of("Not available"),
                Words.of(detail),
                List.of(),
                Map.of(),
                Duration.ofSeconds(1),
                cause);
    }

    /** Any other status. */
    static Problem ofStatus(int status, String type, Words title, Words detail) {
        return new Problem(status, type, title, detail, List.of(), Map.of(), null, null);
    }

    /** The same problem with one more member (RFC 9457 §3.2), which cannot be one that every problem has. */
    public Problem with(String member, Object value) {
        if (STANDARD.contains(member)) {
            throw new IllegalArgumentException("'" + member + "' is a standard member of a problem");
        }
        var more = new HashMap<>(extensions);
        more.put(member, value);
        return new Problem(status, type, title, detail, errors, more, retryAfter, getCause());
    }

    public int status() {
        return status;
    }

    public String type() {
        return type;
    }

    /** In English. */
    public String title() {
        return title.toString();
    }

    /** In English. */
    public String detail() {
        return detail.toString();
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Map<String, Object> extensions() {
        return extensions;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** What the problem says to people in this language, with times as RFC 3339 in UTC. */
    public Text in(Language language) {
        return in(language, Instant::toString);
    }

    /** What the problem says to people in this language, with times as they want them, for example in their own zone. */
    public Text in(Language language, Function<Instant, String> times) {
        return new Text(
                title.in(language, times),
                detail.in(language, times),
                errors.stream()
                        .map(error ->
                                new Text.Fault(error.pointer(), error.words().in(language, times)))
                        .toList());
    }

    /** A problem in one language. */
    public record Text(String title, String detail, List<Fault> errors) {
        /** One fault of an input in one language; {@code pointer} as in {@link FieldError}. */
        public record Fault(String pointer, String detail) {}
    }
}
