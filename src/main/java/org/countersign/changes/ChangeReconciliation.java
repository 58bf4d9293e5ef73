package org.countersign.changes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.countersign.core.ActorId;
import org.countersign.core.JsonMappers;
import org.countersign.ledger.Entry;
import org.countersign.ledger.FreeText;
import org.countersign.ledger.check.Expected;
import org.countersign.ledger.check.ExpectedRow;
import org.countersign.ledger.check.Reconciliation;
import org.jspecify.annotations.Nullable;

/**
 * What the facts about changes make of their tables. Which carriers are affected, and where they stand, follows from sign-offs
 * too: the room below looks after it.
 */
@Singleton
class ChangeReconciliation implements Reconciliation {
    private static final ObjectMapper JSON = JsonMappers.standard();
    private static final TypeReference<List<Effect>> EFFECTS = new TypeReference<>() {};
    private static final ContentColumn CONTENT = new ContentColumn();

    @Override
    public String birth() {
        return "change-drafted";
    }

    @Override
    public Set<String> later() {
        return Set.of(
                "change-revised",
                "change-declared",
                "change-amended",
                "exclusion-approved",
                "change-implemented",
                "change-withdrawn",
                "change-rolled-back",
                "change-closed");
    }

    @Override
    public List<Rows> tables() {
        return List.of(
                new Rows("platform_change", """
                        select c.reference, c.reference, c.reference as reference, c.status, c.revision, c.digest,
                               c.platform, c.kind, c.category, c.release_version, c.release_fingerprint, c.template, c.window_start,
                               c.window_end, c.justification, c.created_at, c.declared_at, c.implemented_at, c.ended_at
                        from platform_change c where c.reference in (:keys)"""),
                new Rows("change_revision", """
                        select c.reference, r.number, c.reference as change_id, r.number as number, r.digest, r.content,
                               r.editorial, r.reason, r.written_at, r.written_by
                        from change_revision r join platform_change c on c.id = r.change_id
                        where c.reference in (:keys)"""),
                new Rows("excluded_carrier", """
                        select c.reference, e.carrier, c.reference as change_id, e.carrier as carrier, e.justification,
                               e.proposed_by, e.proposed_at, e.approved_by, e.approved_at
                        from excluded_carrier e join platform_change c on c.id = e.change_id
                        where c.reference in (:keys)"""),
                new Rows("included_carrier", """
                        select c.reference, i.carrier, c.reference as change_id, i.carrier as carrier
                        from included_carrier i join platform_change c on c.id = i.change_id
                        where c.reference in (:keys)"""),
                new Rows("change_word", """
                        select c.reference, w.word, c.reference as change_id, w.word as word
                        from change_word w join platform_change c on c.id = w.change_id
                        where c.reference in (:keys)"""));
    }

    @Override
    public String subjects() {
        return "select reference, 1 from platform_change where reference > ? order by reference";
    }

    @Override
    public void fold(List<Entry> facts, Expected expected) {
        new Fold(facts.get(0), expected).all(facts);
    }

    /** One change, fact by fact. */
    private static final class Fold {
        private final String reference;
        private final Expected expected;
        private final ExpectedRow change;
        private final Map<String, Excluded> excluded = new HashMap<>();
        private ChangeStatus status = ChangeStatus.DRAFT;
        private @Nullable ChangeRevised newest;
        /** The entry of the newest revision. */
        private Entry revised;

        private @Nullable FreeText justification;
        private @Nullable Instant declaredAt;
        private @Nullable Instant implementedAt;
        private @Nullable Instant endedAt;

        Fold(Entry birth, Expected expected) {
            this.reference = birth.subject();
            this.expected = expected;
            this.revised = birth;
            this.change = expected.row("platform_change", reference).isAbout("created_at", birth);
        }

        /** A proposal to leave a carrier out, and its approval. */
        private record Excluded(
                FreeText justification,
                Entry proposed,
                @Nullable Entry approved) {
            boolean says(FreeText other, Expected texts) {
                return Objects.equals(texts.text(justification), texts.text(other));
            }

            boolean isErased(Expected texts) {
                return FreeText.ERASED.equals(texts.text(justification));
            }
        }

        void all(List<Entry> facts) {
            facts.forEach(this::take);
            tell();
        }

        private void take(Entry entry) {
            switch (entry.kind()) {
                // Both have the same components.
                case "change-drafted", "change-revised" -> revise(entry, entry.fact(ChangeRevised.class));
                case "change-declared" -> {
                    ChangeDeclared declared = entry.fact(ChangeDeclared.class);
                    status = ChangeStatus.DECLARED;
                    declaredAt = declared.at();
                    justification = declared.note();
                }
                case "change-amended" -> {
                    ChangeAmended amended = entry.fact(ChangeAmended.class);
                    expected.row("change_revision", amended.revision())
                            .is("editorial", amended.editorial())
                            .says("reason", amended.reason());
                    if (!amended.editorial()) {
                        justification = amended.reason();
                        // Of another change nobody has approved anything.
                        excluded.replaceAll((carrier, kept) -> new Excluded(kept.justification(), revised, null));
                    }
                }
                case "exclusion-approved" ->
                    excluded.computeIfPresent(
                            entry.fact(ExclusionApproved.class).carrier(),
                            (carrier, proposal) -> new Excluded(proposal.justification(), proposal.proposed(), entry));
                case "change-implemented" -> {
                    status = ChangeStatus.IMPLEMENTED;
                    implementedAt = at(entry);
                }
                case "change-withdrawn" -> end(ChangeStatus.WITHDRAWN, entry);
                case "change-rolled-back" -> end(ChangeStatus.ROLLED_BACK, entry);
                default -> end(ChangeStatus.CLOSED, entry);
            }
        }

