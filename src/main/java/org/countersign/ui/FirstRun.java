package org.countersign.ui;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody has come who begins with nothing.
 *
 * @param platform the code of one there is, to go on with
 * @param client the code of one there is, to go on with
 */
public record FirstRun(
        Set<FirstStep> done,
        @Nullable String platform,
        @Nullable String client) {

    public FirstRun {
        done = Set.copyOf(done);
    }

    /**
     * One step.
     *
     * @param path where it is done
     * @param next whether it is the one to do now
     */
    public record Step(FirstStep step, String path, boolean done, boolean next) {}

    public List<Step> steps() {
        FirstStep next = nextStep();
        return Arrays.stream(FirstStep.values())
                .map(step -> new Step(step, path(step), done.contains(step), step == next))
                .toList();
    }

    /** The one to do now. */
    public Step next() {
        FirstStep next = nextStep();
        return new Step(next, path(next), done.contains(next), true);
    }

    private FirstStep nextStep() {
        return Arrays.stream(FirstStep.values())
                .filter(step -> !done.contains(step))
                .findFirst()
                .orElse(FirstStep.CHANGE);
    }

    private String path(FirstStep step) {
        return switch (step) {
            case CARRIER -> "/registry/carriers/new";
            case PLATFORM -> "/registry/platforms/new";
            case INTERCONNECT ->
                platform == null ? "/registry/platforms" : "/registry/platforms/" + platform + "/interconnects/new";
            case CLIENT -> "/registry/clients/new";
            case CONTRACT -> "/registry/contracts/new" + (client == null ? "" : "?client=" + client);
            case CHANGE -> "/changes/new";
        };
    }

    public int count() {
        return done.size();
    }

    public int all() {
        return FirstStep.values().length;
    }

    /** Whether the registry is still empty. */
    public boolean isAtTheStart() {
        return done.isEmpty();
    }
}
