package org.countersign.access;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names the browser and the system behind a {@code User-Agent}, so that one knows one's own sessions. No more of it is kept. */
final class Device {
    /** What a header holds, and what that is called; the first that it holds counts, for most claim to be others too. */
    private record Sign(String held, String name) {}

    private static final List<Sign> BROWSERS = List.of(
            new Sign("Edg", "Edge"),
            new Sign("OPR/", "Opera"),
            new Sign("SamsungBrowser/", "Samsung Internet"),
            new Sign("Firefox/", "Firefox"),
            new Sign("FxiOS/", "Firefox"),
            new Sign("Chrome/", "Chrome"),
            new Sign("CriOS/", "Chrome"),
            new Sign("Safari/", "Safari"));

    private static final List<Sign> SYSTEMS = List.of(
            new Sign("Android", "Android"),
            new Sign("iPhone", "iPhone"),
            new Sign("iPad", "iPad"),
            new Sign("Windows", "Windows"),
            new Sign("CrOS", "ChromeOS"),
            new Sign("Mac OS X", "macOS"),
            new Sign("Linux", "Linux"));

    private Device() {}

    /** Such as {@code Firefox · Linux}; empty where the header says nothing that is known here. */
    static String of(@Nullable String userAgent) {
        return userAgent == null
                ? ""
                : Stream.of(BROWSERS, SYSTEMS)
                        .flatMap(signs -> signs.stream()
                                .filter(sign -> userAgent.contains(sign.held()))
                                .limit(1))
                        .map(Sign::name)
                        .collect(Collectors.joining(" · "));
    }
}
