package org.countersign.demo;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.countersign.access.Password;
import org.countersign.access.PersonService;
import org.countersign.core.AppClock;
import org.countersign.core.DemoMark;
import org.countersign.core.Problem;
import org.countersign.demo.History.Past;
import org.countersign.ledger.Keys;
import org.countersign.ledger.StartRefused;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Makes an empty registry a demo where that is asked for, and lets a registry that is one be recognised: its clock goes on
 * in 2013, and every answer carries a header.
 */
@Singleton
class DemoStart {
    /** Before the ledger writes its first entry, whose time would otherwise be today. */
    private static final int CLOCK_ORDER = 10;
    /** After the first account was made, which serves the demo too. */
    private static final int LOAD_ORDER = 4_000;

    private static final String HEADER = "Countersign-Demo";
    /** Before anybody refuses a request. */
    private static final int HEADER_ORDER = 20_000;

    private static final String PASSWORD = "demo-password";
    private static final int PASSWORD_BYTES = 12;

    private final DemoConfig config;
    private final History history;
    private final Loading loading;
    private final AppClock clock;
    private final Keys keys;
    private final DemoMark mark;
    private final PersonService people;
    private boolean toLoad;
    /** The accounts' password; null if they were given another one, at an earlier start. */
    private volatile @Nullable String known;

    private Map<String, String> apiKeys = Map.of();

    DemoStart(
            DemoConfig config,
            History history,
            Loading loading,
            AppClock clock,
            Keys keys,
            DemoMark mark,
            PersonService people) {
        this.config = config;
        this.history = history;
        this.loading = loading;
        this.clock = clock;
        this.keys = keys;
        this.mark = mark;
        this.people = people;
    }

    void setTheClock(@Observes @Priority(CLOCK_ORDER) StartupEvent event) {
        Past past = history.read();
        switch (past.state()) {
            case DEMO -> enter(past.newest());
            case EMPTY, BEGUN -> {
                if (config.isAsked()) {
                    toLoad = true;
                    enter(past.newest().isBefore(Scenario.BEGIN) ? Scenario.BEGIN : past.newest());
                }
            }
            case REAL -> {
                if (config.isAsked()) {
                    throw new StartRefused(
                            "COUNTERSIGN_DEMO is set, but this registry holds real data. Unset it, or start the demo with"
                                    + " an empty database and another COUNTERSIGN_KEYS_DIR.",
                            null);
                }
            }
        }
    }

    private void enter(Instant now) {
        clock.startAt(now);
        mark.set();
    }

    void load(@Observes @Priority(LOAD_ORDER) StartupEvent event) {
        if (toLoad) {
            try {
                apiKeys = loading.load(Scenario.read(), Password.of(password()));
            } catch (Problem e) {
                if (history.read().state() != History.State.DEMO) {
                    throw new IllegalStateException(e.detail(), e);
                }
                // Another node that starts at the same time was first.
            }
        }
        if (mark.isSet()) {
            String login = Scenario.read().accounts().get(0).login();
            known = people.hasPassword(login, Password.of(password())) ? password() : null;
        }
    }

    /** Given, or random and kept beside the keys, so that it can be told again after a restart. */
    private String password() {
        return config.password()
                .orElseGet(() -> Base64.getUrlEncoder().encodeToString(keys.secret(PASSWORD, PASSWORD_BYTES)));
    }

    void markAnswers(@Observes Filters filters) {
        filters.register(
                request -> {
                    if (mark.isSet()) {
                        request.response().putHeader(HEADER, "true");
                    }
                    request.next();
                },
                HEADER_ORDER);
    }

    /** On the console as plain text, for a person who has just started the demo and for scripts that look for a line. */
    void greet(@ObservesAsync HttpServerStart started) {
        if (mark.isSet()) {
            int port = ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
            System.out.println(Greeting.of("http://localhost:" + port, known, Scenario.read(), apiKeys));
        }
    }
}
