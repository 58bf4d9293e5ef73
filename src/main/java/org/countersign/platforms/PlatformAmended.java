package org.countersign.platforms;

import org.countersign.ledger.Fact;
import org.jspecify.annotations.Nullable;

/**
 * A platform was changed; holds its whole content, as it now is.
 *
 * @param canary null in facts from before there was such a policy; none was asked for
 */
public record PlatformAmended(
        String code,
        String name,
        @Nullable Release baselineRelease,
        @Nullable CanaryPolicy canary) implements Fact {
    @Override
    public String kind() {
        return "platform-amended";
    }

    @Override
    public String subject() {
        return code;
    }
}
