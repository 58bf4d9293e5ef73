package org.countersign.campaigns;

import org.countersign.ledger.Fact;

/** A client entered the registry. */
public record ClientRegistered(String code, String name) implements Fact {
    @Override
    public String kind() {
        return "client-registered";
    }

    @Override
    public String subject() {
        return code;
    }
}
