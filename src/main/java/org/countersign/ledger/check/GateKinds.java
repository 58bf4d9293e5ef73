package org.countersign.ledger.check;

import java.util.Set;

/** Tells which facts move the gate; the room that folds them knows. */
public interface GateKinds {
    /** All kinds whose facts move the gate, and no others. */
    Set<String> kinds();
}
