package org.countersign.watch;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.countersign.watch.detect.Baseline;
import org.countersign.watch.detect.CampaignWatch;
import org.countersign.watch.detect.Contrast;
import org.countersign.watch.detect.Detector;
import org.countersign.watch.detect.History;
import org.countersign.watch.detect.Stage;
import org.jspecify.annotations.Nullable;

/** Keeps what the detectors know between two judgings. Every method works on the connection of its caller's transaction. */
@Singleton
class Detectors {
    private final Baselines baselines;

    Detectors(Baselines baselines) {
        this.baselines = baselines;
    }

    /**
     * Begins a stream, with baselines from all that is known of its carrier by now.
     *
     * @param ages at which the stream's messages are judged
     * @param usual the failure rate of a carrier of which nothing is known
     */
    void begin(Connection connection, long stream, String carrier, Ages ages, double usual) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into watch_detector (stream, stage, failures, refusals, undelivered, failures_at_least, correlation,"
                        + " judged, failed, refused, not_delivered, blocks, failed_in_blocks, squares)"
                        + " values (?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, 0)")) {
            for (Stage stage : Stage.values()) {
                Baseline baseline = baselines.of(connection, carrier, stage, ages, usual);
                insert.setLong(1, stream);
                insert.setInt(2, Numbers.of(stage));
                insert.setDouble(3, baseline.failures());
                insert.setDouble(4, baseline.refusals());
                insert.setDouble(5, baseline.undelivered());
                insert.setDouble(6, baseline.failuresAtLeast());
                insert.setDouble(7, baseline.correlation());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** All detectors of a campaign, as they were left. */
    CampaignWatch restore(Connection connection, WatchedCampaign campaign) throws SQLException {
        Map<String, Map<Stage, Baseline>> known = new HashMap<>();
        Map<String, Map<Stage, byte[]>> states = new HashMap<>();
        Array array = connection.createArrayOf(
                "bigint",
                campaign.streams.values().stream().map(stream -> stream.id).toArray());
        try (PreparedStatement select = connection.prepareStatement(
                "select stream, stage, failures, refusals, undelivered, failures_at_least, correlation, state"
                        + " from watch_detector where stream = any(?)")) {
            select.setArray(1, array);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String carrier = campaign.stream(row.getLong(1)).carrier;
                    Stage stage = Numbers.stage(row.getInt(2));
                    known.computeIfAbsent(carrier, none -> new EnumMap<>(Stage.class))
                            .put(stage, baseline(row));
                    byte @Nullable [] state = row.getBytes(8);
                    if (state != null) {
                        states.computeIfAbsent(carrier, none -> new EnumMap<>(Stage.class))
                                .put(stage, state);
                    }
                }
            }
        } finally {
            array.free();
        }
        CampaignWatch watch =
                new CampaignWatch((stage, carrier) -> baseline(known, stage, carrier), campaign.ages.early());
        states.forEach((carrier, byStage) -> byStage.forEach((stage, state) ->
                watch.restore(stage, carrier, Detector.fromBytes(baseline(known, stage, carrier), state))));
        campaign.streams.forEach((carrier, stream) -> {
            byte[] contrast = stream.contrast;
            if (contrast != null) {
                watch.restore(carrier, Contrast.fromBytes(baseline(known, Stage.MIDDLE, carrier), contrast));
            }
        });
        return watch;
    }

    private static Baseline baseline(Map<String, Map<Stage, Baseline>> known, Stage stage, String carrier) {
        Baseline baseline = known.getOrDefault(carrier, Map.of()).get(stage);
        if (baseline == null) {
            throw new IllegalStateException("no baseline of " + carrier + " at " + stage);
        }
        return baseline;
    }

    private static Baseline baseline(ResultSet row) throws SQLException {
        return new Baseline(row.getDouble(3), row.getDouble(4), row.getDouble(5), row.getDouble(6), row.getDouble(7));
    }

    /**
     * Writes down what the detectors of a stream know at these stages.
     *
     * @param learns whether what was judged belongs into the carrier's history
     */
    void store(Connection connection, WatchedStream stream, CampaignWatch watch, Iterable<Stage> stages, boolean learns)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update watch_detector set state = ?, judged = judged + ?, failed = failed + ?, refused = refused + ?,"
                        + " not_delivered = not_delivered + ?, blocks = blocks + ?, failed_in_blocks = failed_in_blocks + ?,"
                        + " squares = squares + ? where stream = ? and stage = ?")) {
            for (Stage stage : stages) {
                Detector detector = watch.detector(stage, stream.carrier);
                History learnt = watch.takeLearnt(stage, stream.carrier);
                if (!learns) {
                    learnt = History.NONE;
                }
                update.setBytes(1, detector == null ? null : detector.toBytes());
                update.setLong(2, learnt.judged());
                update.setLong(3, learnt.failed());
                update.setLong(4, learnt.refused());
                update.setLong(5, learnt.undelivered());
                update.setLong(6, learnt.blocks());
                update.setLong(7, learnt.failedInBlocks());
                update.setLong(8, learnt.squares());
                update.setLong(9, stream.id);
                update.setInt(10, Numbers.of(stage));
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /**
     * Lets the detectors of a stream begin anew, with the baselines that they had. What the carrier has told stands: the others
     * have heard it, and would take it for taken back.
     */
    void forget(Connection connection, WatchedStream stream) throws SQLException {
        Map<Stage, byte[]> anew = new EnumMap<>(Stage.class);
        try (PreparedStatement select = connection.prepareStatement(
                "select stream, stage, failures, refusals, undelivered, failures_at_least, correlation, state"
                        + " from watch_detector where stream = ? and state is not null")) {
            select.setLong(1, stream.id);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Detector detector = Detector.fromBytes(baseline(row), row.getBytes(8));
                    anew.put(Numbers.stage(row.getInt(2)), detector.anew().toBytes());
                }
            }
        }
        try (PreparedStatement update =
                connection.prepareStatement("update watch_detector set state = ? where stream = ? and stage = ?")) {
            for (Map.Entry<Stage, byte[]> state : anew.entrySet()) {
                update.setBytes(1, state.getValue());
                update.setLong(2, stream.id);
                update.setInt(3, Numbers.of(state.getKey()));
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /** What a stream is compared with at each stage. */
    Map<Stage, Baseline> baselines(Connection connection, long stream) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select stream, stage, failures, refusals, undelivered, failures_at_least, correlation"
                        + " from watch_detector where stream = ?")) {
            select.setLong(1, stream);
            Map<Stage, Baseline> known = new EnumMap<>(Stage.class);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    known.put(Numbers.stage(row.getInt(2)), baseline(row));
                }
            }
            return known;
        }
    }

    /** The usual failure rates that streams are compared with in the end, by stream. */
    Map<Long, Double> usualRates(Connection connection, List<Long> streams) throws SQLException {
        Map<Long, Double> rates = new HashMap<>();
        Array array = connection.createArrayOf("bigint", streams.toArray());
        try (PreparedStatement select = connection.prepareStatement(
                "select stream, failures from watch_detector where stage = ? and stream = any(?)")) {
            select.setInt(1, Numbers.of(Stage.LAST));
            select.setArray(2, array);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rates.put(row.getLong(1), row.getDouble(2));
                }
            }
        } finally {
            array.free();
        }
        return rates;
    }
}
