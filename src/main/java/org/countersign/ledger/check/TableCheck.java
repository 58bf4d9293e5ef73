package org.countersign.ledger.check;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.countersign.ledger.Entry;
import org.countersign.ledger.check.Difference.Kind;
import org.countersign.ledger.check.Reconciliation.Rows;
import org.jspecify.annotations.Nullable;

/** Compares the rows of the things of one kind with what the facts make of them, some hundred at a time. */
final class TableCheck {
    /** Things that are held in memory at the same time, with all their facts and rows. */
    static final int SLICE = 200;

    /** Facts that are held in memory at the same time, unless one thing alone has more. */
    static final int FACTS = 5_000;

    /** Subjects of which only the number of births is asked at a time. */
    private static final int SUBJECTS = 2_000;

    private final Reconciliation of;
    private final Slices slices;
    private final Findings findings;
    private final int most;

    TableCheck(Reconciliation of, Slices slices, Findings findings) {
        this(of, slices, findings, FACTS);
    }

    /**
     * @param most facts to hold in memory at the same time
     */
    TableCheck(Reconciliation of, Slices slices, Findings findings, int most) {
        this.of = of;
        this.slices = slices;
        this.findings = findings;
        this.most = most;
    }

    /** Goes through all things in the order of their births, and then through the rows. */
    void run() throws SQLException {
        long after = -1;
        List<Told> births;
        do {
            births = Told.ofKind(slices.connection(), of.birth(), after, SLICE);
            compare(births);
            slices.end();
            if (!births.isEmpty()) {
                after = births.get(births.size() - 1).entry().index();
            }
        } while (births.size() == SLICE);
        findUnfounded();
    }

    /** The things of these subjects alone. */
    void run(Collection<String> subjects) throws SQLException {
        compare(Told.about(slices.connection(), subjects, Set.of(of.birth()), Integer.MAX_VALUE));
        slices.end();
    }

    private void compare(List<Told> births) throws SQLException {
        if (births.isEmpty()) {
            return;
        }
        Connection connection = slices.connection();
        List<List<Told>> things = things(connection, births);
        if (things == null) {
            compare(births.subList(0, births.size() / 2));
            compare(births.subList(births.size() / 2, births.size()));
            return;
        }
        Set<Long> delayed = new HashSet<>();
        Set<Long> entries = new TreeSet<>();
        Set<String> keys = new TreeSet<>();
        Map<Long, String> keyOf = new HashMap<>();
        for (List<Told> facts : things) {
            for (Told told : facts) {
                entries.add(told.entry().index());
                if (told.isDelayed()) {
                    delayed.add(told.entry().index());
                }
            }
            Entry birth = facts.get(0).entry();
            String key = readable(birth, () -> of.key(birth));
            if (key != null) {
                keys.add(key);
                keyOf.put(birth.index(), key);
            }
        }
        Map<String, KeptTexts.Kept> texts = KeptTexts.of(connection, entries);
        List<Found> tables = new ArrayList<>();
        for (Rows rows : of.tables()) {
            tables.add(Found.read(connection, rows, keys));
        }
        for (List<Told> facts : things) {
            Entry birth = facts.get(0).entry();
            String key = keyOf.get(birth.index());
            if (key != null) {
                compare(facts, key, new Expected(texts, delayed), tables);
            }
        }
        findings.compared(things.size());
    }

    /** The facts of each thing that begins with one of these; null where these are too many things to hold at a time. */
    private @Nullable List<List<Told>> things(Connection connection, List<Told> births) throws SQLException {
        if (of.severalPerSubject()) {
            return of.later().isEmpty() ? births.stream().map(List::of).toList() : thingsByKey(connection, births);
        }
        Set<String> subjects = subjects(births);
        // Where nothing follows a birth, a second one of its subject must show nevertheless.
        Set<String> kinds = new TreeSet<>(of.later());
        kinds.add(of.birth());
        List<Told> all = Told.about(connection, subjects, kinds, births.size() > 1 ? most + 1 : Integer.MAX_VALUE);
        if (births.size() > 1 && all.size() > most) {
            return null;
        }
        Map<String, List<Told>> bySubject = new LinkedHashMap<>();
        all.forEach(told -> bySubject
                .computeIfAbsent(told.entry().subject(), subject -> new ArrayList<>())
                .add(told));
        // What is born again, as a link that is opened anew, was compared with its first birth.
        return births.stream()
                .filter(birth -> isFirst(birth, bySubject))
                .map(birth -> since(birth, bySubject.getOrDefault(birth.entry().subject(), List.of(birth))))
                .toList();
    }

