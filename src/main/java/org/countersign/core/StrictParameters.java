package org.countersign.core;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
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
    private static final int SHOWN = 100;

    @ServerRequestFilter
    public void refuseFaulty(HttpServerRequest request, ResourceInfo resource, UriInfo uri) {
        // Nearly all requests end here.
        if (request.query() == null && request.path().indexOf('%') < 0) {
            return;
        }
        if (ApiPaths.hold(request.path())) {
            List<FieldError> faults = undecodable(request.query());
            if (faults.isEmpty()) {
                faults = faults(resource.getResourceMethod(), uri);
            }
            if (!faults.isEmpty()) {
                throw Problem.badRequest(faults);
            }
        }
    }

    /** The parameters of a query whose percent-encoded bytes are not UTF-8; decoding them would silently replace what is wrong. */
    private static List<FieldError> undecodable(@Nullable String query) {
        List<FieldError> faults = new ArrayList<>();
        if (query != null && query.indexOf('%') >= 0) {
            for (String pair : query.split("&", -1)) {
                if (!isUtf8(pair)) {
                    faults.add(new FieldError("?" + shown(pair.split("=", 2)[0]), "must be percent-encoded UTF-8"));
                }
            }
        }
        return faults;
    }

    private static boolean isUtf8(String encoded) {
        try {
            byte[] bytes = URLDecoder.decode(encoded, ISO_8859_1).getBytes(ISO_8859_1);
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return false;
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
            Words fault = fault(types.apply(name), values);
            if (fault != null) {
                faults.add(new FieldError(before + shown(name) + after, fault));
            }
        });
    }

    private static String shown(String name) {
        return name.length() <= SHOWN ? name : name.substring(0, SHOWN) + "…";
    }

    private static @Nullable Words fault(@Nullable Class<?> type, List<String> values) {
        if (type == null) {
            return Words.of("is not a parameter that is known here");
        }
        if (values.size() > 1 && !Collection.class.isAssignableFrom(type)) {
            return Words.of("is given more than once");
        }
        for (String value : values) {
            if (value.isEmpty()) {
                return Words.of("must not be empty");
            }
            if (!StrictText.isStorable(value)) {
                return Words.of(StrictText.NOT_STORABLE);
            }
            if (!isReadable(type, value)) {
                return type == boolean.class || type == Boolean.class
                        ? Words.of("must be true or false")
                        : Words.of("must be a whole number");
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
