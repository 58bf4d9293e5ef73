package org.countersign.platforms;

import org.countersign.ledger.Fact;
import org.jspecify.annotations.Nullable;

/** A platform was changed; holds its whole content, as it now is. */
public record PlatformAmended(
        String code, String name, @Nullable Release baselineRelease) implements Fact {
    @Override
    public String kind() {
        return "platform-amended";
    }

    @Override
    public String subject() {
        return code;
    }
}
