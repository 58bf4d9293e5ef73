package org.countersign.access;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.countersign.core.FieldError;
import org.countersign.core.Problem;
import org.jspecify.annotations.Nullable;

/** Checks that the roles asked for and the parties they are bound to fit together and exist. */
@Singleton
class Scopes {
    private final List<Parties> parties;

    Scopes(@All List<Parties> parties) {
        this.parties = parties;
    }

    /** The scope; a 400 problem that names every fault. */
    Scope of(List<Role> roles, @Nullable String carrier, @Nullable String client) {
        List<FieldError> errors = new ArrayList<>();
        if (new HashSet<>(roles).size() < roles.size()) {
            errors.add(new FieldError("/roles", "must name each role once"));
        }
        if (roles.contains(Role.CARRIER)) {
            if (roles.size() > 1) {
                // Who declares a change must not accept it in a carrier's name.
                errors.add(new FieldError("/roles", "the role carrier goes with no other role"));
            }
            if (carrier == null) {
                errors.add(new FieldError("/carrier", "is required with the role carrier"));
            } else if (!exists(Parties.Kind.CARRIER, carrier)) {
                errors.add(new FieldError("/carrier", "is not a carrier that is known here"));
            }
        } else if (carrier != null) {
            errors.add(new FieldError("/carrier", "only goes with the role carrier"));
        }
        if (client != null) {
            if (!roles.contains(Role.CAMPAIGN_SYSTEM)) {
                errors.add(new FieldError("/client", "only goes with the role campaign-system"));
            } else if (!exists(Parties.Kind.CLIENT, client)) {
                errors.add(new FieldError("/client", "is not a client that is known here"));
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.badRequest(errors);
        }
        return new Scope(roles, carrier, client);
    }

    private boolean exists(Parties.Kind kind, String code) {
        return parties.stream().anyMatch(candidate -> candidate.kind() == kind && candidate.exists(code));
    }
}
