package org.countersign.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.countersign.core.Problem;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A password in clear, on its way from the person who typed it to its hash. It never shows in a text. */
@Schema(
        type = SchemaType.STRING,
        implementation = String.class,
        minLength = Password.LEAST_CHARACTERS,
        maxLength = Password.MOST_BYTES)
public final class Password {
    public static final int LEAST_CHARACTERS = 12;
    /** bcrypt reads no further. */
    public static final int MOST_BYTES = 72;

    private final String clear;

    private Password(String clear) {
        // The same letters typed on another keyboard must give the same bytes.
        this.clear = Normalizer.normalize(clear, Normalizer.Form.NFC);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Password of(String clear) {
        return new Password(clear);
    }

    boolean isShort() {
        return clear.codePointCount(0, clear.length()) < LEAST_CHARACTERS;
    }

    /** Refuses with 400 a password that is too short, or so long that its end would not count. */
    void requireFit(String pointer) {
        if (isShort()) {
            throw Problem.badRequest(pointer, "must have at least {0} characters", LEAST_CHARACTERS);
        }
        requireWhole(pointer);
    }

    /** Refuses with 400 a password whose end would not count. */
    void requireWhole(String pointer) {
        if (bytes().length > MOST_BYTES) {
            throw Problem.badRequest(
                    pointer,
                    "must have at most {0} bytes in UTF-8, because bcrypt would not look at the rest of it",
                    MOST_BYTES);
        }
    }

    /** Whether it is the same password, however it was typed. */
    public boolean isSameAs(Password other) {
        return clear.equals(other.clear);
    }

    String clear() {
        return clear;
    }

    byte[] bytes() {
        return clear.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "(a password)";
    }
}
