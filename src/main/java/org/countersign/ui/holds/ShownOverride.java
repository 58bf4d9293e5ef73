package org.countersign.ui.holds;

import org.countersign.holds.OverrideView;

/**
 * An override as pages show it.
 *
 * @param own whether the viewer has proposed it, so that somebody else has to approve
 */
public record ShownOverride(OverrideView view, boolean own) {

    static ShownOverride of(OverrideView view, String viewer) {
        return new ShownOverride(view, view.proposedBy().equals(viewer));
    }
}
