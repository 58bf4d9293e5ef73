package org.countersign.core;

/** Tells the API's addresses from those of pages. */
public final class ApiPaths {
    private static final String ROOT = "/api/";

    private ApiPaths() {}

    public static boolean hold(String path) {
        return path.startsWith(ROOT);
    }
}
