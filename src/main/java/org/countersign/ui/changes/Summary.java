package org.countersign.ui.changes;

import java.util.List;
import org.countersign.changes.Effect;
import org.countersign.gate.feed.DecisionView;
import org.countersign.ledger.merkle.Checkpoint;

/**
 * What a change's page of paper shows.
 *
 * @param brevity how much is left out so that it is one page
 * @param decisions the newest that the change blocked, for those who may read decisions
 * @param demo whether all of it is made up
 */
record Summary(
        Following following, Brevity brevity, List<DecisionView> decisions, Checkpoint checkpoint, boolean demo) {

    /** How much of each thing is shown. */
    enum Brevity {
        WHOLE(1500, 16, 12, 8),
        SHORT(500, 12, 8, 5),
        SHORTEST(200, 8, 5, 3);

        private final int characters;
        private final int carriers;
        private final int effects;
        private final int happenings;

        Brevity(int characters, int carriers, int effects, int happenings) {
            this.characters = characters;
            this.carriers = carriers;
            this.effects = effects;
            this.happenings = happenings;
        }
    }

    /** The text, cut where it is too long for the page. */
    public String cut(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= brevity.characters ? line : line.substring(0, brevity.characters) + "…";
    }

    public List<Matrix.Row> rows() {
        return first(following.matrix().rows(), brevity.carriers);
    }

    public int moreRows() {
        return following.matrix().rows().size() - rows().size();
    }

    public List<Effect> effects() {
        return first(following.change().effects(), brevity.effects);
    }

    public int moreEffects() {
        return following.change().effects().size() - effects().size();
    }

    public List<Happening> happenings() {
        return first(following.happenings(), brevity.happenings);
    }

    private static <T> List<T> first(List<T> all, int most) {
        return all.subList(0, Math.min(most, all.size()));
    }
}
