package org.countersign.core;

import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer other than what was asked for, as problem details (RFC 9457). {@code type} is stable and may be relied on;
 * {@code detail} is for people.
 */
public final class Problem extends RuntimeException {
    /** Types resolve to the page that documents them. */
    public static final String TYPE_BASE = "/problems/";

    private final int status;
    private final String type;
    private final String title;
    private final List<FieldError> errors;
    private final Map<String, Object> extensions;
    private final @Nullable Duration retryAfter;

    private Problem(
            int status,
            String type,
            String title,
            String detail,
            List<FieldError> errors,
            Map<String, Object> extensions,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(detail, cause, false, false);
        this.status = status;
        this.type = type;
        this.title = title;
        this.errors = List.copyOf(errors);
        this.extensions = Map.copyOf(extensions);
        this.retryAfter = retryAfter;
    }

    private static Problem of(Status status, String type, String title, String detail) {
        return new Problem(status.getStatusCode(), type, title, detail, List.of(), Map.of(), null, null);
    }

    /** 400: the input has these faults; nothing was changed. */
    public static Problem badRequest(List<FieldError> errors) {
        String detail = errors.isEmpty()
                ? "The request is malformed."
                : (errors.get(0).pointer().isEmpty()
                                ? "The body"
                                : errors.get(0).pointer() + ":") + " "
                        + errors.get(0).detail();
        return new Problem(400, "bad-request", "Bad request", detail, errors, Map.of(), null, null);
    }

    /** 400: one property is faulty. */
    public static Problem badRequest(String pointer, String detail) {
        return badRequest(List.of(new FieldError(pointer, detail)));
    }

    /** 401: no credentials, or bad ones. */
    public static Problem unauthorized(String detail) {
        return of(Status.UNAUTHORIZED, "unauthorized", "Not signed in", detail);
    }

    /** 403: the caller is known and may not do this. */
    public static Problem forbidden(String detail) {
        return of(Status.FORBIDDEN, "forbidden", "Not allowed", detail);
    }

    /** 404: there is no such {@code what}. */
    public static Problem notFound(String what, Object id) {
        return of(Status.NOT_FOUND, "not-found", "Not found", "There is no " + what + " '" + id + "'.");
    }

    /** 409: the present state forbids it. {@code type} tells which rule, for example {@code old-revision}. */
    public static Problem conflict(String type, String detail) {
        return of(Status.CONFLICT, type, "Conflict", detail);
    }

    /** 412: somebody changed the resource since the caller read it. */
    public static Problem preconditionFailed() {
        return of(
                Status.PRECONDITION_FAILED,
                "stale",
                "Changed meanwhile",
                "The resource has changed since the version named in If-Match was read; read it again.");
    }

    /** 413: the body is larger than taken. */
    public static Problem tooLarge(String detail) {
        return of(Status.REQUEST_ENTITY_TOO_LARGE, "too-large", "Too large", detail);
    }

    /** 429: try again after this time. */
    public static Problem tooMany(String detail, Duration retryAfter) {
        return new Problem(
                429, "too-many-requests", "Too many requests", detail, List.of(), Map.of(), retryAfter, null);
    }

    /** 503: cannot be told now. */
    public static Problem unavailable(String detail, @Nullable Throwable cause) {
        return new Problem(
                503, "unavailable", "Not available", detail, List.of(), Map.of(), Duration.ofSeconds(1), cause);
    }

    /** Any other status. */
    static Problem ofStatus(int status, String type, String title, String detail) {
        return new Problem(status, type, title, detail, List.of(), Map.of(), null, null);
    }

    /** The same problem with one more member (RFC 9457 §3.2). */
    public Problem with(String member, Object value) {
        var more = new HashMap<>(extensions);
        more.put(member, value);
        return new Problem(status, type, title, detail(), errors, more, retryAfter, getCause());
    }

    public int status() {
        return status;
    }

    public String type() {
        return type;
    }

    public String title() {
        return title;
    }

    public String detail() {
        String message = getMessage();
        return message == null ? title : message;
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
}
