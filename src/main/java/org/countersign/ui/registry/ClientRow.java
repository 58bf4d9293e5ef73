package org.countersign.ui.registry;

import java.time.Instant;
import org.countersign.campaigns.ClientView;
import org.jspecify.annotations.Nullable;

/**
 * A client in the list.
 *
 * @param nextEnd when the first of its contracts ends that nothing continues; null without a contract
 * @param near whether that is soon
 */
public record ClientRow(ClientView client, @Nullable Instant nextEnd, boolean near) {
    static ClientRow at(Instant now, ClientView client, @Nullable Instant nextEnd) {
        return new ClientRow(client, nextEnd, nextEnd != null && !nextEnd.isAfter(now.plus(ContractRow.NEAR)));
    }
}
