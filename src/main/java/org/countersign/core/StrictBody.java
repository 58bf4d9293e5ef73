package org.countersign.core;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads the whole body of a request before anything is made of it: refuses more than {@link #MOST_BYTES}, also where no
 * {@code Content-Length} gave a warning, and JSON that is not in UTF-8. (Jackson would guess at UTF-16 and pass over-long
 * forms.)
 */
@Provider
public class StrictBody implements ReaderInterceptor {
    public static final int MOST_BYTES = 1 << 20;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        byte[] body = context.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw tooLarge();
        }
        if (isJson(context.getMediaType()) && !isUtf8(body)) {
            throw Problem.badRequest("", "is not well-formed JSON in UTF-8");
        }
        context.setInputStream(new ByteArrayInputStream(body));
        return context.proceed();
    }

    static Problem tooLarge() {
        return Problem.tooLarge("A request has at most " + MOST_BYTES + " bytes.");
    }

    private static boolean isJson(MediaType type) {
        return type.getSubtype().endsWith("json");
    }

    private static boolean isUtf8(byte[] body) {
        boolean ascii = true;
        for (byte b : body) {
            if (b == 0) {
                // Stands in no JSON, but in every JSON in UTF-16.
                return false;
            }
            ascii &= b > 0;
        }
        return ascii || isDecodable(body);
    }

    private static boolean isDecodable(byte[] body) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
