package org.countersign.core;

import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads the whole body of a request before anything is made of it: refuses more than {@link #MOST_BYTES}, also where no
 * {@code Content-Length} gave a warning, and JSON that is not in UTF-8. (Jackson would guess at UTF-16 and pass over-long
 * forms.) Makes records of nothing but JSON. (JAX-RS would take any text as the one component of a record.)
 */
@Provider
public class StrictBody implements ReaderInterceptor {
    public static final int MOST_BYTES = 1 << 20;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getType() == InputStream.class) {
            // Read by whoever takes it, see LargeBodies.
            return context.proceed();
        }
        boolean json = isJson(context.getMediaType());
        if (!json && context.getType().isRecord()) {
            throw new NotSupportedException();
        }
        byte[] body = context.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw tooLarge(MOST_BYTES);
        }
        if (json && !isUtf8(body)) {
            throw notUtf8();
        }
        context.setInputStream(new ByteArrayInputStream(body));
        return context.proceed();
    }

    /** 400: what {@link #isUtf8} does not let through. */
    public static Problem notUtf8() {
        return Problem.badRequest("", "is not well-formed JSON in UTF-8");
    }

    /** 413: a body has at most so many bytes here. */
    public static Problem tooLarge(int most) {
        return Problem.tooLarge("A request has at most {0} bytes.", most);
    }

    private static boolean isJson(MediaType type) {
        return type.getSubtype().endsWith("json");
    }

    /** Whether a body may be JSON in UTF-8, as far as its encoding goes. */
    public static boolean isUtf8(byte[] body) {
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
