package org.countersign.signoffs;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.countersign.access.NamedActors;
import org.countersign.core.ActorId;
import org.jspecify.annotations.Nullable;

/** Those who signed off by a link: the names that they gave. */
@Singleton
class Signers implements NamedActors {
    private final SignOffs signOffs;

    Signers(SignOffs signOffs) {
        this.signOffs = signOffs;
    }

    @Override
    public Map<ActorId, String> of(Set<String> ids, @Nullable String onlyCarrier) {
        Set<String> links =
                ids.stream().filter(id -> id.startsWith(ByLink.PREFIX)).collect(Collectors.toSet());
        Map<String, Set<String>> names = new TreeMap<>();
        for (SignOff signOff : signOffs.givenBy(links)) {
            String name = signOff.givenName();
            if (name != null && (onlyCarrier == null || onlyCarrier.equals(signOff.carrier()))) {
                names.computeIfAbsent(signOff.givenBy().value(), none -> new TreeSet<>())
                        .add(name);
            }
        }
        // Several people may have answered by the same link.
        return names.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> new ActorId(entry.getKey()), entry -> String.join(" / ", entry.getValue())));
    }
}
