package org.countersign.testing.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one Chromium of this virtual machine: the one installed, started when first asked for, gone with the machine. */
public final class Chromium {
    private static final String PROPERTY = "countersign.chromium";
    private static final String VARIABLE = "CHROMIUM";
    /** The same engine without a window to keep comes first: it takes half the time. */
    private static final List<String> USUAL_PLACES = List.of(
            "/usr/bin/chromium-headless-shell",
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/usr/bin/google-chrome-stable",
            "/snap/bin/chromium",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "C:/Program Files/Google/Chrome/Application/chrome.exe");

    private static final List<String> QUIET = List.of(
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // No test reaches another machine, whatever a page asks for.
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1");

    /** A page hears of the ledger within a second or so, but the machine may be busy. */
    private static final double PATIENCE_MILLIS = 20_000;

    private static @Nullable Browser running;

    private Chromium() {}

    /** The browser; fails with what to do where none is installed. */
    public static synchronized Browser browser() {
        if (running == null) {
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
            // Nobody closes it: the driver ends, and the browser with it, when this end of their pipe is gone.
            running = Playwright.create(
                            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(installed())
                            .setArgs(arguments()));
        }
        return running;
    }

    private static List<String> arguments() {
        List<String> arguments = new ArrayList<>(QUIET);
        if ("root".equals(System.getProperty("user.name"))) {
            arguments.add("--no-sandbox");
        }
        return arguments;
    }

    private static Path installed() {
        String named = System.getProperty(PROPERTY, System.getenv(VARIABLE));
        Stream<String> places = named == null ? USUAL_PLACES.stream() : Stream.of(named);
        return places.map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("The tests of the pages need a Chromium, and there is none at "
                                + (named == null ? String.join(", ", USUAL_PLACES) : named)
                                + ". Install it (on Debian: apt-get install chromium), or name one with -D"
                                + PROPERTY + "=<path> or the environment variable " + VARIABLE + "."));
    }
}
