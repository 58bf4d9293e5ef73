package org.countersign.gate.feed;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.countersign.core.CanonicalJson;
import org.countersign.core.JsonMappers;
import org.countersign.gate.Decision.Verdict;
import org.countersign.ledger.Entry;
import org.countersign.ledger.check.Expected;
import org.countersign.ledger.check.ExpectedRow;
import org.countersign.ledger.check.Reconciliation;

/** What the facts about decisions make of their table; whether the gate decided rightly is for a replay to say. */
@Singleton
class DecisionReconciliation implements Reconciliation {
    @Override
    public String birth() {
        return DecisionRecorded.KIND;
    }

    @Override
    public boolean severalPerSubject() {
        return true;
    }

    @Override
    public String key(Entry birth) {
        return birth.fact(DecisionRecorded.class).decisionId();
    }

    @Override
    public List<Rows> tables() {
        return List.of(new Rows("decision", """
                select d.id, d.id, d.id as id, d.entry, d.campaign, d.client, d.platform, d.verdict, d.reason_codes,
                       d.decided_at, d.checked_against, d.valid_until, d.question, d.answer, d.digest
                from decision d where d.id in (:keys)"""));
    }

    @Override
    public String subjects() {
        return "select campaign, count(*) from decision where campaign > ? group by campaign order by campaign";
    }

    @Override
    public void fold(List<Entry> facts, Expected expected) {
        Entry entry = facts.get(0);
        DecisionRecorded fact = entry.fact(DecisionRecorded.class);
        ExpectedRow row = expected.row("decision", fact.decisionId())
                .is("id", fact.decisionId())
                .is("entry", entry.index())
                .is("campaign", fact.subject())
                .is("client", fact.question().client())
                .is("platform", fact.question().platform())
                .is("verdict", JsonMappers.word(fact.verdict()))
                .is("reason_codes", Columns.OfRules.text(fact.reasonCodes().stream()))
                .is("decided_at", fact.decidedAt())
                .is("checked_against", fact.checkedAgainst())
                .is("question", new String(CanonicalJson.bytes(fact.question()), StandardCharsets.UTF_8))
                .suits(
                        "answer",
                        answer -> answer instanceof String json && fact.digest().equals(digest(json)))
                .is("digest", fact.digest());
        if (fact.verdict() == Verdict.ALLOW) {
            // Every repeat that is allowed moves it.
            row.suits("valid_until", until -> until != null);
        } else {
            row.is("valid_until", null);
        }
    }

    private static String digest(String json) {
        return CanonicalJson.digestOf(json.getBytes(StandardCharsets.UTF_8));
    }
}
