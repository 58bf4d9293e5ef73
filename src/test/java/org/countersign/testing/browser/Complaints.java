package org.countersign.testing.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What goes wrong behind the pages while somebody uses them: requests to other hosts, failed answers, errors of scripts, and
 * whatever else the browser writes to its console as an error, such as a breach of the content security policy.
 */
final class Complaints {
    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;
    /** A form that is refused answers with 4xx, and a person reads why; of these nobody would notice the absence. */
    private static final Set<String> PARTS_OF_A_PAGE =
            Set.of("stylesheet", "script", "image", "font", "media", "manifest");
    /** What the browser and htmx repeat on the console of an answer that {@link #heed(Response)} has judged already. */
    private static final List<String> REPEATED_ANSWER =
            List.of("Failed to load resource: the server responded with a status of", "Response Status Error Code ");

    private final String origin;
    private final List<String> faults = new ArrayList<>();

    Complaints(BrowserContext profile, String origin) {
        this.origin = origin;
        profile.onRequest(this::heed);
        profile.onResponse(this::heed);
        profile.onConsoleMessage(this::heed);
        profile.onWebError(error -> faults.add("error of a script: " + error.error()));
    }

    /** Those since the last call. */
    List<String> take() {
        List<String> taken = List.copyOf(faults);
        faults.clear();
        return taken;
    }

    private void heed(Request request) {
        String url = request.url();
        boolean leaves = url.startsWith("http") || url.startsWith("ws");
        if (leaves && !url.startsWith(origin + "/")) {
            faults.add("request to another host: " + url);
        }
    }

    private void heed(Response response) {
        String kind = response.request().resourceType();
        if (response.status() >= (PARTS_OF_A_PAGE.contains(kind) ? BAD_REQUEST : SERVER_ERROR)) {
            faults.add("answer %d to the request for a %s: %s".formatted(response.status(), kind, response.url()));
        }
    }

    private void heed(ConsoleMessage message) {
        if (message.type().equals("error") && REPEATED_ANSWER.stream().noneMatch(message.text()::startsWith)) {
            faults.add("error on the console: " + message.text());
        }
    }
}
