package org.countersign.ui;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.countersign.campaigns.Client;
import org.countersign.campaigns.Clients;
import org.countersign.campaigns.Contracts;
import org.countersign.carriers.Carriers;
import org.countersign.changes.Changes;
import org.countersign.platforms.Interconnects;
import org.countersign.platforms.Platform;
import org.countersign.platforms.Platforms;
import org.jspecify.annotations.Nullable;

/** Knows what is there already; looks at one row of each kind at most. Pages that show what was made show the next step by it. */
@ApplicationScoped
@Named("firstRuns")
public class FirstRuns {
    private final Carriers carriers;
    private final Platforms platforms;
    private final Interconnects interconnects;
    private final Clients clients;
    private final Contracts contracts;
    private final Changes changes;
    /** No change is ever removed: once there is one, nothing is looked for any more. */
    private volatile boolean through;

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

    /** The steps that are still to be done; null once there is a change. */
    @Transactional
    public @Nullable FirstRun present() {
        if (through) {
            return null;
        }
        if (any(changes.findAll()).isPresent()) {
            through = true;
            return null;
        }
        Optional<Platform> platform = any(platforms.findAll());
        Optional<Client> client = any(clients.findAll());
        Set<FirstStep> done = EnumSet.noneOf(FirstStep.class);
        note(done, FirstStep.CARRIER, any(carriers.findAll()));
        note(done, FirstStep.PLATFORM, platform);
        note(done, FirstStep.INTERCONNECT, any(interconnects.find("endedAt is null")));
        note(done, FirstStep.CLIENT, client);
        note(done, FirstStep.CONTRACT, any(contracts.findAll()));
        return new FirstRun(
                done,
                platform.map(Platform::code).orElse(null),
                client.map(Client::code).orElse(null));
    }

    private static void note(Set<FirstStep> done, FirstStep step, Optional<?> row) {
        if (row.isPresent()) {
            done.add(step);
        }
    }

    private static <T> Optional<T> any(PanacheQuery<T> rows) {
        return rows.range(0, 0).firstResultOptional();
    }
}
