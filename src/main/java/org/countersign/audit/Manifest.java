package org.countersign.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.countersign.core.ActorId;
import org.countersign.core.JsonMappers;
import org.jspecify.annotations.Nullable;

/**
 * What an exported ZIP claims to be. Every claim can be checked against the leaves beside it.
 *
 * @param software what made the file
 * @param origin the log's name
 * @param size of the ledger; its leaves from 0 to before it are all there
 * @param root hash of the tree of that size, base64
 * @param asOf when the newest of these entries was added
 * @param filter what {@link ZipLayout#ENTRIES} shows
 * @param exported the entry that tells of this export; null if the ledger of that size does not hold it yet, as when an export
 *     is made of an older size: who asked for it stands in the ledger thereafter
 * @param files all but this one and the tiles, whose names follow from the size and whose content from the root
 */
public record Manifest(
        String format,
        int version,
        String software,
        String origin,
        long size,
        String root,
        Instant asOf,
        ExportFilter filter,
        @Nullable Exported exported,
        Selected selected,
        Texts texts,
        List<File> files) {

    public static final String FORMAT = "countersign-export";
    public static final int VERSION = 1;

    private static final ObjectMapper JSON = JsonMappers.standard().enable(SerializationFeature.INDENT_OUTPUT);

    public Manifest {
        // It is read from files that anybody may have made.
        requireAll(format, software, origin, root, asOf, filter, selected, texts);
        files = List.copyOf(files);
    }

    private static void requireAll(Object... values) {
        for (Object value : values) {
            Objects.requireNonNull(value);
        }
    }

    /** Who exported, when, and where the ledger says so. */
    public record Exported(long index, Instant at, ActorId by) {
        public Exported {
            requireAll(at, by);
        }
    }

    /**
     * What the filter selects.
     *
     * @param first the lowest index; null if nothing is selected
     */
    public record Selected(
            long count, @Nullable Long first, @Nullable Long last) {}

    /** The texts of what is selected: those that are there and those that were erased. */
    public record Texts(long kept, long erased) {}

    /**
     * A file of the ZIP.
     *
     * @param sha256 in hexadecimal
     */
    public record File(String name, long bytes, String sha256) {
        public File {
            requireAll(name, sha256);
        }
    }

    byte[] json() {
        try {
            return (JSON.writeValueAsString(this) + '\n').getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a manifest cannot be written", e);
        }
    }

    /**
     * Reads what an export wrote.
     *
     * @throws IOException if it is anything else
     */
    public static Manifest parse(byte[] json) throws IOException {
        Manifest manifest = JSON.readValue(json, Manifest.class);
        if (manifest == null) {
            throw new IOException("there is no manifest");
        }
        return manifest;
    }
}
