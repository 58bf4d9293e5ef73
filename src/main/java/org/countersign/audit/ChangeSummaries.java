package org.countersign.audit;

import org.countersign.core.Language;
import org.jspecify.annotations.Nullable;

/** Puts a change on one page of paper. The pages implement it, which know how changes are told to people. */
public interface ChangeSummaries {
    /**
     * The summary as PDF, with what the caller may see; a 404 problem if they may not see the change.
     *
     * @param language null for the caller's own
     */
    byte[] pdf(String reference, @Nullable Language language);
}
