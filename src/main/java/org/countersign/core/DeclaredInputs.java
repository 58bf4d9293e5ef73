package org.countersign.core;

import jakarta.validation.Path;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What a resource method takes, as its signature declares it, under the names that callers use. */
final class DeclaredInputs {
    private static final Map<Method, DeclaredInputs> KNOWN = new ConcurrentHashMap<>();

    /** Type by name of query parameter. */
    private final Map<String, Class<?>> query = new HashMap<>();

    private final Map<String, Class<?>> path = new HashMap<>();
    private final String[] pointers;
    private final boolean[] beans;

    private DeclaredInputs(Method method) {
        Parameter[] parameters = method.getParameters();
        pointers = new String[parameters.length];
        beans = new boolean[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            pointers[i] = pointer(parameters[i], parameters[i].getName(), parameters[i].getType());
            beans[i] = parameters[i].isAnnotationPresent(BeanParam.class);
            if (beans[i]) {
                addFieldsOf(parameters[i].getType());
            }
        }
    }

    static DeclaredInputs of(Method method) {
        // Not computeIfAbsent, which locks even where the value is there.
        DeclaredInputs known = KNOWN.get(method);
        return known == null ? KNOWN.computeIfAbsent(method, DeclaredInputs::new) : known;
    }

    /** Those of a method that validation names, looked up where it was written and not in a generated subclass. */
    static @Nullable DeclaredInputs of(Class<?> resource, Path.MethodNode node) {
        Method found = null;
        Class<?>[] types = node.getParameterTypes().toArray(Class<?>[]::new);
        for (Class<?> type = resource; type != null; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().equals(node.getName()) && Arrays.equals(method.getParameterTypes(), types)) {
                    found = method;
                }
            }
        }
        return found == null ? null : of(found);
    }

    /** The type of a query parameter; null when the method takes none of this name. */
    @Nullable
    Class<?> query(String name) {
        return query.get(name);
    }

    /** The type of a path parameter. */
    Class<?> path(String name) {
        return path.getOrDefault(name, String.class);
    }

    /** How problems name a parameter of the method; the empty pointer stands for the body. */
    String pointer(int parameter) {
        return pointers[parameter];
    }

    /** Whether the parameter is an object that gathers several inputs of the query. */
    boolean isBean(int parameter) {
        return beans[parameter];
    }

    private void addFieldsOf(Class<?> bean) {
        for (Class<?> type = bean; type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                var unused = pointer(field, field.getName(), field.getType());
            }
        }
        if (bean.isRecord()) {
            for (RecordComponent component : bean.getRecordComponents()) {
                var unused = pointer(component, component.getName(), component.getType());
            }
        }
    }

    private String pointer(AnnotatedElement input, String declaredName, Class<?> type) {
        if (input.isAnnotationPresent(RestQuery.class)) {
            return query(name(input.getAnnotation(RestQuery.class).value(), declaredName), type);
        }
        if (input.isAnnotationPresent(QueryParam.class)) {
            return query(input.getAnnotation(QueryParam.class).value(), type);
        }
        if (input.isAnnotationPresent(RestPath.class)) {
            return path(name(input.getAnnotation(RestPath.class).value(), declaredName), type);
        }
        if (input.isAnnotationPresent(PathParam.class)) {
            return path(input.getAnnotation(PathParam.class).value(), type);
        }
        if (input.isAnnotationPresent(RestHeader.class)) {
            return name(input.getAnnotation(RestHeader.class).value(), declaredName) + ":";
        }
        if (input.isAnnotationPresent(HeaderParam.class)) {
            return input.getAnnotation(HeaderParam.class).value() + ":";
        }
        return "";
    }

    private String query(String name, Class<?> type) {
        query.put(name, type);
        return "?" + name;
    }

    private String path(String name, Class<?> type) {
        path.put(name, type);
        return "{" + name + "}";
    }

    private static String name(String given, String declared) {
        return given.isEmpty() ? declared : given;
    }
}
