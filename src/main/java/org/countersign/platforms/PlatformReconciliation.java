package org.countersign.platforms;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.countersign.ledger.Entry;
import org.countersign.ledger.check.Expected;
import org.countersign.ledger.check.Reconciliation;
import org.jspecify.annotations.Nullable;

/** What the facts about platforms make of their table. */
@Singleton
class PlatformReconciliation implements Reconciliation {
    private static final String NEWEST = "the newest";

    @Override
    public String birth() {
        return "platform-registered";
    }

    /** Not the reports, of which there may be any number: see {@link ReleaseReconciliation}. */
    @Override
    public Set<String> later() {
        return Set.of("platform-amended");
    }

    @Override
    public List<Rows> tables() {
        return List.of(new Rows("platform", """
                select p.code, p.code, p.code as code, p.name, p.baseline_version, p.baseline_fingerprint,
                       p.canary,
                       p.registered_at,
                       case when p.last_report is not distinct from
                           (select max(r.id) from release_report r where r.platform = p.id)
                           then 'the newest' else 'another' end as last_report
                from platform p where p.code in (:keys)"""));
    }

    @Override
    public String subjects() {
        return "select code, 1 from platform where code > ? order by code";
    }

    @Override
    public void fold(List<Entry> facts, Expected expected) {
        // Each holds the whole content.
        PlatformAmended content = facts.get(facts.size() - 1).fact(PlatformAmended.class);
        @Nullable Release baseline = content.baselineRelease();
        expected.row("platform", content.code())
                .is("code", content.code())
                .is("name", content.name())
                .is("baseline_version", baseline == null ? null : baseline.version())
                .is("baseline_fingerprint", baseline == null ? null : baseline.fingerprint())
                .is("canary", Objects.requireNonNullElse(content.canary(), CanaryPolicy.NONE))
                .is("last_report", NEWEST)
                .isAbout("registered_at", facts.get(0));
    }
}
