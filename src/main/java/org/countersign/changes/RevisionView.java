package org.countersign.changes;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.countersign.access.Caller;
import org.countersign.core.ActorId;
import org.jspecify.annotations.Nullable;

/**
 * A revision as the API shows it.
 *
 * @param editorial whether sign-offs of the revision before were carried over
 * @param reason why it took the place of the revision before; null for the first
 * @param byName who wrote it, where the reader may know
 */
public record RevisionView(
        int revision,
        String digest,
        boolean editorial,
        @Nullable String reason,
        Instant at,
        ActorId by,
        @Nullable String byName,
        ChangeContent content) {

    /**
     * The revision as this reader sees it.
     *
     * @param names those that the reader may know
     * @param reader for whom which carriers are left out or added may not be
     */
    static RevisionView of(Revision revision, Map<ActorId, String> names, Caller reader) {
        ChangeContent whole = revision.content();
        ChangeContent shown = reader.readsAllCarriers()
                ? whole
                : new ChangeContent(
                        whole.platform(),
                        whole.title(),
                        whole.description(),
                        whole.kind(),
                        whole.category(),
                        whole.effects(),
                        whole.release(),
                        whole.window(),
                        whole.risk(),
                        whole.rollbackPlan(),
                        List.of(),
                        List.of(),
                        whole.template());
        return new RevisionView(
                revision.number(),
                revision.digest(),
                revision.isEditorial(),
                revision.reason(),
                revision.writtenAt(),
                revision.writtenBy(),
                names.get(revision.writtenBy()),
                shown);
    }
}
