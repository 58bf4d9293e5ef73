package org.countersign.watch;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.countersign.watch.detect.Baseline;
import org.jspecify.annotations.Nullable;

/**
 * Keeps how the watch is set: as somebody has set it on record, or as the installation is configured while nobody has.
 * Every method works on the connection of its caller's transaction, so a change counts on every node with the next
 * transaction.
 */
@Singleton
class WatchSettings {
    /** SQL:2016, class 23: integrity constraint violation, unique. */
    private static final String UNIQUE_VIOLATION = "23505";

    private static final Duration SHORTEST_DEADLINE = Duration.ofMinutes(1);
    private static final Duration LONGEST_DEADLINE = Duration.ofDays(1);

    private final Settings configured;

    WatchSettings(WatchConfig config) {
        configured = new Settings(
                config.warnAt(),
                config.holdAt(),
                config.campaignsThatAgree(),
                Baseline.USUAL,
                new Ages(config.earlyAge(), config.middleAge(), config.validityPeriod()),
                config.acknowledgeWithin(),
                null,
                0);
        // Which refuses what lies beyond its bounds.
        configured.thresholds();
        Duration within = configured.acknowledgeWithin();
        if (within.compareTo(SHORTEST_DEADLINE) < 0 || within.compareTo(LONGEST_DEADLINE) > 0) {
            throw new IllegalArgumentException("countersign.watch.acknowledge-within must lie between "
                    + SHORTEST_DEADLINE + " and " + LONGEST_DEADLINE);
        }
    }

    Settings current(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "select warn_at, hold_at, campaigns_that_agree, usual_failure_rate, early_age, middle_age,"
                                + " validity_period, acknowledge_within, version, canary_before_lift from watch_settings");
                ResultSet row = select.executeQuery()) {
            return row.next()
                    ? new Settings(
                            row.getDouble(1),
                            row.getDouble(2),
                            row.getInt(3),
                            row.getDouble(4),
                            new Ages(
                                    Duration.ofSeconds(row.getLong(5)),
                                    Duration.ofSeconds(row.getLong(6)),
                                    Duration.ofSeconds(row.getLong(7))),
                            Duration.ofSeconds(row.getLong(8)),
                            canaryBeforeLift(row.getString(10)),
                            row.getLong(9))
                    : configured;
        }
    }

    private static @Nullable CanaryBeforeLift canaryBeforeLift(@Nullable String name) {
        return name == null ? null : CanaryBeforeLift.valueOf(name);
    }

    /** Writes them down over those of the version before; false when somebody else was quicker. */
    boolean write(Connection connection, Settings settings) throws SQLException {
        String sql = settings.version() == 1
                ? "insert into watch_settings (warn_at, hold_at, campaigns_that_agree, usual_failure_rate, early_age,"
                        + " middle_age, validity_period, acknowledge_within, canary_before_lift, version, id)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)"
                : "update watch_settings set warn_at = ?, hold_at = ?, campaigns_that_agree = ?,"
                        + " usual_failure_rate = ?, early_age = ?, middle_age = ?, validity_period = ?,"
                        + " acknowledge_within = ?, canary_before_lift = ?, version = ? where version = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setDouble(1, settings.warnAt());
            statement.setDouble(2, settings.holdAt());
            statement.setInt(3, settings.campaignsThatAgree());
            statement.setDouble(4, settings.usualFailureRate());
            statement.setLong(5, settings.ages().early().toSeconds());
            statement.setLong(6, settings.ages().middle().toSeconds());
            statement.setLong(7, settings.ages().validityPeriod().toSeconds());
            statement.setLong(8, settings.acknowledgeWithin().toSeconds());
            CanaryBeforeLift canary = settings.canaryBeforeLift();
            statement.setString(9, canary == null ? null : canary.name());
            statement.setLong(10, settings.version());
            if (settings.version() > 1) {
                statement.setLong(11, settings.version() - 1);
            }
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }
}
