package org.countersign.gate.feed;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.countersign.core.CanonicalJson;
import org.countersign.core.Ids;
import org.countersign.gate.Decision.Verdict;
import org.countersign.gate.Rule;
import org.countersign.gate.feed.DecisionRecorded.Asked;
import org.jspecify.annotations.Nullable;

/**
 * A decision as recorded, with its whole answer; the ledger holds the question and the answer's digest. Its row is never
 * changed but for {@code valid_until}, which a renewal moves.
 */
@Entity
@Table(name = "decision")
public class RecordedDecision {
    static final int ID_LENGTH = 28;

    @Id
    @Column(length = ID_LENGTH)
    String id;

    /** The index of its entry in the ledger. */
    @Column(nullable = false)
    long entry;

    @Column(nullable = false)
    String campaign;

    @Column(nullable = false)
    String client;

    @Column(nullable = false)
    String platform;

    @Column(nullable = false)
    @Convert(converter = Columns.OfVerdict.class)
    Verdict verdict;

    /** Codes of the rules that said no, separated by spaces. */
    @Column(nullable = false, name = "reason_codes")
    @Convert(converter = Columns.OfRules.class)
    List<Rule> reasonCodes;

    /** The same as it stands in the column, to search by. */
    @Column(nullable = false, name = "reason_codes", insertable = false, updatable = false)
    String reasons;

    @Column(nullable = false, name = "decided_at")
    Instant decidedAt;

    @Column(nullable = false, name = "checked_against")
    long checkedAgainst;

    /** Until when the newest clearance of an allow holds; null for a block. */
    @Column(name = "valid_until")
    @Nullable
    Instant validUntil;

    /** Canonical JSON of {@link DecisionRecorded.Asked}. */
    @Column(nullable = false)
    String question;

    /** Canonical JSON of the {@link Outcome}. */
    @Column(nullable = false)
    String answer;

    @Column(nullable = false)
    String digest;

    /** Digest of its {@link Sameness}. */
    @Column(nullable = false)
    String sameness;

    protected RecordedDecision() {}

    private RecordedDecision(String id, Decided decided, @Nullable Instant validUntil, long entry) {
        Asked asked = Asked.of(decided.question());
        byte[] outcome = Outcome.of(decided.decision(), validUntil).canonical();
        this.id = id;
        this.entry = entry;
        this.campaign = asked.campaign();
        this.client = asked.client();
        this.platform = asked.platform();
        this.verdict = decided.decision().verdict();
        this.reasonCodes = Outcome.codes(decided.decision());
        this.reasons = Columns.OfRules.text(reasonCodes.stream());
        this.decidedAt = decided.at();
        this.checkedAgainst = decided.checkedAgainst();
        this.validUntil = validUntil;
        this.question = text(CanonicalJson.bytes(asked));
        this.answer = text(outcome);
        this.digest = CanonicalJson.digestOf(outcome);
        this.sameness = decided.sameness().digest();
    }

    /**
     * A decision that is about to be recorded.
     *
     * @param validUntil until when its first answer's allow holds
     * @param entry the index that it will have in the ledger
     */
    static RecordedDecision of(Decided decided, @Nullable Instant validUntil, long entry) {
        return new RecordedDecision("d-" + Ids.next(decided.at()), decided, validUntil, entry);
    }

    /** What the ledger is told. */
    DecisionRecorded fact(Decided decided, Duration lease) {
        return new DecisionRecorded(
                id,
                Asked.of(decided.question()),
                decidedAt,
                checkedAgainst,
                lease.toSeconds(),
                verdict,
                reasonCodes,
                digest);
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
