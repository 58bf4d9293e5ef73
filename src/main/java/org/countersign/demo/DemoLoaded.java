package org.countersign.demo;

import org.countersign.ledger.Fact;

/**
 * The registry was filled with a demo's scenario, and so is a demo for ever.
 *
 * @param scenario which one
 */
public record DemoLoaded(String scenario) implements Fact {
    static final String KIND = "demo-loaded";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String subject() {
        return scenario;
    }

    @Override
    public boolean movesGate() {
        return false;
    }
}
