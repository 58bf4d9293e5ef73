package org.countersign.core;

/** Tells the API's addresses from those of pages. */
public final class ApiPaths {
    private static final String ROOT = "/api/";

    /** Where campaigns ask whether they may leave. */
    public static final String PREFLIGHT = ROOT + "v1/preflight";

    private ApiPaths() {}

    public static boolean hold(String path) {
        return path.startsWith(ROOT);
    }
}
