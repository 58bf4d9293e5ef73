package org.countersign.watch;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.countersign.ledger.Entry;
import org.countersign.ledger.check.Expected;
import org.countersign.ledger.check.Reconciliation;

/** What the facts about the settings of the watch make of their one row. */
@Singleton
class SettingsReconciliation implements Reconciliation {
    private static final String TABLE = "watch_settings";

    @Override
    public String birth() {
        return WatchSettingsChanged.KIND;
    }

    @Override
    public List<Rows> tables() {
        return List.of(new Rows(TABLE, """
                select 'watch', s.id, s.warn_at, s.hold_at, s.campaigns_that_agree, s.usual_failure_rate, s.early_age,
                       s.middle_age, s.validity_period, s.acknowledge_within,
                       s.canary_before_lift
                from watch_settings s where 'watch' in (:keys)"""));
    }

    @Override
    public String subjects() {
        return "select s.subject, 1 from (select cast('watch' as varchar(160)) as subject from watch_settings) s"
                + " where s.subject > ? order by s.subject";
    }

    @Override
    public void fold(List<Entry> facts, Expected expected) {
        // Each states them all anew.
        WatchSettingsChanged set = facts.get(facts.size() - 1).fact(WatchSettingsChanged.class);
        expected.row(TABLE, 1)
                .is("warn_at", (double) set.warnAt())
                .is("hold_at", (double) set.holdAt())
                .is("campaigns_that_agree", set.campaignsThatAgree())
                .is("usual_failure_rate", set.usualFailureRate())
                .is("early_age", set.earlyAgeSeconds())
                .is("middle_age", Duration.ofMinutes(set.middleAgeMinutes()).toSeconds())
                .is("validity_period", Duration.ofHours(set.validityHours()).toSeconds())
                .is(
                        "acknowledge_within",
                        Duration.ofMinutes(set.acknowledgeWithinMinutes()).toSeconds())
                .is("canary_before_lift", set.canaryBeforeLift());
    }
}
