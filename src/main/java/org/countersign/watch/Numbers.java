package org.countersign.watch;

import java.util.EnumSet;
import java.util.Set;
import org.countersign.watch.detect.Level;
import org.countersign.watch.detect.Stage;

/** How stages and levels stand in the database; these numbers never change. */
final class Numbers {
    private Numbers() {}

    static int of(Stage stage) {
        return switch (stage) {
            case EARLY -> 0;
            case MIDDLE -> 1;
            case LAST -> 2;
        };
    }

    static Stage stage(int number) {
        for (Stage stage : Stage.values()) {
            if (of(stage) == number) {
                return stage;
            }
        }
        throw new IllegalArgumentException("no stage " + number);
    }

    /** One bit for each. */
    static int of(Set<Stage> stages) {
        return stages.stream().mapToInt(stage -> 1 << of(stage)).sum();
    }

    static Set<Stage> stages(int bits) {
        Set<Stage> stages = EnumSet.noneOf(Stage.class);
        for (Stage stage : Stage.values()) {
            if ((bits & 1 << of(stage)) != 0) {
                stages.add(stage);
            }
        }
        return stages;
    }

    static int of(Level level) {
        return switch (level) {
            case NORMAL -> 0;
            case WARNED -> 1;
            case HELD -> 2;
        };
    }

    static Level level(int number) {
        for (Level level : Level.values()) {
            if (of(level) == number) {
                return level;
            }
        }
        throw new IllegalArgumentException("no level " + number);
    }
}