    /** The same where several things have one subject, and each fact tells to which of them it belongs. */
    private @Nullable List<List<Told>> thingsByKey(Connection connection, List<Told> births) throws SQLException {
        List<Told> later =
                Told.about(connection, subjects(births), of.later(), births.size() > 1 ? most + 1 : Integer.MAX_VALUE);
        if (births.size() > 1 && later.size() > most) {
            return null;
        }
        Map<String, List<Told>> byKey = new HashMap<>();
        for (Told told : later) {
            String key = readable(told.entry(), () -> of.key(told.entry()));
            if (key != null) {
                byKey.computeIfAbsent(key, first -> new ArrayList<>()).add(told);
            }
        }
        List<List<Told>> things = new ArrayList<>();
        for (Told birth : births) {
            List<Told> facts = new ArrayList<>(byKey.getOrDefault(keyOrSubject(birth.entry()), List.of()));
            facts.add(birth);
            facts.sort(Comparator.comparingLong(each -> each.entry().index()));
            things.add(since(birth, facts));
        }
        return things;
    }

    /** Whoever compares the thing says so if its birth cannot be read. */
    private String keyOrSubject(Entry birth) {
        try {
            return of.key(birth);
        } catch (RuntimeException e) {
            return birth.subject();
        }
    }

    private static Set<String> subjects(List<Told> births) {
        Set<String> subjects = new TreeSet<>();
        births.forEach(birth -> subjects.add(birth.entry().subject()));
        return subjects;
    }

    private boolean isFirst(Told birth, Map<String, List<Told>> bySubject) {
        return bySubject.getOrDefault(birth.entry().subject(), List.of()).stream()
                .filter(told -> told.entry().kind().equals(of.birth()))
                .findFirst()
                .filter(first -> first.entry().index() == birth.entry().index())
                .isPresent();
    }

    /** What comes before a birth can tell nothing, and should not be there. */
    private List<Told> since(Told birth, List<Told> facts) {
        int from = 0;
        while (facts.get(from).entry().index() < birth.entry().index()) {
            findings.add(
                    Difference.ofEntry(Kind.UNREADABLE, facts.get(from).entry().index(), "kind", null, null));
            from++;
        }
        return facts.subList(from, facts.size());
    }

    private void compare(List<Told> facts, String key, Expected expected, List<Found> tables) {
        Entry birth = facts.get(0).entry();
        List<Entry> entries = facts.stream().map(Told::entry).toList();
        Boolean folded = readable(birth, () -> {
            of.fold(entries, expected);
            return true;
        });
        if (folded == null) {
            return;
        }
        for (String commitment : expected.missing()) {
            findings.add(new Difference(
                    Kind.MISSING, "ledger_text", commitment, null, birth.subject(), birth.index(), null, null));
        }
        for (Found found : tables) {
            if (expected.knows(found.table)) {
                readable(birth, () -> {
                    compare(birth, key, expected.rowsOf(found.table), found);
                    return true;
                });
            }
        }
    }

    private void compare(Entry birth, String key, Map<String, ExpectedRow> expected, Found found) {
        Map<String, Map<String, @Nullable Object>> rows = found.rows.getOrDefault(key, Map.of());
        expected.forEach((rowKey, row) -> {
            Map<String, @Nullable Object> columns = rows.get(rowKey);
            if (columns == null) {
                if (!row.isOptional()) {
                    findings.add(difference(Kind.MISSING, birth, key, rowKey, found.table, null, null, null));
                }
            } else {
                columns.forEach((column, value) -> {
                    ExpectedRow.Expectation expectation = row.of(column);
                    if (!expectation.holds().test(value)) {
                        findings.add(difference(
                                Kind.VALUE,
                                birth,
                                key,
                                rowKey,
                                found.table,
                                column,
                                expectation.shown(),
                                expectation.isPrivate() ? null : String.valueOf(value)));
                    }
                });
            }
        });
        rows.keySet().stream()
                .filter(rowKey -> !expected.containsKey(rowKey))
                .forEach(rowKey ->
                        findings.add(difference(Kind.UNFOUNDED, birth, key, rowKey, found.table, null, null, null)));
    }

