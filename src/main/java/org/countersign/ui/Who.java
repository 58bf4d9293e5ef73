package org.countersign.ui;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.countersign.access.ActorNames;
import org.countersign.access.Callers;
import org.countersign.core.ActorId;
import org.jspecify.annotations.Nullable;

/** Names the people and keys behind the opaque ids that records bear, as far as the viewer may know them. */
@Singleton
public class Who {
    /** In every language. */
    private static final String ITSELF = "Countersign";

    private final ActorNames names;
    private final Callers callers;

    Who(ActorNames names, Callers callers) {
        this.names = names;
        this.callers = callers;
    }

    /** The ids of those who are called so, or have this login; at most so many. */
    public List<String> areCalled(String name, int most) {
        return names.called(name, callers.current(), most).stream()
                .map(ActorId::value)
                .toList();
    }

    /** The names to choose from when looking for somebody: the newest, which are not necessarily all. */
    public List<String> offered() {
        return names.offered(callers.current());
    }

    /** The names by id; those that are not known to the viewer are absent. Asks the database once for all of them. */
    public Map<String, String> are(Collection<? extends @Nullable String> ids) {
        Map<String, String> known = new HashMap<>();
        names.of(
                        ids.stream()
                                .filter(Objects::nonNull)
                                .distinct()
                                .map(ActorId::new)
                                .toList(),
                        callers.current())
                .forEach((id, name) -> known.put(id.value(), name));
        if (ids.contains(ActorId.SYSTEM.value())) {
            known.put(ActorId.SYSTEM.value(), ITSELF);
        }
        return known;
    }
}
