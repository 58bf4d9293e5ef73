package org.countersign.ui.changes;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.countersign.access.Role;
import org.countersign.changes.Transition;
import org.countersign.core.Language;
import org.countersign.testing.Api;
import org.countersign.testing.Registry;
import org.countersign.testing.Scene;
import org.countersign.testing.browser.Device;
import org.countersign.testing.browser.Visitor;
import org.countersign.testing.browser.Visitors;
import org.countersign.ui.WebPages;
import org.countersign.ui.WordTexts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A change manager at work: declares a change, follows it, amends it. */
@QuarkusTest
@Tag(Visitors.TAG)
class ChangesByBrowserTest {
    private static final Pattern CHANGE = Pattern.compile("/changes/(CHG-\\d{4}-\\d+)$");

    @RegisterExtension
    final Visitors visitors = new Visitors();

    private Scene scene;

    @BeforeEach
    void set() {
        scene = new Scene(1);
    }

    @ParameterizedTest
    @EnumSource
    void a_change_is_declared_and_followed_by_keyboard_alone(Language language) {
        ChangeTexts texts = WebPages.texts(ChangeTexts.class, language);
        WordTexts words = WebPages.texts(WordTexts.class, language);
        Visitor manager = visitors.with(Role.CHANGE_MANAGER).in(language).opens("/changes");

        manager.tabsTo(AriaRole.LINK, texts.newChange()).presses("Enter");
        assertThat(manager.page()).hasURL(Pattern.compile("/changes/new$"));
        manager.looks();
        chooses(manager, texts.platform(), scene.platform());
        assertThat(check(manager)).containsText("5");
        types(manager, texts.title(), "Désanonymisation");
        types(manager, texts.description(), "The sender's name takes the place of the short code.");
        chooses(manager, texts.kind(), "normal");
        chooses(manager, texts.category(), "sender-identity");
        Locator sender = group(manager, words.attribute("sender"));
        assertThat(sender).isVisible();
        manager.tabsTo(sender.getByLabel(texts.after())).types("PÔLE EMPLOI");
        assertThat(check(manager)).containsText("PÔLE EMPLOI");
        manager.looks();
        sender.getByLabel(texts.after()).clear();
        manager.types("POLEEMPLOI");
        assertThat(check(manager)).containsText(texts.senderFits("POLEEMPLOI", 10));
        fills(manager, texts.start(), inDays(30));
        fills(manager, texts.end(), inDays(31));
        assertThat(check(manager)).containsText(texts.noConflict());
        manager.looks();
        manager.tabsTo(AriaRole.BUTTON, texts.saveDraft()).presses("Enter");

        assertThat(manager.page()).hasURL(CHANGE);
        String reference = reference(manager);
        manager.looks();
        manager.tabsTo(AriaRole.LINK, texts.preview()).presses("Enter");
        assertThat(manager.page()).hasURL(Pattern.compile("/preview$"));
        manager.looks();
        manager.tabsTo(AriaRole.LINK, texts.goOnToDeclare()).presses("Enter");
        assertThat(manager.page()).hasURL(Pattern.compile("/declare$"));
        manager.looks();
        manager.tabsTo(AriaRole.BUTTON, texts.doing(Transition.DECLARE)).presses("Enter");

        assertThat(manager.page()).hasURL(CHANGE);
        assertThat(progress(manager)).containsText(texts.waitsFor(1, 1));
        manager.looks();
        // What follows is heard without a key.
        scene.signOff(reference, 0, "accepted").then().statusCode(201);
        assertThat(progress(manager)).containsText(texts.allAccepted());
        manager.looks();
    }

    @Test
    void a_change_is_declared_without_scripts() {
        ChangeTexts texts = WebPages.texts(ChangeTexts.class, Language.EN);
        Visitor manager = visitors.with(Role.CHANGE_MANAGER).withoutScripts().opens("/changes/new");

        field(manager, texts.platform()).selectOption(scene.platform());
        field(manager, texts.category()).selectOption("sender-identity");
        button(manager, texts.check());
        assertThat(check(manager)).containsText(texts.asked(1));
        group(manager, "sender").getByLabel(texts.after()).fill("POLEEMPLOI");
        field(manager, texts.title()).fill("Désanonymisation");
        field(manager, texts.kind()).selectOption("normal");
        button(manager, texts.saveDraft());
        assertThat(manager.page().locator("#f-description-fault")).isVisible();
        manager.looks();
        field(manager, texts.description()).fill("The sender's name takes the place of the short code.");
        field(manager, texts.start()).fill(inDays(30));
        field(manager, texts.end()).fill(inDays(31));
        button(manager, texts.saveDraft());

        assertThat(manager.page()).hasURL(CHANGE);
        link(manager, texts.doing(Transition.DECLARE));
        button(manager, texts.doing(Transition.DECLARE));
        assertThat(progress(manager)).containsText(texts.waitsFor(1, 1));
    }

