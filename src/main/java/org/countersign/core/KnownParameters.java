package org.countersign.core;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses query parameters that the API does not know: a filter that is spelt wrong must not answer with everything. Names
 * come from the resource methods themselves.
 */
public class KnownParameters {
    private static final String API = "/api/";

    private final Map<Method, Set<String>> names = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public void refuseUnknown(ResourceInfo resource, UriInfo uri) {
        Set<String> given = uri.getQueryParameters().keySet();
        if (given.isEmpty() || !uri.getPath().startsWith(API)) {
            return;
        }
        Set<String> known = names.computeIfAbsent(resource.getResourceMethod(), KnownParameters::namesOf);
        List<FieldError> faults = given.stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .map(name -> new FieldError("?" + name, "is not a parameter that is known here"))
                .toList();
        if (!faults.isEmpty()) {
            throw Problem.badRequest(faults);
        }
    }

    private static Set<String> namesOf(Method method) {
        Set<String> names = new HashSet<>();
        for (Parameter parameter : method.getParameters()) {
            addName(names, parameter, parameter.getName());
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (Class<?> type = parameter.getType(); type != Object.class; type = type.getSuperclass()) {
                    for (Field field : type.getDeclaredFields()) {
                        addName(names, field, field.getName());
                    }
                }
            }
        }
        return Set.copyOf(names);
    }

    private static void addName(Set<String> names, AnnotatedElement element, String ownName) {
        RestQuery restQuery = element.getAnnotation(RestQuery.class);
        if (restQuery != null) {
            names.add(restQuery.value().isEmpty() ? ownName : restQuery.value());
        }
        QueryParam queryParam = element.getAnnotation(QueryParam.class);
        if (queryParam != null) {
            names.add(queryParam.value());
        }
    }
}
