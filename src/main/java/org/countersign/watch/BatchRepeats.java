package org.countersign.watch;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.countersign.access.Callers;
import org.countersign.core.CanonicalJson;
import org.countersign.core.IdempotencyKeys;
import org.jspecify.annotations.Nullable;

/**
 * Lets a call that brings many messages be repeated under an {@code Idempotency-Key}. It needs none, since what comes twice
 * changes nothing; a key gets it the first answer again.
 */
@Singleton
class BatchRepeats {
    private final IdempotencyKeys keys;
    private final Callers callers;

    BatchRepeats(IdempotencyKeys keys, Callers callers) {
        this.keys = keys;
        this.callers = callers;
    }

    /** Without a key the work is done and nothing else. */
    BatchAnswer once(
            @Nullable String key, UriInfo address, HttpHeaders headers, BatchBody body, Supplier<BatchAnswer> work) {
        if (key == null) {
            return work.get();
        }
        IdempotencyKeys.requireFit(key);
        return keys.onceOrAgain(callers.id(), key, digest(address.getRequestUri(), headers, body), work);
    }

    /** Of the bytes as unpacked, and of what tells how they are read. */
    private static String digest(URI address, HttpHeaders headers, BatchBody body) {
        return CanonicalJson.digest(List.of(
                address.getRawPath(),
                Objects.requireNonNullElse(address.getRawQuery(), ""),
                DeliveryReportResource.essence(headers),
                CanonicalJson.digestOf(body.bytes())));
    }
}