    @ParameterizedTest
    @EnumSource
    void a_change_is_declared_amended_and_withdrawn_on_a_phone(Language language) {
        ChangeTexts texts = WebPages.texts(ChangeTexts.class, language);
        Visitor manager =
                visitors.with(Role.CHANGE_MANAGER).in(language).on(Device.PHONE).opens("/changes/new");

        field(manager, texts.platform()).selectOption(scene.platform());
        field(manager, texts.title()).fill("Désanonymisation");
        field(manager, texts.description()).fill("The sender's name takes the place of the short code.");
        field(manager, texts.kind()).selectOption("normal");
        field(manager, texts.category()).selectOption("other");
        field(manager, texts.start()).fill(inDays(1));
        field(manager, texts.end()).fill(inDays(2));
        assertThat(check(manager)).containsText("5");
        manager.looks();
        button(manager, texts.saveDraft());
        assertThat(manager.page()).hasURL(CHANGE);
        String reference = reference(manager);
        manager.opens("/changes/" + reference + "/declare");
        button(manager, texts.doing(Transition.DECLARE));
        assertThat(progress(manager)).containsText(texts.waitsFor(1, 1));
        scene.signOff(reference, 0, "accepted").then().statusCode(201);
        assertThat(progress(manager)).containsText(texts.allAccepted());

        manager.opens("/changes/" + reference + "/amend");
        field(manager, texts.risk()).fill("Élevé");
        assertThat(check(manager)).containsText(texts.fateVoid(texts.fieldName("/risk")));
        field(manager, texts.reason()).fill("The risk was missing.");
        manager.looks();
        button(manager, texts.saveAmendment());
        assertThat(manager.page()).hasURL(CHANGE);
        assertThat(progress(manager)).containsText(texts.waitsFor(1, 1));
        manager.looks();

        manager.opens("/changes/" + reference + "/withdraw");
        field(manager, texts.note(Transition.WITHDRAW)).fill("It is put off.");
        button(manager, texts.doing(Transition.WITHDRAW));
        assertThat(manager.page()).hasURL(CHANGE);
        manager.looks();
    }

    @Test
    void an_amendment_tells_while_one_types_what_becomes_of_the_sign_offs() {
        ChangeTexts texts = WebPages.texts(ChangeTexts.class, Language.FR);
        String reference = scene.declared();
        scene.signOff(reference, 0, "accepted").then().statusCode(201);
        Visitor manager = visitors.with(Role.CHANGE_MANAGER).in(Language.FR).opens("/changes/" + reference + "/amend");

        assertThat(check(manager)).containsText(texts.fateCouldStay());
        field(manager, texts.risk()).fill("Élevé");
        assertThat(check(manager)).containsText(texts.fateVoid(texts.fieldName("/risk")));
        manager.looks();
        field(manager, texts.risk()).fill("");
        manager.page().locator("#f-editorial").check();
        assertThat(check(manager)).containsText(texts.fateEditorial());
        field(manager, texts.title()).fill("Un meilleur titre");
        field(manager, texts.reason()).fill("Le titre disait mal ce qui change.");
        button(manager, texts.saveAmendment());

        assertThat(manager.page()).hasURL(CHANGE);
        assertThat(progress(manager)).containsText(texts.carriedFrom(1));
        assertThat(progress(manager)).containsText(texts.allAccepted());
    }

    @Test
    void whoever_mends_a_title_touches_nothing_else_however_the_API_wrote_it() {
        Scene scene = new Scene(2);
        Map<String, Object> content = scene.content();
        // The hour that the clocks show twice, the second time; and what is finer than browsers tell.
        content.put("window", Map.of("start", "2031-10-26T01:30:00Z", "end", "2031-10-26T04:00:00.000123Z"));
        content.put("risk", "High\r\nor low\n");
        content.put("rollbackPlan", "  Go back.\n");
        content.put("exclude", List.of(Map.of("carrier", scene.carrier(1), "justification", "None\r\nat all\n")));
        content.put(
                "effects",
                List.of(
                        Map.of("attribute", "sender", "before", "36000\n", "after", "POLEEMPLOI"),
                        Map.of("attribute", "sender-type"),
                        Map.of("attribute", "footer", "before", "", "after", "One\r\nTwo")));
        String reference = scene.draft(content);
        Api.as(Role.CHANGE_MANAGER)
                .body(Map.of())
                .post(Scene.CHANGES + "/" + reference + "/declare")
                .then()
                .statusCode(200);
        scene.signOff(reference, 0, "accepted").then().statusCode(201);
        ChangeTexts texts = WebPages.texts(ChangeTexts.class, Language.EN);
        Visitor manager = visitors.with(Role.CHANGE_MANAGER).opens("/changes/" + reference + "/amend");

        field(manager, texts.title()).fill("Mended");
        manager.page().locator("#f-editorial").check();
        assertThat(check(manager)).containsText(texts.fateEditorial());
        field(manager, texts.reason()).fill("A slip");
        button(manager, texts.saveAmendment());
        assertThat(manager.page()).hasURL(CHANGE);
        assertThat(progress(manager)).containsText(texts.allAccepted());
    }

