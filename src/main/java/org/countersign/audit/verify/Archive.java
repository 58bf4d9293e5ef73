package org.countersign.audit.verify;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.countersign.core.Words;
import org.jspecify.annotations.Nullable;

/**
 * Reads a ZIP file that anybody may have made: nothing in it is believed, no file of it is unpacked to disk, and of each no more
 * is read than such a file can have.
 */
final class Archive implements AutoCloseable {
    /** More files than an export of half a billion entries has. */
    private static final int MOST_FILES = 4_000_000;

    private final ZipFile zip;
    private final Set<String> unread = new HashSet<>();
    private final Set<String> twice = new TreeSet<>();

    /**
     * @throws Unreadable if it is no ZIP file
     */
    Archive(Path file) throws Unreadable {
        ZipFile opened;
        try {
            opened = new ZipFile(file.toFile());
        } catch (IOException | RuntimeException e) {
            // The JDK throws either where the directory of the file is damaged.
            throw new Unreadable(Words.of("{0} cannot be read as a ZIP file", file));
        }
        zip = opened;
        if (zip.size() > MOST_FILES) {
            close();
            throw new Unreadable(Words.of("{0} holds more files than any export", file));
        }
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (!unread.add(entry.getName())) {
                twice.add(entry.getName());
            }
        }
    }

    boolean has(String name) {
        return zip.getEntry(name) != null;
    }

    /** The names that stand there more than once, so that two readers may read different files. */
    Set<String> twice() {
        return Collections.unmodifiableSet(twice);
    }

    /** The names of files that nobody has asked for. */
    Set<String> unread() {
        return new TreeSet<>(unread);
    }

    /** Why a file cannot be had. */
    static final class Trouble extends Exception {
        private final transient Words words;

        Trouble(Words words) {
            super(words.toString(), null, false, false);
            this.words = words;
        }

        Words words() {
            return words;
        }
    }

    /**
     * A file's content.
     *
     * @param most bytes that such a file can have
     */
    byte[] read(String name, int most) throws Trouble {
        try (Reading reading = open(name)) {
            byte[] content = reading.readNBytes(most + 1);
            if (content.length > most) {
                throw new Trouble(Words.of("is larger than such a file can be"));
            }
            return content;
        } catch (IOException e) {
            throw damaged();
        }
    }

    /** A file as a stream. */
    Reading open(String name) throws Trouble {
        unread.remove(name);
        @Nullable ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new Trouble(Words.of("is missing"));
        }
        try {
            @Nullable InputStream stream = zip.getInputStream(entry);
            if (stream == null) {
                throw damaged();
            }
            return new Reading(stream);
        } catch (IOException | RuntimeException e) {
            throw damaged();
        }
    }

    static Trouble damaged() {
        return new Trouble(Words.of("is damaged"));
    }

    /** A file that is being read, with what has been read of it. */
    static final class Reading extends FilterInputStream {
        private final MessageDigest digest = sha256();
        private long bytes;

        private Reading(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = in.read(into, offset, length);
            if (read > 0) {
                digest.update(into, offset, read);
                bytes += read;
            }
            return read;
        }

        /** How many bytes have been read. */
        long bytes() {
            return bytes;
        }

        /** The SHA-256 of what has been read, in hexadecimal; may be asked for once. */
        String sha256Hex() {
            return HexFormat.of().formatHex(digest.digest());
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            // It was only read.
        }
    }
}
