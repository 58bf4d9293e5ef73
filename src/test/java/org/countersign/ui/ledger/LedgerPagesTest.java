package org.countersign.ui.ledger;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.countersign.access.Role;
import org.countersign.core.ActorId;
import org.countersign.core.Language;
import org.countersign.core.Paging;
import org.countersign.ledger.Entries;
import org.countersign.ledger.Entry;
import org.countersign.ledger.EntryFilter;
import org.countersign.ledger.Inclusion;
import org.countersign.ledger.Inclusions;
import org.countersign.ledger.merkle.Hash;
import org.countersign.testing.Api;
import org.countersign.testing.Browser;
import org.countersign.testing.LaunchScene;
import org.countersign.testing.browser.Device;
import org.countersign.testing.browser.InEachLanguage;
import org.countersign.testing.browser.Visitor;
import org.countersign.testing.browser.Visitors;
import org.countersign.ui.Directory;
import org.countersign.ui.Viewer;
import org.countersign.ui.WebPages;
import org.countersign.witnesses.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ledger, as auditors read it. */
@QuarkusTest
class LedgerPagesTest {
    @RegisterExtension
    final Visitors visitors = new Visitors();

    @Inject
    Entries entries;

    @Inject
    Inclusions inclusions;

    @Inject
    Clock clock;

    @Inject
    Directory directory;

    @Tag(Visitors.TAG)
    @InEachLanguage
    void an_auditor_finds_a_fact_and_follows_its_proof(Language language, Device device) {
        LedgerTexts texts = WebPages.texts(LedgerTexts.class, language);
        LaunchScene launch = new LaunchScene(1);
        String hold = launch.hold("Un texte à part");
        Visitor visitor = visitors.with(Role.AUDITOR).in(language).on(device).opens("/ledger");
        visitor.page().getByLabel(texts.kindLabel()).selectOption("hold-placed");
        visitor.page().getByLabel(texts.subject()).fill(hold);
        visitor.page().locator(".filter button").click();
        visitor.looks();
        assertThat(visitor.page().getByText(texts.holdPlaced(texts.quoted(LaunchScene.CAMPAIGN_NAME), "", "", "")))
                .isVisible();

        visitor.page().locator(".entries tbody a").first().click();
        visitor.looks();
        assertThat(visitor.page().getByText("Un texte à part")).isVisible();
        assertThat(visitor.page().getByText(texts.proven())).isVisible();
        assertThat(visitor.page()
                        .getByRole(
                                AriaRole.LINK,
                                new Page.GetByRoleOptions()
                                        .setName(texts.open())
                                        .setExact(true)))
                .hasAttribute("href", "/holds/" + hold);
    }

    @Tag(Visitors.TAG)
    @InEachLanguage
    void an_auditor_sees_who_cosigns_and_who_is_late(Language language, Device device) {
        LedgerTexts texts = WebPages.texts(LedgerTexts.class, language);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> Api.as(Role.AUDITOR).get("/api/v1/witnesses").path("items[0].outcome") != null);
        Visitor visitor = visitors.with(Role.AUDITOR)
                .in(language)
                .on(device)
                .opens("/ledger")
                .looks();

