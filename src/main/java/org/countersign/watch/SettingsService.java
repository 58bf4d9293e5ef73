package org.countersign.watch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.countersign.core.CurrentActor;
import org.countersign.core.Etags;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.countersign.ledger.Entries;
import org.countersign.ledger.Entry;
import org.countersign.ledger.EntryFilter;
import org.countersign.ledger.Ledger;
import org.countersign.ledger.Texts;
import org.jspecify.annotations.Nullable;

/** Tells how the watch is set, and sets it on record. */
@ApplicationScoped
public class SettingsService {
    private final DataSource database;
    private final WatchSettings settings;
    private final Entries entries;
    private final Texts texts;
    private final Ledger ledger;
    private final CurrentActor actor;

    SettingsService(
            DataSource database,
            WatchSettings settings,
            Entries entries,
            Texts texts,
            Ledger ledger,
            CurrentActor actor) {
        this.database = database;
        this.settings = settings;
        this.entries = entries;
        this.texts = texts;
        this.ledger = ledger;
        this.actor = actor;
    }

    @Transactional
    public SettingsView get() {
        return current().view();
    }

    /** How long a duty owner has for an incident before it is escalated. */
    @Transactional
    public Duration acknowledgeWithin() {
        return current().acknowledgeWithin();
    }

    /** Whether a hold of the watch is lifted only after a canary; empty while nobody has set that. */
    @Transactional
    public Optional<CanaryBeforeLift> canaryBeforeLift() {
        return Optional.ofNullable(current().canaryBeforeLift());
    }

    private Settings current() {
        try (Connection connection = database.getConnection()) {
            return settings.current(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("the settings cannot be read", e);
        }
    }

    /** Sets all of them; those that stay as they are change nothing. */
    @Transactional
    public SettingsView set(SettingsContent content, @Nullable String ifMatch) {
        try (Connection connection = database.getConnection()) {
            Settings before = settings.current(connection);
            Etags.require(ifMatch, before.version());
            Settings after = content.settings(before.version() + 1);
            if (after.equals(before.at(after.version()))) {
                return before.view();
            }
            if (!settings.write(connection, after)) {
                throw Problem.preconditionFailed();
            }
            ledger.append(actor.id(), WatchSettingsChanged.of(after.view(), content.reason()));
            return after.view();
        } catch (SQLException e) {
            throw new IllegalStateException("the settings cannot be written", e);
        }
    }

    /** The settings as they were set, the last first: as the ledger has it. */
    @Transactional
    public Page<SettingsAsSet> history(Paging paging) {
        Page<Entry> page = entries.list(
                new EntryFilter(WatchSettingsChanged.KIND, WatchSettingsChanged.SUBJECT, null, null, null), paging);
        List<WatchSettingsChanged> facts = page.items().stream()
                .map(entry -> entry.fact(WatchSettingsChanged.class))
                .toList();
        Map<String, String> reasons = texts.texts(
                facts.stream().map(fact -> fact.reason().commitment()).toList());
        return page.map(entry -> SettingsAsSet.of(entry, reasons));
    }
}