    @ParameterizedTest
    @CsvSource({"EN, DESKTOP", "FR, PHONE"})
    void every_page_of_a_change_is_without_fault(Language language, Device device) {
        String added = Registry.codeOf(register());
        scene.link(added);
        Map<String, Object> content = scene.content("release", "2013.10");
        content.put("risk", "A carrier may refuse the sender.");
        String other = scene.declared(content);
        content.put("exclude", List.of(Map.of("carrier", added, "justification", "It has no traffic.")));
        String draft = scene.draft(content);
        content.remove("exclude");
        String reference = scene.declared(content);
        scene.signOff(reference, 0, "accepted").then().statusCode(201);
        content.put("risk", "None left.");
        scene.amend(reference, content, false).then().statusCode(201);
        scene.signOff(reference, 0, 2, "rejected", "The window is too long.")
                .then()
                .statusCode(201);
        scene.move(other, "implement").then().statusCode(200);

        String template = template();

        Visitor visitor =
                visitors.with(Role.CHANGE_MANAGER).in(language).on(device).opens("/changes/new");
        for (String page : List.of(
                "/templates",
                "/templates?state=retired&platform=" + scene.platform(),
                "/templates/new?from=" + reference,
                "/templates/" + template,
                "/new?template=" + template,
                "?platform=" + scene.platform(),
                "?platform=" + scene.platform() + "&status=closed",
                "/" + reference,
                "/" + reference + "/timeline",
                "/" + reference + "/compare",
                "/" + reference + "/amend",
                "/" + reference + "/preview?carrier=" + added,
                "/" + reference + "/withdraw",
                "/" + draft,
                "/" + draft + "/edit",
                "/" + draft + "/declare",
                "/" + draft + "/exclusions/" + added + "/approve",
                "/" + other + "/close",
                "/" + other + "/roll-back")) {
            visitor.opens("/changes" + page);
        }
    }

    private String template() {
        String code = Api.code("template");
        scene.manager()
                .body(Map.of(
                        "code", code,
                        "name", "A sender",
                        "platform", scene.platform(),
                        "title", "A new sender",
                        "description", "Messages show another sender.",
                        "category", "sender-identity",
                        "effects", List.of()))
                .post("/api/v1/change-templates")
                .then()
                .statusCode(201);
        return code;
    }

    private static Map<String, Object> register() {
        Map<String, Object> carrier = Registry.carrierBody();
        Api.admin().body(carrier).post("/api/v1/carriers").then().statusCode(201);
        return carrier;
    }

    private static void chooses(Visitor visitor, String label, String value) {
        Locator field = field(visitor, label);
        visitor.tabsTo(field);
        field.selectOption(value);
    }

    private static void types(Visitor visitor, String label, String text) {
        visitor.tabsTo(field(visitor, label)).types(text);
    }

    /** Each language of a browser wants the parts of a time in another order. */
    private static void fills(Visitor visitor, String label, String text) {
        Locator field = field(visitor, label);
        visitor.tabsTo(field);
        field.fill(text);
    }

    private static Locator field(Visitor visitor, String label) {
        return visitor.page().locator("main").getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }

    private static Locator group(Visitor visitor, String name) {
        return visitor.page()
                .getByRole(
                        AriaRole.GROUP,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator check(Visitor visitor) {
        return visitor.page().locator("#check");
    }

    private static Locator progress(Visitor visitor) {
        return visitor.page().locator("#progress");
    }

    private static void button(Visitor visitor, String name) {
        visitor.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private static void link(Visitor visitor, String name) {
        visitor.page()
                .getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private static String reference(Visitor visitor) {
        String url = visitor.page().url();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static String inDays(int days) {
        // So many times 24 hours ahead, so that it is a time that the clocks there show, and never more than that.
        return LocalDateTime.ofInstant(Instant.now().plus(days, ChronoUnit.DAYS), ZoneId.of("Europe/Paris"))
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }
}
