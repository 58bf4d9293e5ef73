package org.countersign.changes;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.countersign.access.ActorNames;
import org.countersign.access.Caller;
import org.countersign.access.Callers;
import org.countersign.core.ActorId;
import org.countersign.core.Cursor;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.ledger.Entries;
import org.countersign.ledger.Entry;
import org.countersign.ledger.Texts;

/** Tells what became of a change, from the ledger alone. */
@ApplicationScoped
public class Timeline {
    /** Components that are texts, which stand in the leaf as commitments. */
    private static final Set<String> TEXTS = Set.of("note", "reason", "givenName", "sentTo");

    /** The whole content of a revision is shown with the revisions. */
    private static final String CONTENT = "content";

    /** What the ledger tells to everybody who was asked to sign off. */
    private static final Set<String> STEPS = Set.of(
            "change-declared",
            "change-amended",
            "change-implemented",
            "change-withdrawn",
            "change-rolled-back",
            "change-closed");

    /** What it tells only to the carrier that is named there. */
    private static final String SIGNED_OFF = "signed-off";

    private static final Set<String> TO_ITS_CARRIER =
            Set.of(SIGNED_OFF, "acknowledgement-reminded", "letter-undelivered");

    private static final String CARRIER = "carrier";
    /** Who else is asked is not for a carrier to know, nor why conflicts were passed over. */
    private static final Map<String, Set<String>> HIDDEN_FROM_CARRIERS = Map.of(
            "change-declared", Set.of("affected", "note"),
            "change-amended", Set.of("affected", "carriedOver"));

    private final ChangeService changes;
    private final Entries entries;
    private final Texts texts;
    private final ActorNames names;
    private final Callers callers;

    Timeline(ChangeService changes, Entries entries, Texts texts, ActorNames names, Callers callers) {
        this.changes = changes;
        this.entries = entries;
        this.texts = texts;
        this.names = names;
        this.callers = callers;
    }

    /** What the caller may know of it, the newest first. */
    @Transactional
    public Page<TimelineItem> of(String reference, Paging paging) {
        changes.visible(reference);
        Caller caller = callers.current();
        Cursor.Position after = paging.position(1);
        long before = after == null ? Long.MAX_VALUE : after.number(0);
        List<Entry> shown = new ArrayList<>();
        List<Entry> read;
        // A page of a carrier is as full as any other, however much is not for it.
        do {
            read = entries.about(reference, before, paging.rows());
            read.stream().filter(entry -> isFor(entry, caller)).forEach(shown::add);
            before = read.isEmpty() ? before : read.get(read.size() - 1).index();
        } while (read.size() == paging.rows() && shown.size() < paging.rows());
        List<Entry> rows = shown.subList(0, Math.min(shown.size(), paging.rows()));

        Map<ActorId, String> known = names.of(rows.stream().map(Entry::actor).toList(), caller);
        Map<String, String> opened = texts.texts(commitments(rows));
        return Page.of(
                rows,
                paging.limit,
                entry -> new TimelineItem(
                        entry.index(),
                        entry.at(),
                        entry.kind(),
                        entry.actor(),
                        known.get(entry.actor()),
                        data(entry, opened, caller)),
                entry -> Cursor.of(entry.index()));
    }

    private static boolean isFor(Entry entry, Caller reader) {
        return reader.readsAllCarriers()
                || STEPS.contains(entry.kind())
                || (TO_ITS_CARRIER.contains(entry.kind())
                        && entry.data().path(CARRIER).asText().equals(reader.readsOnlyCarrier()));
    }

    private static Set<String> commitments(List<Entry> rows) {
        Set<String> commitments = new HashSet<>();
        for (Entry entry : rows) {
            for (String component : TEXTS) {
                JsonNode commitment = entry.data().path(component);
                if (commitment.isTextual()) {
                    commitments.add(commitment.asText());
                }
            }
        }
        return commitments;
    }

    private static Map<String, Object> data(Entry entry, Map<String, String> opened, Caller reader) {
        Set<String> hidden =
                reader.readsAllCarriers() ? Set.of() : HIDDEN_FROM_CARRIERS.getOrDefault(entry.kind(), Set.of());
        Map<String, Object> data = new LinkedHashMap<>();
        entry.data().properties().forEach(component -> {
            String name = component.getKey();
            if (TEXTS.contains(name) && !hidden.contains(name)) {
                data.put(name, opened.get(component.getValue().asText()));
            } else if (!hidden.contains(name) && !name.equals(CONTENT)) {
                data.put(name, component.getValue());
            }
        });
        return data;
    }
}
