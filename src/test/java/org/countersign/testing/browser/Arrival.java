package org.countersign.testing.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.Optional;
import java.util.function.Function;
import org.countersign.core.Language;
import org.eclipse.microprofile.config.ConfigProvider;

/** How somebody is about to visit: in English at a desktop with scripts, unless told otherwise. */
public final class Arrival {
    private static final String TIME_ZONE = "Europe/Paris";

    private final Visitors visitors;
    private final Function<Language, Optional<String>> login;
    private final Language language;
    private final Device device;
    private final boolean scripts;

    Arrival(Visitors visitors, Function<Language, Optional<String>> login) {
        this(visitors, login, Language.EN, Device.DESKTOP, true);
    }

    private Arrival(
            Visitors visitors,
            Function<Language, Optional<String>> login,
            Language language,
            Device device,
            boolean scripts) {
        this.visitors = visitors;
        this.login = login;
        this.language = language;
        this.device = device;
        this.scripts = scripts;
    }

    public Arrival in(Language language) {
        return new Arrival(visitors, login, language, device, scripts);
    }

    public Arrival on(Device device) {
        return new Arrival(visitors, login, language, device, scripts);
    }

    /** In a browser that runs no script of a page. */
    public Arrival withoutScripts() {
        return new Arrival(visitors, login, language, device, false);
    }

    /** Goes there, signed in if it is somebody with an account; fails if the page has a fault. */
    public Visitor opens(String path) {
        return enters().opens(path);
    }

    /** Sits down before an empty page, signed in if it is somebody with an account. */
    Visitor enters() {
        String origin = ConfigProvider.getConfig().getValue("test.url", String.class);
        Browser.NewContextOptions profile = device.profile()
                .setBaseURL(origin)
                .setLocale(language.tag())
                .setTimezoneId(TIME_ZONE)
                .setColorScheme(ColorScheme.LIGHT)
                // A page in motion looks different each time.
                .setReducedMotion(ReducedMotion.REDUCE)
                .setJavaScriptEnabled(scripts);
        Visitor visitor =
                visitors.admit(new Visitor(Chromium.browser().newContext(profile), origin, device, language, scripts));
        login.apply(language).ifPresent(visitor::signsIn);
        return visitor;
    }
}
