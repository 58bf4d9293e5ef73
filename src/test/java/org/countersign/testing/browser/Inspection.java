package org.countersign.testing.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.countersign.core.Language;

/** Looks at a page in its present state and tells what is wrong with it. */
final class Inspection {
    private static final List<String> STANDARDS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final List<String> CONTRAST = List.of("color-contrast");
    private static final String AXE = axe();
    private static final String RUN_AXE = """
            ([type, values]) => Promise.race([
              axe.run({runOnly: {type, values}, resultTypes: ['violations']})
                  .then(results => results.violations.flatMap(violation => violation.nodes.map(node =>
                      `${violation.id} (${violation.help}) at ${node.target.join(' ')}: ${node.html}`))),
              new Promise((_, reject) => setTimeout(() => reject(new Error('axe-core takes too long')), 30000))])
            """;

    /** Half of the desktop's width shows what a zoom of 200 % does; 320 is the width that WCAG 2.2 asks for (1.4.10). */
    private static final int[] NARROW = {Device.DESKTOP.width() / 2, Device.PHONE.width(), 320};

    private static final String WHAT_STANDS_OUT = """
            () => {
              const width = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= width) return [];
              const standsOut = element => element.getBoundingClientRect().right > width;
              const culprits = [...document.querySelectorAll('body *')].filter(
                  element => standsOut(element) && ![...element.children].some(standsOut));
              return [document.documentElement.scrollWidth + ' px wide',
                  ...culprits.slice(0, 3).map(element => element.outerHTML.slice(0, 120))];
            }
            """;

    /** Texts for people; what stands in code or in a field is somebody else's. */
    private static final String TEXTS = """
            () => {
              const texts = [document.title];
              const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (nodes.nextNode()) {
                if (!nodes.currentNode.parentElement.closest('code, pre, script, style, textarea, template, noscript')) {
                  texts.push(nodes.currentNode.data);
                }
              }
              for (const name of ['title', 'alt', 'placeholder', 'aria-label']) {
                document.querySelectorAll(`[${name}]`).forEach(element => texts.push(element.getAttribute(name)));
              }
              return texts;
            }
            """;
    /** Placeholders of templates and messages, keys of bundles, and what a template writes for what is missing. */
    private static final Pattern UNFINISHED = Pattern.compile(
            "\\{[#/!]?[a-zA-Z_][\\w.]*(?:[:(][^{}]*)?\\}|\\{\\d+\\}|\\b(?:pages|reasons)[:._][a-z]\\w*|NOT_FOUND|\\[object Object\\]");

    private final Page page;
    private final Device device;

    private Inspection(Page page, Device device) {
        this.page = page;
        this.device = device;
    }

    /** Every fault of the page, whose texts are to be in this language, each in a line or so. */
    static List<String> of(Page page, Device device, Language language) {
        Inspection inspection = new Inspection(page, device);
        List<String> faults = new ArrayList<>();
        inspection.language(language, faults);
        inspection.unfinishedTexts(faults);
        inspection.accessibility(faults);
        inspection.overflow(faults);
        return faults;
    }

    private void language(Language language, List<String> faults) {
        Object stated = page.evaluate("document.documentElement.lang");
        if (!stated.equals(language.tag())) {
            faults.add("language: the page says \"%s\" where it should speak \"%s\"".formatted(stated, language.tag()));
        }
    }

    private void unfinishedTexts(List<String> faults) {
        for (String text : strings(TEXTS, List.of())) {
            Matcher matcher = UNFINISHED.matcher(text);
            if (matcher.find()) {
                faults.add("unfinished text: %s in \"%s\"".formatted(matcher.group(), text.strip()));
            }
        }
    }

    private void accessibility(List<String> faults) {
        if (page.evaluate("typeof axe").equals("undefined")) {
            page.evaluate(AXE);
        }
        strings(RUN_AXE, List.of("tag", STANDARDS)).forEach(fault -> faults.add("accessibility: " + fault));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        strings(RUN_AXE, List.of("rule", CONTRAST)).forEach(fault -> faults.add("accessibility in the dark: " + fault));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private void overflow(List<String> faults) {
        IntStream.concat(IntStream.of(device.width()), IntStream.of(NARROW))
                .distinct()
                .forEach(width -> {
                    page.setViewportSize(width, device.height());
                    List<String> found = strings(WHAT_STANDS_OUT, List.of());
                    if (!found.isEmpty()) {
                        faults.add("overflow at %d px: %s".formatted(width, String.join("; ", found)));
                    }
                });
        page.setViewportSize(device.width(), device.height());
    }

    private List<String> strings(String script, List<?> argument) {
        return ((List<?>) page.evaluate(script, argument))
                .stream().map(String::valueOf).toList();
    }

    private static String axe() {
        try (InputStream script = Inspection.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script, "axe-core").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
