package org.countersign.campaigns;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/** A client as the API shows it. */
public record ClientView(
        String code,
        String name,
        Instant registeredAt,
        @JsonIgnore long version) {
    static ClientView of(Client client) {
        return new ClientView(client.code(), client.name(), client.registeredAt(), client.version());
    }
}
