package org.countersign.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who did something, as an opaque id that names nobody: {@code p-…} a person, {@code k-…} an API key, {@code l-…} who came by a
 * link that was sent to them, or {@link #SYSTEM}. Ledger leaves carry it in place of names.
 */
@Schema(type = SchemaType.STRING, implementation = String.class, examples = "p-01e8k2m4q6s8v0x2z4a6c8e0g2")
public record ActorId(@JsonValue String value) {
    /** Countersign itself: start-up, schedules. */
    public static final ActorId SYSTEM = new ActorId("system");

    /** Somebody without credentials, or with bad ones. */
    public static final ActorId ANONYMOUS = new ActorId("anonymous");

    @JsonCreator
    public ActorId {
        if (value.isEmpty() || value.length() > 64) {
            throw new IllegalArgumentException("an actor id has 1 to 64 characters");
        }
    }

    /** Whether a person acts, as opposed to a machine's key or the system. */
    public boolean isPerson() {
        return value.startsWith("p-");
    }

    @Override
    public String toString() {
        return value;
    }
}
