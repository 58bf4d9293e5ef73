package org.countersign.watch.detect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Plays a campaign from the first message to the last report: messages are announced when they are sent, reports come when
 * they come, and the lines are asked every second in which something happened.
 */
final class Play {
    static final Instant START = Instant.parse("2013-09-11T06:00:00Z");

    private static final Duration IDLE = Duration.ofMinutes(1);

    /** A message, and the reports of it that will come. */
    record Plan(Sent message, List<Fate> reports) {}

    /** An alarm: what had been sent to the carrier by then, and judged at the stage that raised it. */
    record Alarm(String carrier, Level level, Stage stage, Instant at, int sent, int judged, Evidence evidence) {}

    private record Arrival(Instant at, Sent report) {}

    private final CampaignWatch watch;
    private final Thresholds thresholds;
    private final Map<String, SendLine> early = new TreeMap<>();
    private final SendLine middle = new SendLine(Stage.MIDDLE, Stage.MIDDLE.usualAge());
    private final SendLine last = new SendLine(Stage.LAST, Stage.LAST.usualAge());
    private final PriorityQueue<Arrival> arrivals = new PriorityQueue<>(Comparator.comparing(Arrival::at));
    private final Map<String, Level> levels = new TreeMap<>();
    private final Map<String, Integer> sent = new TreeMap<>();
    private final Map<String, Integer> judged = new TreeMap<>();
    private final List<Alarm> alarms = new ArrayList<>();
    private Instant clock = START;
    private long judgedAt = START.getEpochSecond();

    Play(BiFunction<Stage, String, Baseline> baselines, Thresholds thresholds) {
        this.watch = new CampaignWatch(baselines, Stage.EARLY.usualAge());
        this.thresholds = thresholds;
    }

    /** @param plans in send order */
    List<Alarm> run(Iterable<Plan> plans) {
        for (Plan plan : plans) {
            Instant at = plan.message().key().submittedAt();
            passTo(at);
            sent.merge(plan.message().carrier(), 1, Integer::sum);
            take(plan.message());
            for (Fate fate : plan.reports()) {
                Sent m = plan.message();
                arrivals.add(
                        new Arrival(fate.at(), new Sent(m.key(), m.carrier(), m.recipient(), fate.at(), false, fate)));
            }
        }
        passTo(clock.plus(Stage.LAST.usualAge()).plusSeconds(60));
        return alarms;
    }

    CampaignWatch watch() {
        return watch;
    }

    private void passTo(Instant time) {
        while (clock.isBefore(time)) {
            Instant to = clock.plus(IDLE);
            Arrival next = arrivals.peek();
            if (next != null && next.at().isBefore(to)) {
                to = next.at();
            }
            clock = to.isBefore(time) ? to : time;
            while (!arrivals.isEmpty() && !arrivals.peek().at().isAfter(clock)) {
                take(arrivals.remove().report());
            }
            if (clock.getEpochSecond() > judgedAt) {
                judge(clock);
                judgedAt = clock.getEpochSecond();
            }
        }
    }

    private void take(Sent message) {
        early.computeIfAbsent(message.carrier(), carrier -> new SendLine(Stage.EARLY, Stage.EARLY.usualAge()))
                .take(message);
        middle.take(message);
        last.take(message);
    }

    private void judge(Instant now) {
        List<SendLine.Judged> ofAll = new ArrayList<>();
        early.values().forEach(line -> ofAll.addAll(line.judge(now)));
        ofAll.sort(Comparator.comparing(one -> one.message().key()));
        judge(Stage.EARLY, ofAll, now);
        judge(Stage.MIDDLE, middle.judge(now), now);
        judge(Stage.LAST, last.judge(now), now);
    }

    private void judge(Stage stage, List<SendLine.Judged> line, Instant now) {
        for (SendLine.Judged one : line) {
            String carrier = one.message().carrier();
            int soFar = judged.merge(stage + carrier, 1, Integer::sum);
            Evidence evidence = watch.judge(stage, carrier, one.message().key().submittedAt(), one.outcome());
            Level level = thresholds.level(evidence.total());
            if (level.compareTo(levels.getOrDefault(carrier, Level.NORMAL)) > 0) {
                levels.put(carrier, level);
                alarms.add(new Alarm(carrier, level, stage, now, sent.getOrDefault(carrier, 0), soFar, evidence));
            }
        }
    }
}
