package org.countersign.ui.home;

import java.time.Instant;
import java.util.List;
import org.countersign.changes.OpenSignOffs.Due;
import org.countersign.gate.feed.DecisionView;
import org.countersign.holds.HoldView;
import org.countersign.incidents.Duty;
import org.countersign.ui.Names;
import org.jspecify.annotations.Nullable;

/**
 * What the home page shows, each part to whom it concerns; a part that does not is null.
 *
 * @param duty incidents, for those who watch
 * @param watch for those who watch over all changes
 * @param inbox for a carrier's people
 * @param own for who orders campaigns
 */
public record Overview(
        @Nullable OnDuty duty,
        @Nullable Watch watch,
        @Nullable Few<Due> inbox,
        @Nullable Own own) {

    /**
     * What is blocked now.
     *
     * @param campaigns those that would be blocked
     * @param asked for how many campaigns the gate was asked
     * @param cut whether there may be more, for which it was not
     * @param changes that await carriers, those that start soonest first
     * @param overdue acknowledgements, the longest first
     * @param holds that stand, the newest first
     * @param decisions the last ones
     * @param names of all that it speaks of
     */
    public record Watch(
            Few<CampaignOutlook> campaigns,
            int asked,
            boolean cut,
            Few<AwaitedChange> changes,
            Few<Late> overdue,
            Few<HoldView> holds,
            List<DecisionView> decisions,
            Names names) {}

    /**
     * Incidents that wait for somebody.
     *
     * @param names of all that they speak of
     */
    public record OnDuty(Duty duty, Names names) {
        public boolean isQuiet() {
            return duty.toAcknowledge().isEmpty()
                    && duty.own().isEmpty()
                    && duty.toAgreeOn().isEmpty();
        }
    }

    /** A carrier, by its name, that is late to acknowledge. */
    public record Late(String reference, String carrier, Instant deadline) {}

    /** The campaigns of who orders them, with the last decisions on them. */
    public record Own(Few<CampaignOutlook> campaigns, List<DecisionView> decisions, Names names) {}

    /** Whether nothing of all this concerns the viewer. */
    public boolean isEmpty() {
        return watch == null && inbox == null && own == null;
    }
}
