package org.countersign.ui;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;

/** Addresses of our own assets, which change with the content, so that browsers may keep them for ever. */
@Singleton
@Named("assets")
public class Assets {
    private final Map<String, String> urls = new ConcurrentHashMap<>();

    /** The address of a file below {@code META-INF/resources/assets}. */
    public String url(String file) {
        return urls.computeIfAbsent(file, Assets::withChecksum);
    }

    private static String withChecksum(String file) {
        String path = "/assets/" + file;
        try (InputStream content =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("META-INF/resources" + path)) {
            if (content == null) {
                throw new IllegalArgumentException("there is no asset " + file);
            }
            CRC32 checksum = new CRC32();
            checksum.update(content.readAllBytes());
            return path + "?v=" + Long.toHexString(checksum.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
