package org.countersign.ui.inbox;

import io.quarkus.qute.RawString;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.countersign.changes.ChangeContent;
import org.countersign.changes.Effect;
import org.countersign.platforms.Release;
import org.countersign.ui.EffectValue;
import org.countersign.ui.Names;
import org.countersign.ui.Viewer;
import org.countersign.ui.WordTexts;
import org.jspecify.annotations.Nullable;

/**
 * One thing that differs between two revisions.
 *
 * @param what its name, for people
 * @param before a text, or an element; empty for what was not there
 * @param after likewise
 */
public record Difference(String what, Object before, Object after) {

    /** Compares revisions for one viewer. */
    record Comparison(InboxTexts texts, WordTexts words, Names names, Viewer viewer) {

        List<Difference> of(ChangeContent before, ChangeContent after) {
            List<Difference> all = new ArrayList<>();
            note(all, texts.changeTitle(), before, after, ChangeContent::title);
            note(all, texts.description(), before, after, ChangeContent::description);
            note(all, texts.platform(), before, after, c -> names.platformAndCode(c.platform()));
            note(all, texts.starts(), before, after, c -> viewer.time(c.window().start()));
            note(all, texts.ends(), before, after, c -> viewer.time(c.window().end()));
            note(all, texts.kind(), before, after, c -> words.kind(c.kind()));
            note(all, texts.category(), before, after, c -> words.category(c.category()));
            note(all, texts.release(), before, after, c -> release(c.release()));
            for (String attribute : attributes(before, after)) {
                note(all, words.attribute(attribute), before, after, c -> effects(c, attribute));
            }
            note(all, texts.risk(), before, after, ChangeContent::risk);
            note(all, texts.rollbackPlan(), before, after, ChangeContent::rollbackPlan);
            return all;
        }

        private static void note(
                List<Difference> all,
                String what,
                ChangeContent before,
                ChangeContent after,
                Function<ChangeContent, @Nullable Object> part) {
            Object was = shown(part.apply(before));
            Object is = shown(part.apply(after));
            if (!Objects.equals(was.toString(), is.toString())) {
                all.add(new Difference(what, was, is));
            }
        }

        private static Object shown(@Nullable Object value) {
            return value instanceof RawString || value instanceof String ? value : "";
        }

        private static Set<String> attributes(ChangeContent before, ChangeContent after) {
            Set<String> attributes = new LinkedHashSet<>();
            before.effects().forEach(effect -> attributes.add(effect.attribute()));
            after.effects().forEach(effect -> attributes.add(effect.attribute()));
            return attributes;
        }

        private String effects(ChangeContent content, String attribute) {
            return content.effects().stream()
                    .filter(effect -> effect.attribute().equals(attribute))
                    .map(this::effect)
                    .collect(Collectors.joining(" · "));
        }

        private String effect(Effect effect) {
            return Objects.requireNonNullElse(EffectValue.told(words, effect.attribute(), effect.before()), "–") + " → "
                    + Objects.requireNonNullElse(EffectValue.told(words, effect.attribute(), effect.after()), "–");
        }

        private static String release(@Nullable Release release) {
            if (release == null) {
                return "";
            }
            return release.fingerprint() == null
                    ? release.version()
                    : release.version() + " (" + release.fingerprint() + ")";
        }
    }
}