    private static Difference difference(
            Kind kind,
            Entry birth,
            String key,
            String rowKey,
            String table,
            @Nullable String column,
            @Nullable String expected,
            @Nullable String found) {
        String row = rowKey.equals(key) ? key : key + " " + rowKey;
        return new Difference(kind, table, row, column, birth.subject(), birth.index(), expected, found);
    }

    private interface Read<T> {
        T get();
    }

    /** What somebody has altered may be anything, and must not keep the check from going on. */
    private <T> @Nullable T readable(Entry entry, Read<T> read) {
        try {
            return read.get();
        } catch (RuntimeException e) {
            findings.add(Difference.ofEntry(Kind.UNREADABLE, entry.index(), "leaf", null, e.getMessage()));
            return null;
        }
    }

    /** Counts, subject by subject, what the tables have and what was born. */
    private void findUnfounded() throws SQLException {
        String subjects = of.subjects();
        if (subjects == null) {
            return;
        }
        String after = "";
        Map<String, Long> rows;
        do {
            Connection connection = slices.connection();
            rows = new TreeMap<>();
            String last = after;
            try (PreparedStatement query =
                    connection.prepareStatement(subjects + " fetch first " + SUBJECTS + " rows only")) {
                query.setString(1, after);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        last = row.getString(1);
                        rows.put(last, row.getLong(2));
                    }
                }
            }
            if (!rows.isEmpty()) {
                Map<String, Long> born = births(connection, rows.keySet());
                String table = of.tables().get(0).table();
                rows.forEach((subject, number) -> {
                    if (number > born.getOrDefault(subject, 0L)) {
                        findings.add(new Difference(Kind.UNFOUNDED, table, subject, null, subject, null, null, null));
                    }
                });
            }
            slices.end();
            after = last;
        } while (rows.size() == SUBJECTS);
    }

    private Map<String, Long> births(Connection connection, Collection<String> subjects) throws SQLException {
        Map<String, Long> births = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement("select subject, count(*) from ledger_entry"
                + " where subject in (" + Sql.marks(subjects.size()) + ") and lower(kind) = ? group by subject")) {
            int place = 1;
            for (String subject : subjects) {
                query.setString(place++, subject);
            }
            query.setString(place, of.birth());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    births.put(row.getString(1), row.getLong(2));
                }
            }
        }
        return births;
    }

    /** The rows of one table, by thing and by row. */
    private static final class Found {
        private final String table;
        private final Map<String, Map<String, Map<String, @Nullable Object>>> rows = new HashMap<>();

        private Found(String table) {
            this.table = table;
        }

        static Found read(Connection connection, Rows rows, Set<String> keys) throws SQLException {
            Found found = new Found(rows.table());
            if (keys.isEmpty()) {
                return found;
            }
            String marks = Sql.marks(keys.size());
            boolean numbers = rows.sql().contains(Rows.NUMBERS);
            Set<String> heads = rows.sql().contains(Rows.HEADS) ? heads(keys) : Set.of();
            String sql = rows.sql()
                    .replace(Rows.HEADS, Sql.marks(heads.size()))
                    .replace(Rows.KEYS, marks)
                    .replace(Rows.NUMBERS, marks);
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                int place = 1;
                for (String head : heads) {
                    query.setString(place++, head);
                }
                for (String key : keys) {
                    if (numbers) {
                        query.setLong(place++, Long.parseLong(key));
                    } else {
                        query.setString(place++, key);
                    }
                }
                try (ResultSet row = query.executeQuery()) {
                    ResultSetMetaData columns = row.getMetaData();
                    while (row.next()) {
                        found.add(row, columns);
                    }
                }
            }
            return found;
        }

        private static Set<String> heads(Set<String> keys) {
            Set<String> heads = new TreeSet<>();
            keys.forEach(key -> heads.add(key.substring(0, Math.max(0, key.indexOf('/')))));
            return heads;
        }

        private void add(ResultSet row, ResultSetMetaData columns) throws SQLException {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            for (int i = 3; i <= columns.getColumnCount(); i++) {
                values.put(columns.getColumnLabel(i).toLowerCase(Locale.ROOT), Sql.value(row, columns, i));
            }
            rows.computeIfAbsent(row.getString(1), key -> new LinkedHashMap<>()).put(row.getString(2), values);
        }
    }
}
