package org.countersign.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.countersign.access.Role;
import org.countersign.contract.ApiDocument.Call;
import org.countersign.testing.Api;
import org.countersign.testing.browser.Visitors;
import org.countersign.testing.browser.Wanderer;
import org.countersign.ui.Section;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Script in every text that anybody can write, by the API and by the forms of the pages, runs nowhere: people of every role
 * follow the links of every page, and every page shows it as the text that it is.
 */
@QuarkusTest
@Tag(Visitors.TAG)
class StoredScriptByBrowserTest {
    private static final int MOST_PAGES = 200;
    private static final int DEEPEST = 5;
    /** What nobody may ever see is put into no test: it is hashed. */
    private static final String PASSWORD = "/password";

    /** A page of each kind that must have been seen, lest the test pass by visiting nothing. */
    private static final List<String> KINDS = List.of(
            "/registry/carriers/*",
            "/registry/carriers/*/edit",
            "/registry/platforms/*",
            "/registry/platforms/*/releases",
            "/registry/clients/*",
            "/registry/contracts/*",
            "/registry/campaigns/*",
            "/changes/*",
            "/changes/*/timeline",
            "/changes/*/edit",
            "/changes/new",
            "/inbox/*",
            "/decisions/*",
            "/holds/*",
            "/holds/overrides/*",
            "/watch/campaigns/*",
            "/watch/campaigns/*/*",
            "/watch/baselines/*",
            "/watch/settings",
            "/incidents/*",
            "/incidents/*/timeline",
            "/incidents/*/cause",
            "/ledger/*",
            "/ledger/erasures/*",
            "/administration/people/*",
            "/administration/keys/*",
            "/administration/sessions",
            "/administration/webhooks/*",
            "/administration/notices/*",
            "/profile",
            "/profile/password");

    @Test
    void script_in_any_text_is_shown_as_text_on_every_page_to_everybody() {
        ApiDocument document = ApiDocument.ofRunningApplication();
        StoredScript stored = new StoredScript(document);
        assertThat(freeTexts(document)).isNotEmpty();
        assertThat(stored.sent()).containsAll(freeTexts(document));

        Set<String> kinds = new TreeSet<>();
        List<String> faults = new ArrayList<>();
        Set<String> filled = new HashSet<>();
        int told = 0;
        int forms = 0;
        for (Map.Entry<String, String> person : people(stored).entrySet()) {
            Wanderer wanderer = new Wanderer(person.getValue(), MOST_PAGES);
            wanderer.follows("/");
            stored.pages.forEach(wanderer::follows);
            forms += wanderer.fillsFormsIn(filled);
            kinds.addAll(wanderer.kinds());
            told += wanderer.told();
            wanderer.faults().forEach(fault -> faults.add(person.getKey() + ": " + fault));
        }

        assertThat(faults).isEmpty();
        assertThat(kinds).containsAll(KINDS);
        for (Section section : Section.values()) {
            assertThat(kinds).as("pages of %s", section).anyMatch(kind -> kind.startsWith(section.path()));
        }
        assertThat(told).as("pages that show the script as text").isGreaterThan(40);
        assertThat(forms).as("forms filled in").isGreaterThan(20);
    }

    /** Those who see all that their own kind sees, by what they are called in a fault; each page is visited by as few as can see it. */
    private static Map<String, String> people(StoredScript stored) {
        Role[] operators = Arrays.stream(Role.values())
                .filter(role -> role != Role.CARRIER && role != Role.CAMPAIGN_SYSTEM)
                .toArray(Role[]::new);
        Map<String, String> people = new LinkedHashMap<>();
        people.put("carrier", Api.person(stored.carrier, null, Role.CARRIER));
        people.put("campaign system", Api.person(null, stored.client, Role.CAMPAIGN_SYSTEM));
        people.put("operator", Api.person(null, null, operators));
        return people;
    }

    /** Every text of a body that the API describes as taking anything, as {@link StoredScript#sent} has it. */
    private static Set<String> freeTexts(ApiDocument document) {
        Set<String> free = new TreeSet<>();
        for (Call call : document.calls()) {
            if (call.jsonBody() != null) {
                collect(document, call, "", call.bodySchema(), 0, free);
            }
        }
        free.removeIf(text -> text.endsWith(PASSWORD));
        return free;
    }

    private static void collect(
            ApiDocument document, Call call, String at, JsonNode schema, int depth, Set<String> free) {
        if (depth > DEEPEST) {
            return;
        }
        schema.path("properties")
                .properties()
                .forEach(property -> collect(
                        document,
                        call,
                        at + "/" + property.getKey(),
                        document.resolved(property.getValue()),
                        depth + 1,
                        free));
        if (schema.has("items")) {
            collect(document, call, at + "/*", document.resolved(schema.path("items")), depth + 1, free);
        }
        boolean anything = Fault.type(schema).equals("string")
                && !schema.has("enum")
                && !schema.has("format")
                && Pattern.matches(schema.path("pattern").asText(".*"), Wanderer.SCRIPT)
                && schema.path("maxLength").asInt(Integer.MAX_VALUE) >= Wanderer.SCRIPT.length();
        if (anything) {
            free.add(call + " " + at);
        }
    }
}
