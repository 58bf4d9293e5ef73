package org.countersign.watch;

import java.util.List;
import org.countersign.core.Language;

/**
 * What became of the lines of a call; each counts once.
 *
 * @param accepted told something new
 * @param duplicate told nothing that was not known already, and changed nothing
 * @param rejected were not taken, the first lines first
 */
public record BatchAnswer(int accepted, int duplicate, List<Rejected> rejected) {
    /** See {@link RejectedLine}. */
    public record Rejected(int line, String detail) {}

    static BatchAnswer of(int accepted, int duplicate, List<RejectedLine> rejected, Language language) {
        return new BatchAnswer(
                accepted,
                duplicate,
                rejected.stream()
                        .map(line -> new Rejected(line.line(), line.detail().in(language)))
                        .toList());
    }
}
