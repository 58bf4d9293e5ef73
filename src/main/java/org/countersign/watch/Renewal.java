package org.countersign.watch;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.countersign.holds.HoldLifted;
import org.countersign.watch.detect.Level;

/**
 * Has a new watch begin where people have dealt with what the last one found; in their transaction, because what was known by
 * then no longer counts at any stage.
 */
@Singleton
public class Renewal {
    private final DataSource database;
    private final WatchedCampaigns watched;
    private final Messages messages;
    private final Detectors detectors;
    private final Curves curves;
    private final Clock clock;

    Renewal(
            DataSource database,
            WatchedCampaigns watched,
            Messages messages,
            Detectors detectors,
            Curves curves,
            Clock clock) {
        this.database = database;
        this.watched = watched;
        this.messages = messages;
        this.detectors = detectors;
        this.curves = curves;
        this.clock = clock;
    }

    /** Of what a hold blocked that a person has lifted. */
    void observe(@Observes HoldLifted lifted) {
        try (Connection connection = database.getConnection()) {
            renew(
                    connection,
                    watched.lockHeldBy(connection, lifted.hold()),
                    stream -> lifted.hold().equals(stream.hold));
        } catch (SQLException e) {
            throw new IllegalStateException("the watch of what was held cannot begin anew", e);
        }
    }

    /** Locks campaigns before anything that their judging locks after them. */
    public void lock(Collection<String> campaigns) {
        try (Connection connection = database.getConnection()) {
            watched.lock(connection, campaigns);
        } catch (SQLException e) {
            throw new IllegalStateException("campaigns cannot be locked", e);
        }
    }

    /** Of the carrier in those of the campaigns in which no more than a warning stands; they are locked already. */
    public void afterWarnings(Collection<String> campaigns, String carrier) {
        try (Connection connection = database.getConnection()) {
            renew(
                    connection,
                    watched.lock(connection, campaigns).values(),
                    stream -> stream.carrier.equals(carrier) && stream.level == Level.WARNED);
        } catch (SQLException e) {
            throw new IllegalStateException("the watch of what was warned of cannot begin anew", e);
        }
    }

    private void renew(Connection connection, Collection<WatchedCampaign> campaigns, Predicate<WatchedStream> which)
            throws SQLException {
        Instant now = clock.instant();
        for (WatchedCampaign campaign : campaigns) {
            List<WatchedStream> streams =
                    campaign.streams.values().stream().filter(which).toList();
            for (WatchedStream stream : streams) {
                detectors.forget(connection, stream);
                stream.beginAnew(messages.newest(connection, stream.id));
            }
            curves.note(connection, streams, now);
            watched.update(connection, streams);
            watched.judgeFrom(connection, campaign.id, now);
        }
    }
}
