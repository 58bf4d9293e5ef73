package org.countersign.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.countersign.access.Role;
import org.countersign.core.Language;
import org.countersign.testing.Scene;
import org.countersign.testing.browser.Visitor;
import org.countersign.testing.browser.Visitors;
import org.countersign.ui.holds.HoldTexts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the script adds to the forms of all pages. */
@QuarkusTest
@Tag(Visitors.TAG)
class FormsByBrowserTest {
    private static final Pattern A_HOLD = Pattern.compile("/holds/h-[^/]+$");

    @RegisterExtension
    final Visitors visitors = new Visitors();

    private HoldTexts texts;
    private PageTexts pages;

    @BeforeEach
    void set() {
        texts = WebPages.texts(HoldTexts.class, Language.EN);
        pages = WebPages.texts(PageTexts.class, Language.EN);
    }

    @Test
    void a_button_that_is_pressed_twice_sends_the_form_once() {
        Scene scene = new Scene(1);
        Visitor visitor = visitors.with(Role.DUTY_OWNER).opens("/holds/new");
        List<String> sent = new ArrayList<>();
        visitor.page().onRequest(request -> {
            if (request.method().equals("POST")) {
                sent.add(request.url());
            }
        });
        field(visitor, texts.orPlatform()).fill(scene.platform());
        field(visitor, texts.reason()).fill("Wrong sender");
        button(visitor, texts.place()).dblclick();

        assertThat(visitor.page()).hasURL(A_HOLD);
        assertThat(visitor.page().getByText(texts.placed())).isVisible();
        assertThat(sent).hasSize(1);
    }

    @Test
    void who_leaves_with_something_typed_is_asked_first() {
        Visitor visitor = visitors.with(Role.DUTY_OWNER).opens("/holds/new");
        List<String> asked = new ArrayList<>();
        visitor.page().onDialog(dialog -> stay(dialog, asked));
        field(visitor, texts.reason()).fill("Wrong sender");

        button(visitor, pages.otherLanguage()).click();
        assertThat(field(visitor, texts.reason())).hasValue("Wrong sender");
        assertThat(asked).containsExactly("beforeunload");

        // What the server shows again was typed too.
        button(visitor, texts.place()).click();
        assertThat(visitor.page().locator("#faults")).isVisible();
        asked.clear();
        button(visitor, pages.otherLanguage()).click();
        assertThat(field(visitor, texts.reason())).hasValue("Wrong sender");
        assertThat(asked).containsExactly("beforeunload");
    }

    @Test
    void who_has_typed_nothing_goes_unasked() {
        Visitor visitor = visitors.with(Role.DUTY_OWNER).opens("/holds/new");
        List<String> asked = new ArrayList<>();
        visitor.page().onDialog(dialog -> stay(dialog, asked));
        field(visitor, texts.reason()).click();
        visitor.page()
                .getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName(pages.cancel()).setExact(true))
                .click();
        assertThat(visitor.page()).hasURL(Pattern.compile("/holds$"));
        assertThat(asked).isEmpty();
    }

    private static void stay(Dialog dialog, List<String> asked) {
        asked.add(dialog.type());
        dialog.dismiss();
    }

    private static Locator field(Visitor visitor, String label) {
        return visitor.page().getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private static Locator button(Visitor visitor, String name) {
        return visitor.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
