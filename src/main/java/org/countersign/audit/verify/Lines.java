package org.countersign.audit.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.countersign.core.Words;
import org.jspecify.annotations.Nullable;

/** Reads lines that somebody may have made endless. */
final class Lines implements AutoCloseable {
    /** A leaf of 64 KiB with all the texts that it could commit to is shorter. */
    static final int MOST_BYTES = 8 * 1024 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private int next;
    private int end;

    Lines(InputStream in) {
        this.in = in;
    }

    /** The next line without its newline; null at the end. */
    byte @Nullable [] next() throws IOException, Archive.Trouble {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        while (true) {
            if (next == end) {
                end = Math.max(0, in.read(buffer));
                next = 0;
                if (end == 0) {
                    return line.size() == 0 ? null : line.toByteArray();
                }
            }
            int newline = next;
            while (newline < end && buffer[newline] != '\n') {
                newline++;
            }
            line.write(buffer, next, newline - next);
            if (line.size() > MOST_BYTES) {
                throw new Archive.Trouble(Words.of("has a line that is longer than any entry"));
            }
            if (newline < end) {
                next = newline + 1;
                return line.toByteArray();
            }
            next = end;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