        private void end(ChangeStatus last, Entry entry) {
            status = last;
            endedAt = at(entry);
        }

        /** All transitions tell their time and a note, which stands in no table. */
        private Instant at(Entry entry) {
            ChangeImplemented step = entry.fact(ChangeImplemented.class);
            expected.text(step.note());
            return step.at();
        }

        private void revise(Entry entry, ChangeRevised revision) {
            newest = revision;
            revised = entry;
            if (status == ChangeStatus.DRAFT) {
                excluded.clear();
            }
            RevisionContent content = revision.content();
            ChangeContent plain = plain(content);
            ExpectedRow row = expected.row("change_revision", revision.revision())
                    .is("change_id", reference)
                    .is("number", revision.revision())
                    .is("digest", revision.digest())
                    .suits("content", column -> column instanceof String json && plain.equals(parsed(json)))
                    .isAbout("written_at", entry)
                    .is("written_by", entry.actor().value());
            if (revision.revision() == 1) {
                row.is("editorial", false).is("reason", null);
            } else {
                // Told by the fact that follows where the change is in force; of a draft nobody has to know.
                row.isAnything("editorial").isAnything("reason");
            }
            Map<String, FreeText> wanted = new HashMap<>();
            content.exclude().forEach(e -> wanted.put(e.carrier(), e.justification()));
            excluded.entrySet()
                    .removeIf(e -> !wanted.containsKey(e.getKey())
                            || (!e.getValue().says(wanted.get(e.getKey()), expected)
                                    && !e.getValue().isErased(expected)));
            wanted.forEach((carrier, why) -> excluded.compute(
                    carrier,
                    (code, before) -> before == null
                            ? new Excluded(why, entry, null)
                            : new Excluded(why, before.proposed(), before.approved())));
        }

        private ChangeContent plain(RevisionContent content) {
            String effects = expected.text(content.effects());
            return new ChangeContent(
                    content.platform(),
                    String.valueOf(expected.text(content.title())),
                    String.valueOf(expected.text(content.description())),
                    content.kind(),
                    content.category(),
                    effects == null || effects.equals(FreeText.ERASED) ? List.of() : effects(effects),
                    content.release(),
                    content.window(),
                    expected.text(content.risk()),
                    expected.text(content.rollbackPlan()),
                    content.exclude().stream()
                            .map(e -> new Exclusion(e.carrier(), String.valueOf(expected.text(e.justification()))))
                            .toList(),
                    content.include(),
                    content.template());
        }

        private void tell() {
            ChangeRevised revised = Objects.requireNonNull(newest);
            RevisionContent content = revised.content();
            change.is("reference", reference)
                    .is("status", status)
                    .is("revision", revised.revision())
                    .is("digest", revised.digest())
                    .is("platform", content.platform())
                    .is("kind", content.kind())
                    .is("category", content.category())
                    .is(
                            "release_version",
                            content.release() == null ? null : content.release().version())
                    .is(
                            "release_fingerprint",
                            content.release() == null ? null : content.release().fingerprint())
                    .is("template", content.template())
                    .is("window_start", content.window().start())
                    .is("window_end", content.window().end())
                    .says("justification", justification)
                    .is("declared_at", declaredAt)
                    .is("implemented_at", implementedAt)
                    .is("ended_at", endedAt);
            excluded.forEach((carrier, proposal) -> tell(carrier, proposal));
            for (String carrier : content.include()) {
                expected.row("included_carrier", carrier)
                        .is("change_id", reference)
                        .is("carrier", carrier);
            }
            for (String word :
                    SearchWords.of(expected.text(content.title()) + "\n" + expected.text(content.description()))) {
                expected.row("change_word", word).is("change_id", reference).is("word", word);
            }
        }

        private void tell(String carrier, Excluded proposal) {
            ExpectedRow row = expected.row("excluded_carrier", carrier)
                    .is("change_id", reference)
                    .is("carrier", carrier)
                    .says("justification", proposal.justification());
            if (proposal.isErased(expected)) {
                // Whether a later revision proposed it anew depends on whether the text was the same.
                row.isAnything("proposed_by")
                        .isAnything("proposed_at")
                        .isAnything("approved_by")
                        .isAnything("approved_at");
                return;
            }
            ActorId proposer = proposal.proposed().actor();
            row.is("proposed_by", proposer.value()).isAbout("proposed_at", proposal.proposed());
            @Nullable Entry approved = proposal.approved();
            if (approved == null) {
                row.is("approved_by", null).is("approved_at", null);
            } else {
                row.is("approved_by", approved.actor().value()).isAbout("approved_at", approved);
            }
        }
    }

    static List<Effect> effects(String text) {
        try {
            return JSON.readValue(text, EFFECTS);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("effects cannot be read", e);
        }
    }

    private static @Nullable ChangeContent parsed(String json) {
        try {
            return CONTENT.convertToEntityAttribute(json);
        } catch (IllegalStateException e) {
            return null;
        }
    }
}
