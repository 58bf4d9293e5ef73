package org.countersign.canaries;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.countersign.ledger.Entry;
import org.countersign.ledger.check.Expected;
import org.countersign.ledger.check.ExpectedRow;
import org.countersign.ledger.check.Reconciliation;
import org.countersign.platforms.Release;

/** What the facts about canaries of releases make of their table. */
@Singleton
class ReleaseCanaryReconciliation implements Reconciliation {
    private static final String TABLE = "release_canary";

    @Override
    public String birth() {
        return ReleaseCanaryStarted.KIND;
    }

    @Override
    public Set<String> later() {
        return Set.of(ReleaseCanaryEnded.KIND);
    }

    @Override
    public List<Rows> tables() {
        return List.of(new Rows(TABLE, """
                select c.reference, c.reference, c.reference as reference, c.platform, c.carrier, c.release_version,
                       c.release_fingerprint, c.campaign, c.messages, c.started_at, c.started_by, c.until_at, c.state,
                       c.ended_at
                from release_canary c where c.reference in (:keys)"""));
    }

    @Override
    public String subjects() {
        return "select reference, 1 from release_canary where reference > ? order by reference";
    }

    @Override
    public void fold(List<Entry> facts, Expected expected) {
        Entry birth = facts.get(0);
        ReleaseCanaryStarted started = birth.fact(ReleaseCanaryStarted.class);
        Release release = started.release();
        ExpectedRow row = expected.row(TABLE, started.canary())
                .is("reference", started.canary())
                .is("platform", started.platform())
                .is("carrier", started.carrier())
                .is("release_version", release == null ? null : release.version())
                .is("release_fingerprint", release == null ? null : release.fingerprint())
                .is("campaign", started.campaign())
                .is("messages", started.messages())
                .isAbout("started_at", birth)
                .is("started_by", birth.actor().value())
                .is("until_at", started.until())
                .is("state", ReleaseCanaryState.RUNNING)
                .is("ended_at", null);
        for (Entry ended : facts.subList(1, facts.size())) {
            row.is("state", ended.fact(ReleaseCanaryEnded.class).state()).isAbout("ended_at", ended);
        }
    }
}
