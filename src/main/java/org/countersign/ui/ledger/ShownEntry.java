package org.countersign.ui.ledger;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.countersign.core.ActorId;
import org.countersign.ledger.Entry;
import org.countersign.ui.Names;
import org.countersign.ui.Viewer;
import org.countersign.ui.WebPages;
import org.jspecify.annotations.Nullable;

/**
 * An entry as pages show it.
 *
 * @param kindName the kind in words
 * @param sentence the fact in words
 * @param actor an opaque id
 * @param actorName whoever is behind it, as far as the viewer may know them
 * @param href the page about its subject; null if there is none
 */
public record ShownEntry(
        long index,
        Instant at,
        String kind,
        String kindName,
        String sentence,
        String actor,
        String actorName,
        String subject,
        @Nullable String href) {

    static ShownEntry of(Entry entry, Map<String, String> people, Names names, Viewer viewer) {
        LedgerTexts texts = WebPages.texts(LedgerTexts.class, viewer.language());
        return new ShownEntry(
                entry.index(),
                entry.at(),
                entry.kind(),
                texts.kind(entry.kind()),
                FactWords.sentence(entry, names, viewer),
                entry.actor().value(),
                name(entry.actor(), people, texts),
                entry.subject(),
                FactWords.href(entry));
    }

    /** The subject as a part of an address. */
    public String subjectInAddress() {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8);
    }

    private static String name(ActorId actor, Map<String, String> people, LedgerTexts texts) {
        if (actor.equals(ActorId.SYSTEM)) {
            return texts.system();
        }
        return actor.equals(ActorId.ANONYMOUS) ? texts.stranger() : people.getOrDefault(actor.value(), actor.value());
    }
}
