package org.countersign.core;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters of the API as strictly as its bodies: none in the query that is unknown (a filter that is spelt
 * wrong must not answer with everything), none twice, numbers as numbers (JAX-RS would answer 404). What is known are the
 * parameters of the resource methods themselves.
 */
public class StrictParameters {
    private static final String API = "/api/";
    private static final int SHOWN = 100;

    @ServerRequestFilter
    public void refuseFaulty(HttpServerRequest request, ResourceInfo resource, UriInfo uri) {
        // Nearly all requests end here.
        if (request.query() == null && request.path().indexOf('%') < 0) {
            return;
        }
        if (request.path().startsWith(API)) {
            List<FieldError> faults = faults(resource.getResourceMethod(), uri);
            if (!faults.isEmpty()) {
                throw Problem.badRequest(faults);
            }
        }
    }

    /** What is wrong with the parameters of a request, in a stable order. */
    static List<FieldError> faults(@Nullable Method method, UriInfo uri) {
        if (method == null) {
            return List.of();
        }
        DeclaredInputs declared = DeclaredInputs.of(method);
        List<FieldError> faults = new ArrayList<>();
        addFaults(faults, uri.getQueryParameters(), declared::query, "?", "");
        addFaults(faults, uri.getPathParameters(), declared::path, "{", "}");
        return faults;
    }

    private static void addFaults(
            List<FieldError> faults,
            Map<String, List<String>> given,
            Function<String, @Nullable Class<?>> types,
            String before,
            String after) {
        new TreeMap<>(given).forEach((name, values) -> {
            String fault = fault(types.apply(name), values);
            if (fault != null) {
                String shown = name.length() <= SHOWN ? name : name.substring(0, SHOWN) + "…";
                faults.add(new FieldError(before + shown + after, fault));
            }
        });
    }

    private static @Nullable String fault(@Nullable Class<?> type, List<String> values) {
        if (type == null) {
            return "is not a parameter that is known here";
        }
        if (values.size() > 1 && !Collection.class.isAssignableFrom(type)) {
            return "is given more than once";
        }
        for (String value : values) {
            if (value.isEmpty()) {
                return "must not be empty";
            }
            if (!StrictText.isStorable(value)) {
                return "must not hold the NUL character or half of a surrogate pair";
            }
            if (!isReadable(type, value)) {
                return "must be "
                        + (type == boolean.class || type == Boolean.class ? "true or false" : "a whole number");
            }
        }
        return null;
    }

    private static boolean isReadable(Class<?> type, String value) {
        try {
            if (type == int.class || type == Integer.class) {
                Integer.parseInt(value);
            } else if (type == long.class || type == Long.class) {
                Long.parseLong(value);
            } else if (type == boolean.class || type == Boolean.class) {
                return value.equals("true") || value.equals("false");
            }
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
