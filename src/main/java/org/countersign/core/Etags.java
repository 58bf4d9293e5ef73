package org.countersign.core;

import jakarta.ws.rs.core.EntityTag;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Entity tags of single resources, made of their version counters, and the conditions that callers base on them. */
public final class Etags {
    private Etags() {}

    /** 200 with the resource and its tag. */
    public static <T> RestResponse<T> ok(T view, long version) {
        return RestResponse.ResponseBuilder.ok(view).tag(tag(version)).build();
    }

    /** 201 with the resource, its tag and where it now lives. */
    public static <T> RestResponse<T> created(T view, long version, String path) {
        return RestResponse.ResponseBuilder.<T>create(RestResponse.Status.CREATED)
                .entity(view)
                .tag(tag(version))
                .location(URI.create(path))
                .build();
    }

    /**
     * Refuses with 412 unless the condition holds.
     *
     * @param ifMatch the header as sent; absent means no condition
     */
    public static void require(@Nullable String ifMatch, long version) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return;
        }
        for (String candidate : ifMatch.split(",", -1)) {
            if (candidate.strip().equals("\"" + version + "\"")) {
                return;
            }
        }
        throw Problem.preconditionFailed();
    }

    private static EntityTag tag(long version) {
        return new EntityTag(Long.toString(version));
    }
}
