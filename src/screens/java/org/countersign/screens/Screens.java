package org.countersign.screens;

import static org.countersign.testing.browser.Device.DESKTOP;
import static org.countersign.testing.browser.Device.PHONE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.HttpCredentials;
import com.microsoft.playwright.options.HttpCredentialsSend;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.countersign.core.Language;
import org.countersign.demo.Readme;
import org.countersign.testing.App;
import org.countersign.testing.browser.Chromium;

/** Starts the demo of September 2013, goes a part of the README's tour and photographs pages into {@code docs/screens}. */
public final class Screens {
    /** What is photographed; the README shows all of it. */
    private static final List<Screen> ALL = List.of(
            new Screen("start", "manager", "/", DESKTOP, Language.EN),
            new Screen("change", "manager", "/changes/CHG-2013-0001", DESKTOP, Language.EN),
            new Screen("inbox-phone", "orange", "/inbox/CHG-2013-0001", PHONE, Language.FR),
            new Screen("launch", "manager", "/launch?campaign=pe-2013-09-relance", DESKTOP, Language.EN),
            new Screen("ledger", "auditor", "/ledger", DESKTOP, Language.EN));

    private static final String INCIDENT = "/incidents/INC-2013-0001";

    /** What is photographed once a carrier has refused messages. */
    private static final Screen FAILURE = new Screen("incident", "duty", INCIDENT, DESKTOP, Language.EN);

    /** Where the README's tour has come to: three carriers have accepted, and one has only acknowledged. */
    private static final String SO_FAR = "acknowledged";

    private static final Path PICTURES = Path.of("docs", "screens");
    private static final int MOST_BYTES = 150_000;
    private static final String TIME_ZONE = "Europe/Paris";
    private static final int FIRST_MESSAGES = 120;
    private static final Instant FIRST_SENT = Instant.parse("2013-09-10T06:40:00Z");

    private final String origin;
    private final String password;

    private Screens(String origin, String password) {
        this.origin = origin;
        this.password = password;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Files.createDirectories(PICTURES);
        Path directory = Files.createTempDirectory("countersign-screens");
        Readme readme = Readme.read();
        Map<String, String> demo = readme.demoEnvironment();
        String password = Objects.requireNonNull(demo.get("COUNTERSIGN_DEMO_PASSWORD"));
        try (App app = App.h2(directory)
                        .with(demo)
                        .with("COUNTERSIGN_ADMIN_PASSWORD", password)
                        .start();
                Browser browser = Chromium.browser()) {
            Screens screens = new Screens(app.baseUri().toString(), password);
            screens.walk(readme.tour(), directory);
            for (Screen screen : ALL) {
                screens.photograph(screen, browser);
            }
            screens.fail(browser);
            screens.photograph(FAILURE, browser);
            app.stop();
        }
        // The driver of the browser would keep this process alive.
        System.exit(0);
    }

    /** Does what the README tells its readers to do. */
    private void walk(Map<String, String> tour, Path directory) throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder("set -e\n");
        for (Map.Entry<String, String> step : tour.entrySet()) {
            script.append(step.getValue()).append('\n');
            if (step.getKey().equals(SO_FAR)) {
                break;
            }
        }
        Path file = directory.resolve("tour.sh");
        Files.writeString(file, script.toString().replace("http://localhost:8080", origin));
        Process shell = new ProcessBuilder("bash", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (shell.waitFor() != 0) {
            throw new IllegalStateException("the tour came to a halt");
        }
    }

    /** The first messages of the campaign are delivered everywhere but at the carrier that has not accepted. */
    private void fail(Browser browser) {
        List<Map<String, String>> reports = new ArrayList<>();
        for (String carrier : List.of("sfr-fr", "bouygues-fr", "free-fr", "orange-fr")) {
            for (int i = 0; i < FIRST_MESSAGES; i++) {
                reports.add(Map.of(
                        "campaign",
                        "pe-2013-09-relance",
                        "messageId",
                        carrier + "-" + i,
                        "carrier",
                        carrier,
                        "state",
                        carrier.equals("orange-fr") && i % 3 > 0 ? "rejected" : "delivered-handset",
                        "submittedAt",
                        FIRST_SENT.plusSeconds(i).toString()));
            }
        }
        HttpCredentials system = new HttpCredentials("campaigns", password).setSend(HttpCredentialsSend.ALWAYS);
        try (BrowserContext profile = browser.newContext(
                new Browser.NewContextOptions().setBaseURL(origin).setHttpCredentials(system))) {
            require(profile.request().post("/api/v1/delivery-reports", RequestOptions.create().setData(reports)));
        }
        try (BrowserContext profile = browser.newContext(new Browser.NewContextOptions().setBaseURL(origin))) {
            signIn("duty", profile);
            Page page = profile.newPage();
            page.navigate("/incidents");
            page.locator("main a[href='" + INCIDENT + "']").waitFor();
        }
    }

    private void signIn(String account, BrowserContext profile) {
        FormData form = FormData.create().set("login", account).set("password", password);
        require(profile.request().post("/sign-in", RequestOptions.create().setForm(form)));
    }

    private void photograph(Screen screen, Browser browser) throws IOException {
        if (!screen.account().isEmpty()) {
            speak(screen.account(), screen.language(), browser);
        }
        Browser.NewContextOptions options = screen.device()
                .profile()
                .setBaseURL(origin)
                .setLocale(screen.language().tag())
                .setTimezoneId(TIME_ZONE);
        try (BrowserContext profile = browser.newContext(options)) {
            if (!screen.account().isEmpty()) {
                signIn(screen.account(), profile);
            }
            Page page = profile.newPage();
            page.navigate(screen.path());
            byte[] picture = Picture.small(page.screenshot());
            if (picture.length > MOST_BYTES) {
                throw new IllegalStateException(screen.name() + " takes " + picture.length + " bytes; show less of it");
            }
            Files.write(PICTURES.resolve(screen.name() + ".png"), picture);
            System.out.printf("%-20s %,7d bytes%n", screen.name(), picture.length);
        }
    }

    /** The pages speak the language of the account, which the demo has given it. */
    private void speak(String login, Language language, Browser browser) throws IOException {
        HttpCredentials admin = new HttpCredentials("admin", password).setSend(HttpCredentialsSend.ALWAYS);
        try (BrowserContext profile = browser.newContext(
                new Browser.NewContextOptions().setBaseURL(origin).setHttpCredentials(admin))) {
            APIRequestContext api = profile.request();
            JsonNode people = new ObjectMapper()
                    .readTree(require(api.get("/api/v1/people?limit=200")).body());
            String id = StreamSupport.stream(people.path("items").spliterator(), false)
                    .filter(person -> person.path("login").asText().equals(login))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("the demo has no account " + login))
                    .path("id")
                    .asText();
            require(api.patch("/api/v1/people/" + id, RequestOptions.create().setData(Map.of("language", language.tag()))));
        }
    }

    private static APIResponse require(APIResponse answer) {
        if (!answer.ok()) {
            throw new IllegalStateException(answer.url() + " answered " + answer.status() + ": " + answer.text());
        }
        return answer;
    }
}
