package org.countersign.ui.changes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.countersign.changes.ChangeContent;
import org.countersign.changes.Effect;
import org.countersign.changes.Exclusion;
import org.countersign.changes.RevisionView;
import org.countersign.platforms.Release;
import org.countersign.ui.EffectValue;
import org.countersign.ui.Names;
import org.countersign.ui.Viewer;
import org.countersign.ui.WebPages;
import org.countersign.ui.WordTexts;
import org.jspecify.annotations.Nullable;

/**
 * Two revisions of a change side by side.
 *
 * @param same the names of the parts in which they agree
 */
record Comparison(RevisionView from, RevisionView to, List<Part> parts, List<String> same) {

    /**
     * A part in which they differ.
     *
     * @param isMaterial whether that matters to carriers, so that they are asked again
     */
    record Part(String name, boolean isMaterial, TextDiff diff) {}

    public String older() {
        return String.valueOf(from.revision());
    }

    public String newer() {
        return String.valueOf(to.revision());
    }

    public String sameNames() {
        return String.join(", ", same);
    }

    static Comparison of(RevisionView from, RevisionView to, Names names, Viewer viewer) {
        ChangeTexts texts = WebPages.texts(ChangeTexts.class, viewer.language());
        Map<String, String> before = told(from.content(), names, viewer);
        Map<String, String> after = told(to.content(), names, viewer);
        List<String> material = to.content().materialDifferences(from.content());
        List<Part> parts = new ArrayList<>();
        List<String> same = new ArrayList<>();
        before.forEach((pointer, text) -> {
            TextDiff diff = TextDiff.of(text, Objects.requireNonNull(after.get(pointer)));
            if (diff.isSame()) {
                same.add(texts.fieldName(pointer));
            } else {
                parts.add(new Part(texts.fieldName(pointer), material.contains(pointer), diff));
            }
        });
        return new Comparison(from, to, parts, same);
    }

    /** Every part of a content by its JSON pointer, in words. */
    private static Map<String, String> told(ChangeContent content, Names names, Viewer viewer) {
        ChangeTexts texts = WebPages.texts(ChangeTexts.class, viewer.language());
        WordTexts words = WebPages.texts(WordTexts.class, viewer.language());
        Map<String, String> told = new LinkedHashMap<>();
        told.put("/title", content.title());
        told.put("/description", content.description());
        told.put("/platform", names.platformAndCode(content.platform()));
        told.put("/kind", words.kind(content.kind()));
        told.put("/category", words.category(content.category()));
        told.put(
                "/effects",
                content.effects().stream().map(effect -> told(effect, words)).collect(Collectors.joining("\n")));
        told.put("/release", told(content.release()));
        told.put(
                "/window",
                texts.windowFromTo(
                        viewer.minute(content.window().start()),
                        viewer.minute(content.window().end())));
        told.put("/risk", orNothing(content.risk()));
        told.put("/rollbackPlan", orNothing(content.rollbackPlan()));
        told.put("/template", orNothing(content.template()));
        told.put(
                "/exclude",
                content.exclude().stream()
                        .map(exclusion -> told(exclusion, names))
                        .sorted()
                        .collect(Collectors.joining("\n")));
        told.put(
                "/include",
                content.include().stream().map(names::carrierAndCode).sorted().collect(Collectors.joining("\n")));
        return told;
    }

    private static String told(Effect effect, WordTexts words) {
        return words.attribute(effect.attribute()) + " "
                + orNothing(EffectValue.told(words, effect.attribute(), effect.before())) + " → "
                + orNothing(EffectValue.told(words, effect.attribute(), effect.after()));
    }

    private static String told(Exclusion exclusion, Names names) {
        return names.carrierAndCode(exclusion.carrier()) + " " + exclusion.justification();
    }

    private static String told(@Nullable Release release) {
        if (release == null) {
            return "";
        }
        return release.fingerprint() == null ? release.version() : release.version() + " " + release.fingerprint();
    }

    private static String orNothing(@Nullable String text) {
        return text == null ? "" : text;
    }
}
