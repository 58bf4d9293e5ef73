package org.countersign.core;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** Lets methods that are {@link Idempotent} honour {@code Idempotency-Key}; after their input has been validated. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_AFTER + 900)
class IdempotentInterceptor {
    private final CurrentVertxRequest current;
    private final CurrentActor actor;
    private final IdempotencyKeys keys;

    IdempotentInterceptor(CurrentVertxRequest current, CurrentActor actor, IdempotencyKeys keys) {
        this.current = current;
        this.actor = actor;
        this.keys = keys;
    }

    @AroundInvoke
    @Nullable
    Object once(InvocationContext invocation) throws Exception {
        RoutingContext request = current.getCurrent();
        String key = request == null ? null : request.request().getHeader(IdempotencyKeys.HEADER);
        if (key == null) {
            return invocation.proceed();
        }
        IdempotencyKeys.requireFit(key);
        return keys.once(actor.id(), key, digest(invocation), invocation::proceed);
    }

    /**
     * Of the method and what it was given, but for the condition: who asks again, not having heard the answer, may have read the new
     * tag meanwhile, and means the same. What is written only, such as a password, does not count, so that no digest of it
     * is stored that a guess could be compared with.
     */
    private static String digest(InvocationContext invocation) {
        List<Object> asked = new ArrayList<>();
        asked.add(invocation.getMethod().getDeclaringClass().getName());
        asked.add(invocation.getMethod().getName());
        Parameter[] parameters = invocation.getMethod().getParameters();
        Object[] values = invocation.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            boolean ofContainer = parameters[i].isAnnotationPresent(Context.class)
                    || parameters[i].getType().getName().startsWith("jakarta.ws.rs.");
            asked.add(ofContainer || isCondition(parameters[i]) || values[i] == null ? "" : values[i]);
        }
        return CanonicalJson.digest(asked);
    }

    private static boolean isCondition(Parameter parameter) {
        RestHeader header = parameter.getAnnotation(RestHeader.class);
        return header != null && header.value().equalsIgnoreCase(HttpHeaders.IF_MATCH);
    }
}
