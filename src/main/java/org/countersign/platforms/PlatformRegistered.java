package org.countersign.platforms;

import org.countersign.ledger.Fact;
import org.jspecify.annotations.Nullable;

/**
 * A platform entered the registry.
 *
 * @param canary null in facts from before there was such a policy; none was asked for
 */
public record PlatformRegistered(
        String code,
        String name,
        @Nullable Release baselineRelease,
        @Nullable CanaryPolicy canary) implements Fact {
    @Override
    public String kind() {
        return "platform-registered";
    }

    @Override
    public String subject() {
        return code;
    }
}
