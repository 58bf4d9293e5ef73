package org.countersign.notices;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a webhook's deliveries go.
 *
 * @param host as it stands in the address; a literal of IPv6 with its brackets
 * @param path with the query
 */
record Target(boolean tls, String host, int port, String path) {
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    /** Reads an address; nothing if it is none that could be posted to. */
    static Optional<Target> parse(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean tls = scheme.equals("https");
        if ((!tls && !scheme.equals("http"))
                || uri.getHost() == null
                || uri.getRawUserInfo() != null
                || uri.getRawFragment() != null
                || uri.getPort() == 0
                || uri.getPort() > 65_535
                || !url.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            return Optional.empty();
        }
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return Optional.of(new Target(
                tls,
                uri.getHost(),
                uri.getPort() < 0 ? (tls ? HTTPS : HTTP) : uri.getPort(),
                uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery()));
    }

    /** The host of an address that {@link #parse} can read; the address itself otherwise. */
    static String host(String url) {
        return parse(url).map(Target::host).orElse(url);
    }

    /** What is looked up: the host without the brackets of a literal. */
    String name() {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** The address, where the host is one and no name to be looked up; {@code localhost} is one too. */
    Optional<InetAddress> literal() {
        if (isLocalhost()) {
            return Optional.of(InetAddress.getLoopbackAddress());
        }
        if (!host.startsWith("[") && !host.matches("[0-9.]+")) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(name()));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** RFC 6761, section 6.3: these names mean this machine, whatever a name server says. */
    private boolean isLocalhost() {
        String name = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        return name.equals("localhost") || name.endsWith(".localhost");
    }
}
