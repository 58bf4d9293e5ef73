package org.countersign.platforms;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import org.countersign.ledger.Entry;
import org.countersign.ledger.check.Expected;
import org.countersign.ledger.check.Reconciliation;

/** What the facts about releases that run make of the table of reports. */
@Singleton
class ReleaseReconciliation implements Reconciliation {
    @Override
    public String birth() {
        return "release-reported";
    }

    @Override
    public boolean severalPerSubject() {
        return true;
    }

    /** The oldest facts do not name their report. */
    @Override
    public String key(Entry birth) {
        return String.valueOf(
                Objects.requireNonNullElse(birth.fact(ReleaseReported.class).report(), -1L));
    }

    @Override
    public List<Rows> tables() {
        return List.of(new Rows("release_report", """
                select r.id, r.id, p.code as platform, r.id as id, r.version, r.fingerprint, r.deployed_at, r.reported_at
                from release_report r join platform p on p.id = r.platform where r.id in (:numbers)"""));
    }

    @Override
    public String subjects() {
        return "select p.code, (select count(*) from release_report r where r.platform = p.id) from platform p"
                + " where p.code > ? order by p.code";
    }

    @Override
    public void fold(List<Entry> facts, Expected expected) {
        Entry entry = facts.get(0);
        ReleaseReported reported = entry.fact(ReleaseReported.class);
        Long report = reported.report();
        if (report == null) {
            expected.anyRows("release_report");
            return;
        }
        expected.row("release_report", report)
                .is("platform", reported.platform())
                .is("id", report)
                .is("version", reported.release().version())
                .is("fingerprint", reported.release().fingerprint())
                .is("deployed_at", reported.deployedAt())
                .isAbout("reported_at", entry);
    }
}
