package org.countersign.signoffs;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.countersign.changes.AffectedRecomputed;
import org.countersign.changes.AffectedState;
import org.countersign.changes.ChangeAmended;
import org.countersign.changes.ChangeDeclared;
import org.countersign.ledger.Entry;
import org.countersign.ledger.check.Expected;
import org.countersign.ledger.check.ExpectedRow;
import org.countersign.ledger.check.Reconciliation;
import org.jspecify.annotations.Nullable;

/** What the facts about changes and sign-offs make of where each affected carrier stands. */
@Singleton
class AffectedReconciliation implements Reconciliation {
    private static final String TABLE = "affected_carrier";

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
                "affected-recomputed",
                "change-withdrawn",
                "change-rolled-back",
                "change-closed",
                SignedOff.KIND);
    }

    @Override
    public List<Rows> tables() {
        return List.of(new Rows(TABLE, """
                select c.reference, a.carrier, c.reference as change_id, a.carrier as carrier, a.state, a.asked_at,
                       a.sign_off, a.signed_revision, a.signed_at, a.effective_from, a.awaited
                from affected_carrier a join platform_change c on c.id = a.change_id where c.reference in (:keys)"""));
    }

    /** The changes' own reconciliation asks. */
    @Override
    public @Nullable String subjects() {
        return null;
    }

    @Override
    public void fold(List<Entry> facts, Expected expected) {
        Fold fold = new Fold();
        facts.forEach(fold::take);
        if (!fold.declared) {
            // A draft follows the interconnects and tells nobody; it is worked out anew when it is declared.
            expected.anyRows(TABLE);
            return;
        }
        fold.carriers.forEach((carrier, standing) -> {
            ExpectedRow row = expected.row(TABLE, carrier)
                    .is("change_id", facts.get(0).subject())
                    .is("carrier", carrier);
            fold.tell(standing, row);
        });
    }

    /**
     * Where a carrier stands.
     *
     * @param asked the fact by which it was asked
     * @param askedAt when exactly, where that fact tells
     * @param spoken its last word; null when there is none that counts
     */
    private record Standing(
            Entry asked,
            @Nullable Instant askedAt,
            @Nullable Entry spoken) {}

    /** One change, fact by fact. */
    private static final class Fold {
        private final Map<String, Standing> carriers = new HashMap<>();
        /** Tells the time of an amendment best: of the facts of one transaction the first has its own. */
        private @Nullable Entry revised;

        private boolean declared;
        private boolean over;

        void take(Entry entry) {
            switch (entry.kind()) {
                case "change-revised" -> revised = entry;
                case "change-declared" -> {
                    ChangeDeclared fact = entry.fact(ChangeDeclared.class);
                    declared = true;
                    fact.affected().forEach(carrier -> carriers.put(carrier, new Standing(entry, fact.at(), null)));
                }
                case "change-amended" -> {
                    ChangeAmended fact = entry.fact(ChangeAmended.class);
                    if (!fact.editorial()) {
                        carriers.clear();
                    }
                    follow(fact.affected(), Objects.requireNonNullElse(revised, entry));
                }
                case "affected-recomputed" ->
                    follow(entry.fact(AffectedRecomputed.class).affected(), entry);
                case SignedOff.KIND ->
                    carriers.computeIfPresent(
                            entry.fact(SignedOff.class).carrier(),
                            (carrier, before) -> new Standing(before.asked(), before.askedAt(), entry));
                case "change-withdrawn", "change-rolled-back", "change-closed" -> over = true;
                default -> {}
            }
        }

        private void follow(List<String> affected, Entry entry) {
            carriers.keySet().retainAll(new HashSet<>(affected));
            affected.forEach(carrier -> carriers.computeIfAbsent(carrier, joined -> new Standing(entry, null, null)));
        }

        void tell(Standing standing, ExpectedRow row) {
            if (standing.askedAt() == null) {
                row.isAbout("asked_at", standing.asked());
            } else {
                row.is("asked_at", standing.askedAt());
            }
            @Nullable Entry spoken = standing.spoken();
            if (spoken == null) {
                row.is("state", AffectedState.PENDING)
                        .is("sign_off", null)
                        .is("signed_revision", null)
                        .is("signed_at", null)
                        .is("effective_from", null)
                        .is("awaited", !over);
                return;
            }
            SignedOff word = spoken.fact(SignedOff.class);
            row.is("state", state(word.decision()))
                    .is("sign_off", word.signOff())
                    .is("signed_revision", word.revision())
                    .isAbout("signed_at", spoken)
                    .is("effective_from", word.effectiveFrom())
                    .is("awaited", !over && word.decision() != SignOffDecision.ACCEPTED);
        }

        private static AffectedState state(SignOffDecision decision) {
            return switch (decision) {
                case ACKNOWLEDGED -> AffectedState.ACKNOWLEDGED;
                case ACCEPTED -> AffectedState.ACCEPTED;
                case REJECTED -> AffectedState.REJECTED;
                case WITHDRAWN -> AffectedState.WITHDRAWN;
            };
        }
    }
}
