package org.countersign.testing.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.countersign.testing.Api;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Somebody who follows every link, a few of each kind, writes {@link #SCRIPT} into every text field of every form met, and
 * notes what stored text must never do: run, become an element, or keep a page from being shown.
 */
public final class Wanderer {
    /** Leaves whatever a template might put it into, runs in three ways, and would leave elements where it is printed raw. */
    public static final String SCRIPT = "'\"></textarea></title> <x-stored></x-stored> <script>window.ran=1</script>"
            + " <img src=/x-stored onerror=window.ran=1>";

    private static final int PATIENCE_MILLIS = 15_000;
    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;
    private static final int OF_EACH_KIND = 1;
    private static final Set<String> NO_PAGES = Set.of("api", "q", "assets", "sign-out", ".well-known");

    private static final String TRACES = """
            () => {
              const traces = [...document.querySelectorAll(
                      'x-stored, [src*="x-stored"], [onerror], [onclick], [onload], a[href^="javascript:"]')]
                  .map(element => 'stored text became ' + element.outerHTML.slice(0, 200));
              if (window.ran) traces.push('stored script ran');
              return traces;
            }
            """;
    private static final String TELLS = """
            () => document.body.innerText.includes('<x-stored>')
                || [...document.querySelectorAll('input, textarea')].some(field => field.value.includes('<x-stored>'))
            """;
    private static final String LINKS = """
            () => [...document.querySelectorAll('a[href]')].map(link => link.href.split('#')[0])
                .filter(href => href.startsWith(location.origin + '/'))
            """;
    /** Where each form is sent, and its text fields; empty for a form without any. */
    private static final String FORMS = """
            () => [...document.forms].map(form => {
              const names = [...form.elements]
                  .filter(field => field.name && (field.matches('textarea')
                      || field.matches('input') && ['text', 'search', 'email', 'url', 'tel'].includes(field.type)))
                  .map(field => field.name.replace(/[0-9]+/g, '0'));
              const to = new URL(form.getAttribute('action') ?? '', location.href);
              return names.length ? [to.pathname, ...names].join(' ') : '';
            })
            """;

    private static final String FILL_IN = """
            ([which, script]) => {
              const form = document.forms[which];
              for (const field of form.elements) {
                const text = field.matches('textarea')
                    || field.matches('input') && ['text', 'search', 'email', 'url', 'tel'].includes(field.type);
                if (field.name && text) field.value = script;
              }
              setTimeout(() => HTMLFormElement.prototype.submit.call(form));
            }
            """;

    private final String origin;
    private final int most;
    private final BrowserContext profile;
    private final Page page;
    private final Complaints complaints;
    private final Map<String, Integer> visited = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> kinds = new TreeSet<>();
    /** Where a form was met, by where it is sent and its fields. */
    private final Map<String, Met> forms = new LinkedHashMap<>();

    private final List<String> faults = new ArrayList<>();
    private int told;

    /** A form where it was met, as {@link #FORMS} tells of it. */
    private record Met(String address, int which, String fields) {}

    /**
     * @param login of an account with the password {@link Api#PASSWORD}
     * @param most so many pages are visited, beside those that are asked for
     */
    public Wanderer(String login, int most) {
        this.origin = ConfigProvider.getConfig().getValue("test.url", String.class);
        this.most = most;
        this.profile = Chromium.browser().newContext(new Browser.NewContextOptions().setBaseURL(origin));
        this.complaints = new Complaints(profile, origin);
        FormData form = FormData.create().set("login", login).set("password", Api.PASSWORD);
        assertThat(profile.request()
                        .post("/sign-in", RequestOptions.create().setForm(form).setMaxRedirects(0))
                        .status())
                .isEqualTo(303);
        this.page = profile.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.onDialog(dialog -> {
            if (dialog.type().equals("beforeunload")) {
                // What was typed into a form is to be lost here.
                dialog.accept();
                return;
            }
            faults.add("a dialog: " + dialog.message());
            dialog.dismiss();
        });
    }

    /** Goes to a page if it may, and on along its links. */
    public void follows(String path) {
        Deque<String> ahead = new ArrayDeque<>();
        ahead.add(origin + path);
        boolean first = true;
        while (!ahead.isEmpty() && (first || seen.size() < most)) {
            String address = ahead.remove();
            if (!first && !isWorthwhile(address)) {
                continue;
            }
            seen.add(address);
            visited.merge(kind(address), 1, Integer::sum);
            Response answer = page.navigate(address);
            // Where links lead, everybody who sees them may go.
            if (answer.status() != OK && !(first && answer.status() < SERVER_ERROR)) {
                faults.add(address + " answers " + answer.status());
            }
            if (answer.status() == OK) {
                kinds.add(kind(address).replaceAll("\\?.*", ""));
                look(address);
                rememberForms(address);
                strings(LINKS).forEach(ahead::add);
            } else {
                complaints.take();
            }
            first = false;
        }
    }

    /**
     * Writes the script into every text field of every kind of form met so far, and sends it; tells how many forms. Long forms
     * first: a short one may be a step after which a long one is gone.
     *
     * @param done the kinds that somebody else has filled in, to which these are added
     */
    public int fillsFormsIn(Set<String> done) {
        List<Met> longestFirst = forms.entrySet().stream()
                .filter(form -> done.add(form.getKey()))
                .map(Map.Entry::getValue)
                .sorted(Comparator.comparingInt((Met form) -> form.fields().length())
                        .reversed())
                .toList();
        int sent = 0;
        for (Met form : longestFirst) {
            page.navigate(form.address());
            List<String> present = strings(FORMS);
            if (present.size() > form.which() && present.get(form.which()).equals(form.fields())) {
                send(form);
                sent++;
            }
        }
        return sent;
    }

    @SuppressWarnings("deprecation") // nothing else waits for the page that the answer makes, wherever it leads
    private void send(Met form) {
        String where = "form " + form.which() + " of " + form.address();
        Response answer = page.waitForNavigation(() -> page.evaluate(FILL_IN, Arrays.asList(form.which(), SCRIPT)));
        if (answer.status() >= SERVER_ERROR) {
            faults.add(where + " is answered with " + answer.status());
        }
        look(where);
    }

    /** The kinds of pages that were shown: paths with a star for each id or code. */
    public Set<String> kinds() {
        return kinds;
    }

    /** How many pages showed the script as text. */
    public int told() {
        return told;
    }

    Page page() {
        return page;
    }

    /** What went wrong, each in a line. */
    public List<String> faults() {
        return faults;
    }

    private void look(String where) {
        strings(TRACES).forEach(trace -> faults.add(where + ": " + trace));
        complaints.take().forEach(complaint -> faults.add(where + ": " + complaint));
        if ((boolean) page.evaluate(TELLS)) {
            told++;
        }
    }

    private void rememberForms(String address) {
        List<String> present = strings(FORMS);
        for (int which = 0; which < present.size(); which++) {
            String[] form = present.get(which).split(" ", 2);
            if (form.length == 2) {
                forms.putIfAbsent(kind(origin + form[0]) + " " + form[1], new Met(address, which, present.get(which)));
            }
        }
    }

    private boolean isWorthwhile(String address) {
        String path = URI.create(address).getPath();
        String[] segments = path.split("/", 3);
        return !seen.contains(address)
                // A browser without windows has nothing to show it in.
                && !path.endsWith(".pdf")
                && (segments.length < 2 || !NO_PAGES.contains(segments[1]))
                && visited.getOrDefault(kind(address), 0) < OF_EACH_KIND;
    }

    private static String kind(String address) {
        URI uri = URI.create(address);
        String path = Arrays.stream(uri.getPath().split("/", -1))
                .map(segment -> segment.matches("[a-z-]*") ? segment : "*")
                .collect(Collectors.joining("/"));
        String query = uri.getQuery() == null
                ? ""
                : Arrays.stream(uri.getQuery().split("&", -1))
                        .map(parameter -> parameter.replaceAll("=.*", ""))
                        .sorted()
                        .collect(Collectors.joining("&", "?", ""));
        return path + query;
    }

    private List<String> strings(String script) {
        return ((List<?>) page.evaluate(script)).stream().map(String::valueOf).toList();
    }
}
