package org.countersign.demo;

import java.util.Map;
import org.countersign.core.JsonMappers;
import org.jspecify.annotations.Nullable;

/** What the demo prints: where to go, and with which account. */
final class Greeting {
    private Greeting() {}

    /**
     * @param password null if it is not known any more
     */
    static String of(String url, @Nullable String password, Scenario scenario, Map<String, String> apiKeys) {
        StringBuilder text = new StringBuilder();
        text.append("\nThis is a demo of Countersign. Its clock runs in September 2013.\n");
        text.append("  Where     ").append(url).append('\n');
        text.append("  Password  ")
                .append(password == null ? "the one with which the demo was first started" : password)
                .append("   (of every account below)\n");
        for (Scenario.Account account : scenario.accounts()) {
            String role = JsonMappers.word(account.roles().get(0));
            String party = account.carrier() == null ? "" : " of " + account.carrier();
            text.append("  Account   %-10s %s%s%n".formatted(account.login(), role, party));
        }
        apiKeys.forEach((name, key) -> text.append("  API key   %s  %s%n".formatted(key, name)));
        return text.toString();
    }
}
