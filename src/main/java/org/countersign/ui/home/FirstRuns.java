package org.countersign.ui.home;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.countersign.campaigns.Clients;
import org.countersign.campaigns.Contracts;
import org.countersign.carriers.Carriers;
import org.countersign.changes.Changes;
import org.countersign.platforms.Interconnects;
import org.countersign.platforms.Platforms;

/** Knows what is there already; looks at one row of each kind at most. */
@ApplicationScoped
class FirstRuns {
    private final Carriers carriers;
    private final Platforms platforms;
    private final Interconnects interconnects;
    private final Clients clients;
    private final Contracts contracts;
    private final Changes changes;

    FirstRuns(
            Carriers carriers,
            Platforms platforms,
            Interconnects interconnects,
            Clients clients,
            Contracts contracts,
            Changes changes) {
        this.carriers = carriers;
        this.platforms = platforms;
        this.interconnects = interconnects;
        this.clients = clients;
        this.contracts = contracts;
        this.changes = changes;
    }

    /** The steps that are still to be done; none once there is a change. */
    @Transactional
    public Optional<FirstRun> present() {
        if (any(changes.findAll())) {
            return Optional.empty();
        }
        Set<FirstStep> done = EnumSet.noneOf(FirstStep.class);
        note(done, FirstStep.CARRIER, carriers.findAll());
        note(done, FirstStep.PLATFORM, platforms.findAll());
        note(done, FirstStep.INTERCONNECT, interconnects.find("endedAt is null"));
        note(done, FirstStep.CLIENT, clients.findAll());
        note(done, FirstStep.CONTRACT, contracts.findAll());
        return Optional.of(new FirstRun(done));
    }

    private static void note(Set<FirstStep> done, FirstStep step, PanacheQuery<?> rows) {
        if (any(rows)) {
            done.add(step);
        }
    }

    private static boolean any(PanacheQuery<?> rows) {
        return rows.range(0, 0).firstResultOptional().isPresent();
    }
}
