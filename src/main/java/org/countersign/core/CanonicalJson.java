package org.countersign.core;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;

/** JSON in its one canonical form (RFC 8785), as hashed and signed. */
public final class CanonicalJson {
    private static final ObjectMapper MAPPER = JsonMappers.standard();

    private CanonicalJson() {}

    /** The canonical UTF-8 bytes of a value that Jackson can write. */
    public static byte[] bytes(Object value) {
        try {
            return new JsonCanonicalizer(MAPPER.writeValueAsString(value)).getEncodedUTF8();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not writable as JSON: " + value.getClass(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code sha256:<hex>} of the canonical bytes. */
    public static String digest(Object value) {
        return digestOf(bytes(value));
    }

    /** {@code sha256:<hex>} of bytes that are canonical already. */
    public static String digestOf(byte[] canonical) {
        return "sha256:" + HexFormat.of().formatHex(sha256(canonical));
    }

    /** The SHA-256 of the bytes. */
    public static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
