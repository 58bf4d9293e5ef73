package org.countersign.platforms;

import org.countersign.ledger.Fact;
import org.jspecify.annotations.Nullable;

/** A platform entered the registry. */
public record PlatformRegistered(
        String code, String name, @Nullable Release baselineRelease) implements Fact {
    @Override
    public String kind() {
        return "platform-registered";
    }

    @Override
    public String subject() {
        return code;
    }
}