        Locator row = visitor.page().locator(".witnesses tbody tr");
        assertThat(row).containsText("paper");
        assertThat(row).containsText(texts.late());
        assertThat(row).containsText(texts.outcome(Outcome.UNREACHABLE));
        assertThat(visitor.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(texts.policy())))
                .hasAttribute("href", "/api/v1/witnesses/policy");
    }

    @Test
    void an_entry_offers_its_leaf_and_its_receipt_to_take_home() {
        Browser.as(Role.AUDITOR)
                .get("/ledger/0")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("href=\"/api/v1/ledger/entries/0/leaf\""),
                        containsString("href=\"/api/v1/ledger/entries/0/proof\"")));
        Browser.as(Role.AUDITOR).get("/api/v1/ledger/entries/0/proof").then().statusCode(200);
    }

    @Test
    void an_entrys_page_shows_its_exact_leaf_and_leaf_hash() {
        String hold = new LaunchScene(1).hold("<script>alert(1)</script>");
        Entry entry = entries.about(hold, Long.MAX_VALUE, 1).get(0);
        Browser.as(Role.AUDITOR)
                .get("/ledger/" + entry.index())
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString(Hash.leaf(entry.leaf()).toBase64()),
                        containsString("&lt;script&gt;alert(1)&lt;/script&gt;"),
                        not(containsString("<script>alert"))));
    }

    @Test
    void every_entry_there_is_has_its_page_in_both_languages() {
        new LaunchScene(1).decision();
        for (Language language : Language.values()) {
            Viewer viewer = new Viewer(
                    "A", Set.of(Role.AUDITOR), null, null, language, ZoneId.of("Europe/Paris"), clock.instant());
            for (Entry entry : entries.page(0, 500)) {
                assertThat(FactWords.sentence(entry, directory.names(), viewer))
                        .as("%s", entry)
                        .isNotBlank()
                        .doesNotContain("{", "NOT_FOUND", "null");
            }
        }
    }

    @Tag(Visitors.TAG)
    @Test
    void what_happens_meanwhile_goes_on_top_and_nothing_typed_is_lost() {
        LaunchScene launch = new LaunchScene(1);
        String change = launch.changeInEffect();
        Visitor auditor = visitors.with(Role.AUDITOR).opens("/ledger?subject=" + change);
        Locator facts = auditor.page().locator(".entries th[scope=row]");
        int before = facts.count();
        auditor.page().getByLabel("By (person or key)").fill("typed");
        auditor.tabsTo(auditor.page().locator(".entries a").nth(1));

        launch.scene().signOff(change, 0, "accepted").then().statusCode(201);
        assertThat(facts).hasCount(before + 1);
        launch.scene().signOff(change, 0, "withdrawn").then().statusCode(201);
        assertThat(facts).hasCount(before + 2);

        assertThat(facts.first()).containsText("has withdrawn its acceptance");
        assertThat(facts.nth(1)).containsText("has accepted");
        assertThat(auditor.page().getByLabel("By (person or key)")).hasValue("typed");
        assertThat(auditor.page().locator(".entries a").nth(3)).isFocused();
        auditor.looks();
    }

    @Test
    void facts_speak_of_things_by_their_names() {
        LaunchScene launch = new LaunchScene(1);
        launch.decision();
        String hold = launch.hold("Stop");
        Browser.as(Role.AUDITOR)
                .get("/ledger?subject=" + hold)
                .then()
                .statusCode(200)
                .body(containsString("the campaign “Relance &lt;b&gt;de septembre&lt;/b&gt;”"));
        Browser.as(Role.AUDITOR)
                .get("/ledger?subject=" + launch.campaign() + "&kind=campaign-registered")
                .then()
                .body(containsString("on “A platform”"));
    }

    @Test
    void what_was_refused_is_told_in_the_readers_words() {
        String hold = new LaunchScene(1).hold("Stop");
        Api.key(Role.DUTY_OWNER)
                .body(Map.of("reason", "Checked"))
                .post("/api/v1/holds/" + hold + "/lift")
                .then()
                .statusCode(403);
        Browser.as(Role.AUDITOR)
                .get("/ledger?kind=attempt-refused&subject=" + hold)
                .then()
                .body(containsString("An attempt was refused: lifting a hold (" + hold + ")."));
    }

    @Test
    void every_entry_is_proven() {
        for (Entry entry : entries.page(0, 40)) {
            Inclusion proof = inclusions.of(entry);
            assertThat(proof.isProven()).as("%s", entry).isTrue();
        }
        Entry genesis = entries.find(0).orElseThrow();
        Entry forged = new Entry(
                0,
                genesis.kind(),
                genesis.at(),
                ActorId.SYSTEM,
                genesis.subject(),
                "{}".getBytes(StandardCharsets.UTF_8));
        assertThat(inclusions.of(forged).isProven()).isFalse();
    }

    @Test
    void entries_are_found_by_kind_subject_actor_and_time() {
        LaunchScene launch = new LaunchScene(1);
        String hold = launch.hold("Stop");
        Entry placed = entries.about(hold, Long.MAX_VALUE, 1).get(0);
        Paging paging = new Paging();

        assertThat(found(new EntryFilter("hold-placed", hold, null, null, null)))
                .containsExactly(placed.index());
        assertThat(found(new EntryFilter("hold-lifted", hold, null, null, null)))
                .isEmpty();
        assertThat(found(new EntryFilter(null, hold, List.of(placed.actor().value()), null, null)))
                .containsExactly(placed.index());
        assertThat(found(new EntryFilter(null, hold, List.of("p-nobody"), null, null)))
                .isEmpty();
        assertThat(found(new EntryFilter(null, hold, List.of(), null, null))).isEmpty();
        assertThat(found(new EntryFilter(
                        "hold-placed", hold, List.of("p-nobody", placed.actor().value(), "system"), null, null)))
                .containsExactly(placed.index());
        assertThat(found(new EntryFilter(null, hold, null, placed.at(), null))).containsExactly(placed.index());
        assertThat(found(new EntryFilter(null, hold, null, null, placed.at()))).isEmpty();
        assertThat(found(new EntryFilter(null, hold, null, placed.at().plus(Duration.ofDays(1)), null)))
                .isEmpty();

        paging.limit = 1;
        var first = entries.list(new EntryFilter(null, launch.campaign(), null, null, null), paging);
        assertThat(first.items()).hasSize(1);
        assertThat(first.next()).isNull();
        var newest = entries.list(new EntryFilter(null, null, null, null, null), paging);
        paging.after = newest.next();
        assertThat(entries.list(new EntryFilter(null, null, null, null, null), paging)
                        .items()
                        .get(0)
                        .index())
                .isEqualTo(newest.items().get(0).index() - 1);
    }

    @Test
    void who_did_it_is_found_by_name_by_login_and_by_id() {
        String login = Api.code("login");
        String name = Api.code("Camille");
        String id = Api.admin()
                .body(Map.of(
                        "login",
                        login,
                        "name",
                        name,
                        "email",
                        "c@example.org",
                        "password",
                        Api.PASSWORD,
                        "roles",
                        List.of("change-manager")))
                .post("/api/v1/people")
                .path("id");
        LaunchScene launch = new LaunchScene(1);
        String hold = Api.as(login, Api.PASSWORD)
                .body(Map.of("scope", Map.of("campaign", launch.campaign()), "reason", "Stop"))
                .post("/api/v1/holds")
                .path("id");
        String row = "/ledger/" + entries.about(hold, Long.MAX_VALUE, 1).get(0).index() + "\"";

        for (String typed : List.of(id, login, login.toUpperCase(Locale.ROOT), name, name.substring(3))) {
            String page = ledgerBy(Role.ADMIN, typed);
            assertThat(page).as(typed).contains(row, "data-label=\"By\">" + name);
            assertThat(page).as(typed).doesNotContain("data-label=\"By\">Countersign");
        }
        assertThat(ledgerBy(Role.AUDITOR, name))
                .contains(row, "value=\"" + name + "\"", "<option value=\"" + name + "\">");
        // Who must not list accounts does not learn of logins.
        assertThat(ledgerBy(Role.AUDITOR, login)).doesNotContain(row).contains("No entry matches");
        assertThat(ledgerBy(Role.AUDITOR, id)).contains(row, "value=\"" + name + "\"");
        assertThat(ledgerBy(Role.AUDITOR, "Countersign")).contains("data-label=\"By\">Countersign");
        assertThat(ledgerBy(Role.AUDITOR, "nobody is called so")).doesNotContain("data-label=\"By\"");
    }

    @Test
    void a_name_that_too_many_have_in_theirs_is_to_be_completed() {
        String many = Api.code("many");
        for (int i = 0; i <= EntryFilter.MOST_ACTORS; i++) {
            Api.admin()
                    .body(Map.of("name", many + " " + i, "roles", List.of("auditor")))
                    .post("/api/v1/api-keys")
                    .then()
                    .statusCode(201);
        }
        assertThat(ledgerBy(Role.AUDITOR, many)).contains("Too many people and keys are called so");
        assertThat(ledgerBy(Role.AUDITOR, many + " 7")).doesNotContain("Too many");
    }

    private static String ledgerBy(Role reader, String typed) {
        return Browser.as(reader)
                .queryParam("actor", typed)
                .get("/ledger")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"CHANGE_MANAGER", "DUTY_OWNER", "CAMPAIGN_SYSTEM", "PIPELINE"})
    void who_may_not_read_the_ledger_by_api_may_not_here(Role role) {
        for (String path : new String[] {"/ledger", "/ledger/0"}) {
            Browser.as(role).get(path).then().statusCode(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ledger/999999999999", "/ledger/-1", "/ledger/x", "/ledger/99999999999999999999"})
    void what_is_no_entry_is_not_found(String path) {
        Browser.as(Role.AUDITOR).get(path).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=x", "until=0000-00-00", "after=x", "limit=201", "subject=%00"})
    void a_bad_filter_is_refused(String filter) {
        Browser.as(Role.AUDITOR)
                .urlEncodingEnabled(false)
                .get("/ledger?" + filter)
                .then()
                .statusCode(400);
    }

    private List<Long> found(EntryFilter filter) {
        return entries.list(filter, new Paging()).items().stream()
                .map(Entry::index)
                .toList();
    }
}
