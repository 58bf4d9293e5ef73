package org.countersign.architecture;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** The rooms, in the order in which they may import: each only those above it. The one list of them in the tests. */
enum Room {
    CORE("core", State.BUILT),
    LEDGER_MERKLE("ledger.merkle", State.BUILT),
    LEDGER("ledger", State.BUILT),
    ACCESS("access", State.BUILT),
    WITNESSES("witnesses", State.BUILT),
    CARRIERS("carriers", State.BUILT),
    PLATFORMS("platforms", State.BUILT),
    CAMPAIGNS("campaigns", State.BUILT),
    CANARIES("canaries", State.BUILT),
    CHANGES("changes", State.BUILT),
    SIGNOFFS("signoffs", State.BUILT),
    HOLDS("holds", State.BUILT),
    ERASURES("erasures", State.BUILT),
    GATE("gate", State.BUILT),
    GATE_FEED("gate.feed", State.BUILT),
    AUDIT("audit", State.BUILT),
    WATCH_DETECT("watch.detect", State.BUILT),
    WATCH("watch", State.BUILT),
    INCIDENTS("incidents", State.BUILT),
    NOTICES("notices", State.BUILT),
    TMF655("tmf655", State.PLANNED),
    UI("ui", State.BUILT),
    DEMO("demo", State.BUILT);

    static final String BASE = "org.countersign";

    private final String packageName;
    private final State state;

    enum State {
        /** Has code; its absence is a failure. */
        BUILT,
        /** Has none yet; code in it is a failure until this list says otherwise. */
        PLANNED
    }

    Room(String name, State state) {
        this.packageName = BASE + "." + name;
        this.state = state;
    }

    String packageName() {
        return packageName;
    }

    boolean isBuilt() {
        return state == State.BUILT;
    }

    /** Whether this room's code may use that room's. */
    boolean mayImport(Room other) {
        return other.compareTo(this) <= 0;
    }

    private boolean holds(String somePackage) {
        return somePackage.equals(packageName) || somePackage.startsWith(packageName + ".");
    }

    /** The room that a package belongs to: the innermost one whose package is the same or encloses it. */
    static Optional<Room> of(String somePackage) {
        return Arrays.stream(values())
                .filter(room -> room.holds(somePackage))
                .max(Comparator.comparingInt(room -> room.packageName.length()));
    }
}
