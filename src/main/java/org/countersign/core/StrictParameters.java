package org.countersign.core;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Reads query parameters of the API as strictly as its bodies: none that is unknown (a filter that is spelt wrong must not
 * answer with everything), none twice, numbers as numbers (JAX-RS would answer 404). What is known are the parameters of the
 * resource methods themselves.
 */
public class StrictParameters {
    private static final String API = "/api/";

    private final Map<Method, Map<String, Class<?>>> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public void refuseFaulty(ResourceInfo resource, UriInfo uri) {
        Map<String, List<String>> given = uri.getQueryParameters();
        if (given.isEmpty() || !uri.getPath().startsWith(API)) {
            return;
        }
        Map<String, Class<?>> types =
                known.computeIfAbsent(resource.getResourceMethod(), StrictParameters::parametersOf);
        List<FieldError> faults = new ArrayList<>();
        new TreeMap<>(given).forEach((name, values) -> {
            String fault = fault(types.get(name), values);
            if (fault != null) {
                faults.add(new FieldError("?" + name, fault));
            }
        });
        if (!faults.isEmpty()) {
            throw Problem.badRequest(faults);
        }
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

    private static Map<String, Class<?>> parametersOf(Method method) {
        Map<String, Class<?>> parameters = new HashMap<>();
        for (Parameter parameter : method.getParameters()) {
            add(parameters, parameter, parameter.getName(), parameter.getType());
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (Class<?> type = parameter.getType();
                        type != null && type != Object.class;
                        type = type.getSuperclass()) {
                    for (Field field : type.getDeclaredFields()) {
                        add(parameters, field, field.getName(), field.getType());
                    }
                }
            }
        }
        return Map.copyOf(parameters);
    }

    private static void add(Map<String, Class<?>> parameters, AnnotatedElement element, String ownName, Class<?> type) {
        RestQuery restQuery = element.getAnnotation(RestQuery.class);
        if (restQuery != null) {
            parameters.put(restQuery.value().isEmpty() ? ownName : restQuery.value(), type);
        }
        QueryParam queryParam = element.getAnnotation(QueryParam.class);
        if (queryParam != null) {
            parameters.put(queryParam.value(), type);
        }
    }
}
