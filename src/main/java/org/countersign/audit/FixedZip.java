package org.countersign.audit;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a ZIP file that depends on nothing but its content: every file in it bears the same time, the oldest that the format
 * knows. Nothing of the content is kept.
 */
final class FixedZip {
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream zip;
    private final Counting counting;
    private boolean open;

    FixedZip(OutputStream out) {
        this.zip = new ZipOutputStream(out);
        this.counting = new Counting(zip);
    }

    /**
     * What has been written to a file.
     *
     * @param sha256 in hexadecimal
     */
    record Content(long bytes, String sha256) {}

    /** Begins a file; the one before must have ended or ends now. */
    void begin(String name) throws IOException {
        if (open) {
            endFile();
        }
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        counting.reset();
        open = true;
    }

    /** Where the present file's content goes; closing it does nothing. */
    OutputStream stream() {
        return counting;
    }

    /** Ends the present file. */
    Content endFile() throws IOException {
        zip.closeEntry();
        open = false;
        return counting.content();
    }

    /** Ends the ZIP file; leaves the stream below open. */
    void end() throws IOException {
        if (open) {
            endFile();
        }
        zip.finish();
        zip.flush();
    }

    private static final class Counting extends FilterOutputStream {
        private final MessageDigest digest;
        private long bytes;

        Counting(OutputStream out) {
            this(out, sha256());
        }

        private Counting(OutputStream out, MessageDigest digest) {
            super(new DigestOutputStream(out, digest));
            this.digest = digest;
        }

        void reset() {
            digest.reset();
            bytes = 0;
        }

        Content content() {
            return new Content(bytes, HexFormat.of().formatHex(digest.digest()));
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            bytes++;
        }

        @Override
        public void write(byte[] b, int off, int len) throws IOException {
            out.write(b, off, len);
            bytes += len;
        }

        /** What is flushed here waits for more to be compressed with it. */
        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
