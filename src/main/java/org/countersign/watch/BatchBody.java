package org.countersign.watch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.countersign.core.LargeBodies;
import org.countersign.core.Problem;
import org.countersign.core.StrictBody;
import org.jspecify.annotations.Nullable;

/**
 * The body of a call that brings many messages at once: read whole, unpacked, and cut into lines, each of which is then read
 * by itself, so that a bad one does no harm to the rest.
 */
final class BatchBody {
    /** As sent and as unpacked: 10,000 reports with every property at a usual length need about half of it. */
    static final int MOST_BYTES = 8 << 20;

    static final int MOST_LINES = 10_000;

    private static final JsonFactory JSON = new JsonFactory();

    private final byte[] bytes;

    private BatchBody(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * One line, not yet read.
     *
     * @param number counted from 1: of the line in NDJSON and text, of the item in an array
     * @param from where it begins in the body
     */
    record Line(int number, int from, int length) {}

    /** The calls with such bodies. */
    @Singleton
    static class Bound implements LargeBodies {
        @Override
        public int mostBytes(String path) {
            return path.startsWith(DeliveryReportResource.PATH) || path.startsWith(SubmissionResource.PATH)
                    ? MOST_BYTES
                    : 0;
        }
    }

    /** Reads a body to its end. */
    static BatchBody read(InputStream body, HttpHeaders headers) {
        return read(body, headers.getHeaderString(HttpHeaders.CONTENT_ENCODING));
    }

    private static BatchBody read(InputStream body, @Nullable String encoding) {
        boolean packed = encoding != null && encoding.strip().equalsIgnoreCase("gzip");
        if (!packed && encoding != null && !encoding.strip().equalsIgnoreCase("identity")) {
            throw new NotSupportedException();
        }
        try {
            byte[] bytes = packed ? unpacked(body) : body.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw StrictBody.tooLarge(MOST_BYTES);
            }
            if (bytes.length == 0) {
                throw Problem.badRequest("", "must not be empty");
            }
            if (!StrictBody.isUtf8(bytes)) {
                throw StrictBody.notUtf8();
            }
            return new BatchBody(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("the body broke off", e);
        }
    }

    private static byte[] unpacked(InputStream body) throws IOException {
        byte[] packed = body.readNBytes(MOST_BYTES + 1);
        if (packed.length > MOST_BYTES) {
            throw StrictBody.tooLarge(MOST_BYTES);
        }
        try (GZIPInputStream unpacking = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return unpacking.readNBytes(MOST_BYTES + 1);
        } catch (ZipException | EOFException e) {
            throw Problem.badRequest("", "is not packed with gzip, as Content-Encoding says");
        }
    }

    byte[] bytes() {
        return bytes;
    }

    /** The lines of a text, without those that are blank. */
    List<Line> linesOfText() {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        int from = 0;
        while (from < bytes.length) {
            int end = from;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            number++;
            if (!isBlank(from, end)) {
                add(lines, new Line(number, from, end - from));
            }
            from = end + 1;
        }
        return lines;
    }

    private boolean isBlank(int from, int end) {
        for (int i = from; i < end; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    /** The items of an array in JSON. */
    List<Line> itemsOfArray() {
        try (JsonParser parser = JSON.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw Problem.badRequest("", "must be a JSON array");
            }
            List<Line> lines = itemsOf(parser);
            if (parser.nextToken() != null) {
                throw StrictBody.notUtf8();
            }
            return lines;
        } catch (JsonProcessingException e) {
            throw StrictBody.notUtf8();
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can be read", e);
        }
    }

    /**
     * The items of an array in JSON, or of the array under this name in an object, or else the one object itself: as
     * providers please.
     */
    List<Line> itemsOfJson(String name) {
        try (JsonParser parser = JSON.createParser(bytes)) {
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                return itemsOf(parser);
            }
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw Problem.badRequest("", "must be a JSON array or object");
            }
            List<Line> lines = null;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean named = parser.currentName().equals(name);
                if (parser.nextToken() == JsonToken.START_ARRAY && named) {
                    lines = itemsOf(parser);
                } else {
                    parser.skipChildren();
                }
            }
            return lines == null ? List.of(new Line(1, 0, bytes.length)) : lines;
        } catch (JsonProcessingException e) {
            throw StrictBody.notUtf8();
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can be read", e);
        }
    }

    private static List<Line> itemsOf(JsonParser parser) throws IOException {
        List<Line> lines = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            int from = (int) parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            parser.finishToken();
            int end = (int) parser.currentLocation().getByteOffset();
            add(lines, new Line(lines.size() + 1, from, end - from));
        }
        return lines;
    }

    private static void add(List<Line> lines, Line line) {
        if (lines.size() == MOST_LINES) {
            throw Problem.tooLarge("A call brings at most {0} messages.", MOST_LINES);
        }
        lines.add(line);
    }
}
