package org.countersign.core;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The resource method honours {@code Idempotency-Key}: the same key with the same request answers the first result
 * again, with another request a 409. The method runs in one transaction with the record of its answer, so a crash
 * leaves both or neither. Stands on every POST that creates or moves something.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Idempotent {}
