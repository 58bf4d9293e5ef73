package org.countersign.campaigns;

import java.time.Instant;

/** A client as the API shows it. */
public record ClientView(String code, String name, Instant registeredAt) {
    static ClientView of(Client client) {
        return new ClientView(client.code(), client.name(), client.registeredAt());
    }
}
