package org.countersign.ledger.check;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/** Lets tests of other rooms check what they have written; what others left behind does not count. */
@ApplicationScoped
public class CheckedSubjects {
    private final SelfCheck check;
    private final SelfCheckJob job;
    private final DataSource database;

    CheckedSubjects(SelfCheck check, SelfCheckJob job, DataSource database) {
        this.check = check;
        this.job = job;
        this.database = database;
    }

    /** What speaks against the rows of which facts about these subjects tell. */
    public List<Difference> differencesAbout(Collection<String> subjects) throws SQLException {
        List<Difference> found = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            for (Reconciliation reconciliation : check.reconciliations()) {
                found.addAll(check.within(connection, reconciliation, subjects));
            }
        }
        return found;
    }

    /** What speaks, in a check of everything, against this entry or its texts. */
    public List<Difference> differencesOf(long entry) {
        List<Difference> found = new ArrayList<>();
        check.run(SelfCheck.Pace.FAST, difference -> {
            if (Objects.equals(difference.entry(), entry)) {
                found.add(difference);
            }
        });
        return found;
    }

    /** Checks everything and keeps the result, as the schedule would. */
    public void checkAndKeep() {
        job.run(SelfCheck.Pace.FAST);
    }
}
