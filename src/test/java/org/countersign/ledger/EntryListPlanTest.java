package org.countersign.ledger;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.countersign.core.Paging;
import org.countersign.testing.Reads;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** That no filter of the ledger's list goes through all entries to find an old one. */
@QuarkusTest
class EntryListPlanTest {
    private static final String ENTRY = "ledger_entry";
    private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

    @Inject
    Reads reads;

    @Inject
    Entries entries;

    @Test
    @TestTransaction
    void every_filter_finds_what_it_is_after_by_an_index() {
        reads.crowd("""
                insert into ledger_entry (idx, kind, at, actor, subject, leaf, leaf_hash)
                select 1000000000 + n, 'crowd', timestamp with time zone '2101-01-01 00:00:00+00:00', 'p-crowd', 'crowd',
                    cast('' as bytea), cast('' as bytea)
                from crowd""");
        reads.learn(ENTRY);
        look("nothing", null, null, null, null);
        look("the kind", "ledger-created", null, null, null);
        look("the subject", null, "CHG-1999-9999", null, null);
        look("the actor", null, null, "system", null);
        look("a time long ago", null, null, null, LONG_AGO);
        lookAt("several actors", List.of("system", "p-nobody"));
        look("all at once", "ledger-created", "CHG-1999-9999", "system", LONG_AGO);
    }

    private void look(
            String what,
            @Nullable String kind,
            @Nullable String subject,
            @Nullable String actor,
            @Nullable Instant until) {
        if (reads.isPostgresql()) {
            EntryFilter filter = new EntryFilter(kind, subject, actor == null ? null : List.of(actor), null, until);
            reads.findWithoutReadingAllOf(ENTRY, what, () -> entries.list(filter, new Paging()));
        } else {
            List<String> conditions = new ArrayList<>();
            add(conditions, "kind = ?", kind);
            add(conditions, "subject = ?", subject);
            add(conditions, "idx < ?", until);
            reads.planWithoutReadingAllOf(ENTRY, what, List.of(Entries.listing(conditions, actor == null ? 0 : 1, 51)));
        }
    }

    private void lookAt(String what, List<String> actors) {
        if (reads.isPostgresql()) {
            EntryFilter filter = new EntryFilter(null, null, actors, null, null);
            reads.findWithoutReadingAllOf(ENTRY, what, () -> entries.list(filter, new Paging()));
        } else {
            reads.planWithoutReadingAllOf(ENTRY, what, List.of(Entries.listing(List.of(), actors.size(), 51)));
        }
    }

    private static void add(List<String> conditions, String condition, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
        }
    }
}
