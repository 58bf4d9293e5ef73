package org.countersign.bench;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.countersign.testing.App;

/** How long pages take the server, asked for by somebody who is signed in, one after the other. */
final class Pages {
    private static final int REQUESTS = 21;

    private final App app;
    private final HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    private Pages(App app) {
        this.app = app;
    }

    static String head() {
        StringBuilder head = new StringBuilder("| database | changes |");
        paths(1_000, "c").keySet().forEach(name -> head.append(' ').append(name).append(" ms |"));
        return head.toString();
    }

    static String rule() {
        return "|---".repeat(paths(1_000, "c").size() + 2) + "|";
    }

    /** The medians, as a row of {@link #head}. */
    static String row(App app, String password, String database, int changes, String carrier) throws Exception {
        Pages pages = new Pages(app);
        pages.signIn(password);
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "| %s | %,d |", database, changes));
        for (String path : paths(changes, carrier).values()) {
            row.append(String.format(Locale.ROOT, " %.0f |", pages.median(path)));
        }
        return row.toString();
    }

    private static Map<String, String> paths(int changes, String carrier) {
        Map<String, String> paths = new LinkedHashMap<>();
        paths.put("home", "/");
        paths.put("changes", "/changes");
        paths.put("last page", "/changes?after=" + Bench.cursor("51"));
        paths.put("awaiting", "/changes?awaiting=" + carrier);
        paths.put("a word", "/changes?q=routing");
        paths.put("calendar", "/calendar");
        paths.put("decisions", "/decisions");
        paths.put("ledger", "/ledger");
        paths.put("of a kind", "/ledger?kind=change-declared");
        paths.put("of a change", "/ledger?subject=" + Bench.reference(changes / 2));
        paths.put("search", "/search?q=n" + changes / 2);
        return paths;
    }

    private void signIn(String password) throws Exception {
        String form = "login=admin&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8);
        HttpResponse<String> answer = browser.send(
                HttpRequest.newBuilder(URI.create(app.baseUri() + "/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 303) {
            throw new IllegalStateException("sign-in: " + answer.statusCode());
        }
    }

    private double median(String path) throws Exception {
        double[] millis = new double[REQUESTS];
        for (int i = 0; i < millis.length; i++) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(app.baseUri() + path))
                    .header("Accept", "text/html")
                    .build();
            long began = System.nanoTime();
            HttpResponse<String> page = browser.send(request, BodyHandlers.ofString());
            millis[i] = (System.nanoTime() - began) / 1e6;
            if (page.statusCode() != 200) {
                throw new IllegalStateException(path + ": " + page.statusCode() + " " + page.body());
            }
        }
        Arrays.sort(millis);
        return millis[millis.length / 2];
    }
}
