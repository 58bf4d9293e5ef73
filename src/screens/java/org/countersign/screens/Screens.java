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
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.countersign.core.Language;
import org.countersign.testing.App;
import org.countersign.testing.browser.Chromium;

/** Starts the demo of September 2013 and writes a picture of each page in the list below to {@code docs/screens}. */
public final class Screens {
    /** What is photographed. */
    private static final List<Screen> ALL = List.of(
            new Screen("sign-in", "", "/sign-in", DESKTOP, Language.EN),
            new Screen("sign-in-phone", "", "/sign-in", PHONE, Language.FR),
            new Screen("start", "manager", "/", DESKTOP, Language.EN),
            new Screen("start-phone", "orange", "/", PHONE, Language.FR),
            new Screen("calendar", "manager", "/calendar", DESKTOP, Language.EN),
            new Screen("calendar-phone", "manager", "/calendar", PHONE, Language.FR),
            new Screen("platform", "manager", "/registry/platforms/sfr-campaigns", DESKTOP, Language.EN),
            new Screen("changes-new", "manager", "/changes/new", DESKTOP, Language.EN),
            new Screen("welcome", "manager", "/welcome", DESKTOP, Language.EN),
            new Screen("launch", "manager", "/launch?campaign=pe-2013-09-relance", DESKTOP, Language.EN),
            new Screen("launch-phone", "campaigns", "/launch?campaign=pe-2013-09-relance", PHONE, Language.FR),
            new Screen("ledger", "auditor", "/ledger", DESKTOP, Language.EN),
            new Screen("proof", "auditor", "/ledger/1", DESKTOP, Language.FR));

    private static final Path PICTURES = Path.of("docs", "screens");
    private static final int MOST_BYTES = 150_000;
    private static final String PASSWORD = "September-2013";
    private static final String TIME_ZONE = "Europe/Paris";

    private final String origin;

    private Screens(String origin) {
        this.origin = origin;
    }

    public static void main(String[] args) throws IOException {
        Files.createDirectories(PICTURES);
        Path directory = Files.createTempDirectory("countersign-screens");
        try (App app = App.h2(directory)
                        .with("COUNTERSIGN_DEMO", "true")
                        .with("COUNTERSIGN_DEMO_PASSWORD", PASSWORD)
                        .with("COUNTERSIGN_ADMIN_PASSWORD", PASSWORD)
                        .start();
                Browser browser = Chromium.browser()) {
            Screens screens = new Screens(app.baseUri().toString());
            for (Screen screen : ALL) {
                screens.photograph(screen, browser);
            }
            app.stop();
        }
        // The driver of the browser would keep this process alive.
        System.exit(0);
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
                FormData form = FormData.create().set("login", screen.account()).set("password", PASSWORD);
                require(profile.request().post("/sign-in", RequestOptions.create().setForm(form)));
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
        HttpCredentials admin = new HttpCredentials("admin", PASSWORD).setSend(HttpCredentialsSend.ALWAYS);
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
