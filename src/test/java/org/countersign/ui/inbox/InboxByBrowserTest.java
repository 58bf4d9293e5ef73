package org.countersign.ui.inbox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.countersign.changes.AffectedState;
import org.countersign.core.Language;
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
import org.junit.jupiter.params.provider.EnumSource;

/** A carrier's contact at work: reads what is asked, and answers. */
@QuarkusTest
@Tag(Visitors.TAG)
class InboxByBrowserTest {
    private static final String ANSWER = "#standing";

    @RegisterExtension
    final Visitors visitors = new Visitors();

    private Scene scene;

    @BeforeEach
    void set() {
        scene = new Scene(1);
    }

    @ParameterizedTest
    @EnumSource
    void a_change_is_found_read_and_accepted_by_keyboard_alone(Language language) {
        String reference = scene.declared();
        InboxTexts texts = texts(language);
        Visitor contact = visitors.contactOf(scene.carrier(0)).in(language).opens("/inbox");

        contact.tabsTo(AriaRole.LINK, "Désanonymisation des envois").presses("Enter");
        assertThat(contact.page()).hasURL(Pattern.compile("/inbox/" + reference + "$"));
        contact.looks();
        contact.tabsTo(AriaRole.LINK, texts.answer(Answer.ACCEPT)).presses("Enter");
        assertThat(heading(contact)).hasText(texts.answerTo(Answer.ACCEPT, reference));
        contact.looks();
        contact.tabsTo(AriaRole.BUTTON, texts.answer(Answer.ACCEPT)).presses("Enter");

        assertThat(contact.page().locator(ANSWER)).containsText(texts.acceptedMeans());
        assertThat(status(contact)).containsText(reference);
    }

    @ParameterizedTest
    @EnumSource
    void a_change_is_rejected_on_a_phone_and_nothing_typed_is_lost(Language language) {
        String reference = scene.declared(
                scene.content("effects", List.of(Map.of("attribute", "sender", "after", "PÔLE EMPLOI !"))));
        InboxTexts texts = texts(language);
        Visitor contact = visitors.contactOf(scene.carrier(0))
                .in(language)
                .on(Device.PHONE)
                .opens("/inbox/" + reference);
        Pattern doubt = Pattern.compile(language == Language.EN ? "must be a name of" : "doit être un nom d");
        assertThat(contact.page().getByText(doubt)).isVisible();

        link(contact, texts.answer(Answer.REJECT)).click();
        button(contact, texts.answer(Answer.REJECT)).click();
        contact.looks();
        assertThat(contact.page().getByLabel(texts.reason())).hasAttribute("aria-invalid", "true");

        contact.page().getByLabel(texts.reason()).fill("Ce nom n’est pas\nsur notre liste.");
        button(contact, texts.answer(Answer.REJECT)).click();
        assertThat(contact.page().locator(ANSWER)).containsText(texts.rejectedMeans());
        assertThat(contact.page().getByText("sur notre liste.")).isVisible();
    }

    @Test
    void one_acknowledges_accepts_from_a_date_and_withdraws_without_scripts() {
        String reference = scene.declared();
        InboxTexts texts = texts(Language.EN);
        Visitor contact = visitors.contactOf(scene.carrier(0)).withoutScripts().opens("/inbox/" + reference);

        link(contact, texts.answer(Answer.ACKNOWLEDGE)).click();
        button(contact, texts.answer(Answer.ACKNOWLEDGE)).click();
        assertThat(contact.page().locator(ANSWER)).containsText(texts.acknowledgedMeans());

        link(contact, texts.answer(Answer.ACCEPT)).click();
        contact.page().getByLabel(texts.from()).fill("2199-01-15T08:30");
        button(contact, texts.answer(Answer.ACCEPT)).click();
        assertThat(contact.page().locator(ANSWER)).containsText("15 Jan 2199, 08:30 CET");

        link(contact, texts.answer(Answer.WITHDRAW)).click();
        contact.looks();
        button(contact, texts.answer(Answer.WITHDRAW)).click();
        assertThat(contact.page().locator(ANSWER)).containsText(texts.withdrawnMeans());
        assertThat(contact.page().locator("#history")).isVisible();
        assertThat(contact.page().getByText(words(AffectedState.ACKNOWLEDGED))).hasCount(1);
    }

    @Test
    void an_amendment_is_told_to_who_is_reading() {
        String reference = scene.declared();
        InboxTexts texts = texts(Language.EN);
        Visitor contact = visitors.contactOf(scene.carrier(0)).opens("/inbox/" + reference);
        contact.page()
                .waitForResponse(
                        response -> response.url().endsWith("/live"),
                        () -> contact.page().reload());

        scene.amend(reference, scene.content("risk", "None that we know."), false)
                .then()
                .statusCode(201);

        assertThat(contact.page().locator(ANSWER)).containsText(texts.amendedMeanwhile(2));
        contact.looks();
        link(contact, texts.readNewest(2)).click();
        assertThat(link(contact, texts.answer(Answer.ACCEPT))).isVisible();
    }

    @Test
    void an_answer_to_what_was_amended_meanwhile_is_not_taken_but_the_newest_shown() {
        String reference = scene.declared();
        scene.signOff(reference, 0, "acknowledged");
        InboxTexts texts = texts(Language.EN);
        Visitor contact = visitors.contactOf(scene.carrier(0)).opens("/inbox/" + reference + "/reject?revision=1");
        contact.page().getByLabel(texts.reason()).fill("We need more time.");
        scene.amend(reference, scene.content("risk", "None that we know."), false)
                .then()
                .statusCode(201);

        button(contact, texts.answer(Answer.REJECT)).click();
        assertThat(contact.page().getByText(texts.amendedBeforeAnswer(1, 2))).isVisible();
        assertThat(contact.page().getByText("None that we know.")).isVisible();
        assertThat(contact.page().getByLabel(texts.reason())).hasValue("We need more time.");
        contact.looks();
        scene.show(reference).then().body("affected[0].state", equalTo("pending"));

        button(contact, texts.answer(Answer.REJECT)).click();
        assertThat(contact.page().locator(ANSWER)).containsText(texts.rejectedMeans());
        contact.opens("/inbox/" + reference);
        assertThat(contact.page().getByText(texts.changedSinceSigned(1))).isVisible();
    }

    @ParameterizedTest
    @EnumSource
    void the_lists_are_without_fault_on_a_phone(Language language) {
        scene.declared();
        scene.signOff(scene.declared(), 0, "accepted");
        Visitor contact = visitors.contactOf(scene.carrier(0))
                .in(language)
                .on(Device.PHONE)
                .opens("/inbox");
        assertThat(contact.page().locator("#awaiting li")).hasCount(1);
        contact.opens("/inbox/answered");
    }

    private static Locator heading(Visitor visitor) {
        return visitor.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }

    private static Locator status(Visitor visitor) {
        return visitor.page().getByRole(AriaRole.STATUS);
    }

    private static Locator link(Visitor visitor, String name) {
        return visitor.page()
                .getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator button(Visitor visitor, String name) {
        return visitor.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static String words(AffectedState state) {
        return WebPages.texts(WordTexts.class, Language.EN).state(state);
    }

    private static InboxTexts texts(Language language) {
        return WebPages.texts(InboxTexts.class, language);
    }
}
