package org.countersign.ui.changes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.countersign.changes.AffectedState;
import org.countersign.changes.Category;
import org.countersign.changes.ChangeContent;
import org.countersign.changes.ChangeService;
import org.countersign.changes.ChangeView;
import org.countersign.changes.Conflict;
import org.countersign.changes.Effect;
import org.countersign.changes.Prospect;
import org.countersign.changes.Sketch;
import org.countersign.changes.Window;
import org.countersign.core.FieldError;
import org.countersign.core.Limits;
import org.countersign.ui.Directory;
import org.countersign.ui.Forms;
import org.countersign.ui.Names;
import org.countersign.ui.Viewer;
import org.countersign.ui.WebPages;
import org.jspecify.annotations.Nullable;

/** Reads a form that somebody is still filling in, and asks what would follow. */
@Singleton
class Checks {
    private final ChangeService changes;
    private final Directory directory;
    private final Forms forms;
    private final WebPages pages;

    Checks(ChangeService changes, Directory directory, Forms forms, WebPages pages) {
        this.changes = changes;
        this.directory = directory;
        this.forms = forms;
        this.pages = pages;
    }

    /**
     * @param content what is stored, or what was typed
     * @param change that it amends; null for a new one
     */
    Check of(ObjectNode content, @Nullable ChangeView change) {
        Sketch sketch = sketch(content, change);
        Prospect prospect = changes.prospect(sketch);
        Names names = directory
                .names()
                .carriers(prospect.conflicts().stream().map(Conflict::carrier).toList())
                .clients(prospect.conflicts().stream().map(Conflict::client).toList());
        return new Check(
                sketch, prospect, names, senders(sketch, prospect), change == null ? null : fate(content, change));
    }

    Optional<Category> category(JsonNode content) {
        return forms.readable(content.path("category"), Category.class);
    }

    private Sketch sketch(JsonNode content, @Nullable ChangeView change) {
        String platform = content.path("platform").asText();
        List<Effect> effects = new ArrayList<>();
        content.path("effects")
                .forEach(effect -> forms.readable(effect, Effect.class).ifPresent(effects::add));
        Set<String> exclude = new TreeSet<>();
        content.path("exclude")
                .forEach(exclusion -> exclude.add(exclusion.path("carrier").asText()));
        Set<String> include = new TreeSet<>();
        content.path("include").forEach(code -> include.add(code.asText()));
        return new Sketch(
                change == null ? null : change.reference(),
                Limits.isCode(platform) ? platform : null,
                category(content).orElse(null),
                effects,
                forms.readable(content.path("window"), Window.class).orElse(null),
                exclude,
                include);
    }

    private List<Check.Sender> senders(Sketch sketch, Prospect prospect) {
        if (sketch.category() != Category.SENDER_IDENTITY) {
            return List.of();
        }
        Viewer viewer = pages.viewer();
        List<Check.Sender> senders = new ArrayList<>();
        for (int i = 0; i < sketch.effects().size(); i++) {
            Effect effect = sketch.effects().get(i);
            String value = effect.after();
            if (effect.attribute().equals("sender") && value != null) {
                String pointer = "/effects/" + i + "/after";
                List<String> faults = prospect.faults().stream()
                        .filter(found -> found.pointer().equals(pointer))
                        .map(found -> told(found, viewer))
                        .toList();
                senders.add(new Check.Sender(value, value.length(), faults));
            }
        }
        return senders;
    }

    private static String told(FieldError fault, Viewer viewer) {
        return fault.words().in(viewer.language());
    }

    private Check.@Nullable Fate fate(ObjectNode content, ChangeView change) {
        if (!change.status().isInForce()) {
            return null;
        }
        List<Check.Signed> signed = signed(change);
        ObjectNode bare = content.deepCopy();
        boolean editorial = bare.path("editorial").asBoolean();
        bare.remove(List.of("editorial", "reason"));
        Optional<ChangeContent> next = forms.readable(bare, ChangeContent.class);
        if (next.isEmpty()) {
            return new Check.Fate(Check.Outcome.UNKNOWN, List.of(), signed);
        }
        ChangeContent present =
                changes.revision(change.reference(), change.revision()).content();
        ChangeTexts texts = pages.texts(ChangeTexts.class);
        List<String> differences = next.get().materialDifferences(present).stream()
                .map(texts::fieldName)
                .toList();
        Check.Outcome outcome = Check.Outcome.VOID;
        if (differences.isEmpty()) {
            outcome = editorial ? Check.Outcome.KEPT : Check.Outcome.COULD_BE_KEPT;
        }
        return new Check.Fate(outcome, differences, signed);
    }

    private List<Check.Signed> signed(ChangeView change) {
        Names names = directory
                .names()
                .carriers(change.affected().stream()
                        .map(ChangeView.Affected::carrier)
                        .toList());
        return change.affected().stream()
                .filter(carrier -> carrier.state() != AffectedState.PENDING)
                .map(carrier -> new Check.Signed(names.carrier(carrier.carrier()), carrier.state()))
                .toList();
    }
}
