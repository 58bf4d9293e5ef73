package org.countersign.ui.changes;

import java.util.List;
import org.countersign.changes.ChangeView;
import org.countersign.core.JsonMappers;
import org.countersign.ui.Names;

/**
 * How far a change has come: what its page shows anew whenever the ledger has grown.
 *
 * @param names of all that it speaks of
 * @param missing the names of those affected that have not accepted, or not from now
 * @param isBegun whether the change is in effect, made or planned to be by now
 * @param blocked the campaigns that it would block
 * @param happenings the newest entries of its timeline; none to who may not read it
 */
record Following(
        ChangeView change,
        Progress progress,
        Names names,
        List<String> missing,
        boolean isBegun,
        Matrix matrix,
        List<BlockedCampaign> blocked,
        List<Happening> happenings) {

    /** What the rest of the change's page depends on: its revision and status. */
    public String state() {
        return stateOf(change);
    }

    static String stateOf(ChangeView change) {
        return change.revision() + "-" + JsonMappers.word(change.status());
    }

    /** How many of the next campaigns were looked at. */
    public int looked() {
        return FollowedChanges.MOST_CAMPAIGNS;
    }
}
