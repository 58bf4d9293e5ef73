package org.countersign.ui;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Where to send somebody after signing in: a place on this site, whatever a link has said. */
final class OwnPath {
    static final String START = "/";
    private static final int LONGEST = 2_000;

    private OwnPath() {}

    /** The path if it is one of ours, else the start page. */
    static String of(@Nullable String wanted) {
        if (wanted == null || wanted.length() > LONGEST || !wanted.startsWith("/") || wanted.startsWith("//")) {
            return START;
        }
        // Browsers take a backslash for a slash, and URIs hold nothing but these characters.
        boolean plain = wanted.chars().allMatch(c -> c > ' ' && c < 127 && "\\\"<>^`{|}".indexOf(c) < 0);
        return plain && isUri(wanted) ? wanted : START;
    }

    private static boolean isUri(String text) {
        try {
            new URI(text);
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
