package org.countersign.platforms;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import org.countersign.core.OneLine;
import org.jspecify.annotations.Nullable;

/**
 * One version of a platform as deployed. On the wire a string, the version alone, or an object; always written as an
 * object.
 *
 * @param fingerprint what was built, such as {@code sha256:…}; null where it is not known
 */
@JsonDeserialize(using = Release.StringOrObject.class)
public record Release(
        @NotNull @OneLine String version, @Nullable @OneLine String fingerprint) {

    /** Whether both may be the same release: the same version, and no other fingerprint where both state one. */
    public boolean agreesWith(Release other) {
        return version.equals(other.version)
                && (fingerprint == null || other.fingerprint == null || fingerprint.equals(other.fingerprint));
    }

    /**
     * Whether everything that this release may stand for is what the other one stands for: the same version, and the
     * same fingerprint if the other states one. Unlike {@link #agreesWith}, leaving a fingerprint out does not help.
     */
    public boolean isNoWiderThan(Release other) {
        return version.equals(other.version) && (other.fingerprint == null || other.fingerprint.equals(fingerprint));
    }

    @Override
    public String toString() {
        return fingerprint == null ? version : version + " (" + fingerprint + ")";
    }

    /** Reads both forms. */
    static final class StringOrObject extends StdDeserializer<Release> {
        private record Form(String version, @Nullable String fingerprint) {}

        StringOrObject() {
            super(Release.class);
        }

        @Override
        public Release deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.hasToken(JsonToken.VALUE_STRING)) {
                return new Release(context.readValue(parser, String.class), null);
            }
            if (!parser.hasToken(JsonToken.START_OBJECT)) {
                return (Release) context.handleUnexpectedToken(Release.class, parser);
            }
            Form form = context.readValue(parser, Form.class);
            return new Release(form.version(), form.fingerprint());
        }
    }
}
