package org.countersign.ledger;

import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the connections by which the {@link Tail} follows the ledger, as the build's kind of database needs them. */
@ApplicationScoped
class FollowedDatabase {
    private final DatabaseAddress address;
    private final LedgerConfig config;
    private final Vertx vertx;

    FollowedDatabase(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password,
            LedgerConfig config,
            Vertx vertx) {
        this.address = new DatabaseAddress(url, user.orElse(null), password.orElse(null));
        this.config = config;
        this.vertx = vertx;
    }

    HeadReader headReader() {
        if (address.isPostgresql()) {
            Duration silence = config.poll().multipliedBy(2).plus(config.readPatience());
            return new PgHeadReader(vertx, PgAddress.parse(address), config.loadPatience(), silence);
        }
        return new JdbcHeadReader(address, config.loadPatience());
    }

    EntryReader entryReader() {
        return new EntryReader(address, config.loadPatience());
    }
}
