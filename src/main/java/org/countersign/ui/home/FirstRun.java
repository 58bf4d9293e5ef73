package org.countersign.ui.home;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** How far somebody has come who begins with nothing. */
public record FirstRun(Set<FirstStep> done) {

    public FirstRun {
        done = Set.copyOf(done);
    }

    /**
     * One step.
     *
     * @param next whether it is the one to do now
     */
    public record Step(FirstStep step, boolean done, boolean next) {}

    public List<Step> steps() {
        return Arrays.stream(FirstStep.values())
                .map(step -> new Step(step, done.contains(step), step == next()))
                .toList();
    }

    private FirstStep next() {
        return Arrays.stream(FirstStep.values())
                .filter(step -> !done.contains(step))
                .findFirst()
                .orElse(FirstStep.CHANGE);
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
