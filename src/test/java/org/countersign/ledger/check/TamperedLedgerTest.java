package org.countersign.ledger.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.security.KeyPairGenerator;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.countersign.core.ActorId;
import org.countersign.ledger.Checkpoints;
import org.countersign.ledger.CosignedCheckpoints;
import org.countersign.ledger.Fact;
import org.countersign.ledger.FreeText;
import org.countersign.ledger.Ledger;
import org.countersign.ledger.check.Difference.Kind;
import org.countersign.ledger.merkle.Checkpoint;
import org.countersign.ledger.merkle.Cosigner;
import org.countersign.ledger.merkle.Hash;
import org.countersign.ledger.merkle.SignedNote;
import org.countersign.testing.LaunchScene;
import org.countersign.testing.Registry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * That whoever alters the ledger itself is found out, though PostgreSQL would let nobody but its administrator. What each test does
 * is rolled back; what other tests left behind does not count.
 */
@QuarkusTest
class TamperedLedgerTest {
    @Inject
    SelfCheck check;

    @Inject
    Checkpoints checkpoints;

    @Inject
    CosignedCheckpoints cosigned;

    @Inject
    DataSource database;

    @Inject
    Ledger ledger;

    /** More entries than one tile has, so that a node is stored. */
    @BeforeEach
    void grow() {
        Registry.client();
        while (Checkpoint.parse(checkpoints.newest().text()).size() < 300) {
            Registry.client();
        }
    }

    static Stream<Arguments> tampering() {
        String middle = "(select size / 2 from ledger_head)";
        return Stream.of(
                Arguments.of(
                        Kind.LEAF,
                        "update ledger_entry set leaf = (select b.leaf from ledger_entry b where b.idx = 3)"
                                + " where idx = 5"),
                Arguments.of(
                        Kind.LEAF,
                        "update ledger_entry set leaf_hash = (select b.leaf_hash from ledger_entry b"
                                + " where b.idx = 3) where idx = 5"),
                Arguments.of(
                        Kind.GAP,
                        "delete from ledger_entry where idx = (select size - 1 from ledger_head)"
                                + " and idx not in (select entry from ledger_text)"),
                Arguments.of(
                        Kind.GAP,
                        "update ledger_entry set idx = 1000000000 where idx = (select size - 1 from ledger_head)"
                                + " and idx not in (select entry from ledger_text)"),
                Arguments.of(
                        Kind.TIME,
                        "update ledger_entry set at = timestamp with time zone '2001-01-01 00:00:00+00:00'"
                                + " where idx = " + middle),
                Arguments.of(Kind.VALUE, "update ledger_entry set actor = 'p-other' where idx = " + middle),
                Arguments.of(Kind.VALUE, "update ledger_entry set subject = 'other' where idx = " + middle),
                Arguments.of(Kind.VALUE, "update ledger_entry set kind = 'other' where idx = " + middle),
                Arguments.of(
                        Kind.NODE,
                        "update ledger_node set hash = (select leaf_hash from ledger_entry where idx = 0)"
                                + " where level = 8 and idx = 0"),
                Arguments.of(Kind.NODE, "delete from ledger_node where level = 8 and idx = 0"),
                Arguments.of(
                        Kind.NODE,
                        "insert into ledger_node (level, idx, hash) select 8, 1000000, hash from ledger_node"
                                + " where level = 8 and idx = 0"),
                Arguments.of(
                        Kind.HEAD, "update ledger_head set root = (select leaf_hash from ledger_entry where idx = 0)"),
                Arguments.of(Kind.HEAD, "update ledger_head set gate_size = gate_size - 1"),
                Arguments.of(Kind.HEAD, "update ledger_head set gate_size = size + 1"),
                Arguments.of(
                        Kind.HEAD, "update ledger_head set at = timestamp with time zone '2001-01-01 00:00:00+00:00'"),
                Arguments.of(Kind.HEAD, "update ledger_head set tree = root"),
                Arguments.of(Kind.GAP, "update ledger_head set size = size - 1"));
    }

    @ParameterizedTest
    @MethodSource("tampering")
    void an_edit_of_the_ledger_shows(Kind kind, String sql) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            Almighty.become(connection);
            try (Statement statement = connection.createStatement()) {
                assertThat(statement.executeUpdate(sql)).isEqualTo(1);

                assertThat(check.within(connection, List.of()))
                        .extracting(Difference::kind)
                        .contains(kind);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from ledger_text where entry = ",
                "update ledger_text set text = 'Autre chose' where entry = ",
                "update ledger_text set text = null, salt = null where entry = "
            })
    void a_text_that_somebody_removed_or_altered_shows_with_its_entry(String sql) throws SQLException {
        new LaunchScene(1).hold("Une raison");
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            Almighty.become(connection);
            try (Statement statement = connection.createStatement()) {
                long entry = number(statement, "select max(entry) from ledger_text");
                assertThat(texts(connection)).extracting(Difference::entry).doesNotContain(entry);
                assertThat(statement.executeUpdate(sql + entry)).isEqualTo(1);

                assertThat(texts(connection)).extracting(Difference::entry).contains(entry);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** What becomes of the ledger's texts; not what the tables of rooms lack without them. */
    private List<Difference> texts(Connection connection) throws SQLException {
        return check.within(connection, List.of()).stream()
                .filter(difference -> difference.kind() == Kind.TEXT || difference.kind() == Kind.TEXT_GONE)
                .toList();
    }

    @Test
    void a_text_that_an_earlier_entry_has_too_is_not_missed_until_it_is_gone_and_then_by_both() throws SQLException {
        FreeText text = FreeText.of("Une raison de plus");
        for (FreeText said : List.of(text, FreeText.committed(text.commitment()))) {
            QuarkusTransaction.requiringNew().run(() -> ledger.append(ActorId.SYSTEM, new Said(said)));
        }
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            Almighty.become(connection);
            try (Statement statement = connection.createStatement()) {
                long first = number(
                        statement, "select entry from ledger_text where commitment = '" + text.commitment() + "'");
                long second = number(statement, "select max(idx) from ledger_entry where kind = '" + Said.KIND + "'");
                assertThat(texts(connection)).extracting(Difference::entry).doesNotContain(first, second);

                assertThat(statement.executeUpdate("delete from ledger_text where entry = " + first))
                        .isEqualTo(1);
                assertThat(texts(connection)).extracting(Difference::entry).contains(first, second);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** A fact that only tests know. */
    private record Said(FreeText reason) implements Fact {
        static final String KIND = "test-said";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public String subject() {
            return "test";
        }

        @Override
        public boolean movesGate() {
            return false;
        }
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void a_ledger_that_was_written_anew_does_not_hold_what_was_signed_before() throws SQLException {
        long size;
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select size from ledger_head")) {
            row.next();
            size = row.getLong(1);
            Checkpoint signed = new Checkpoint("origin", size - 1, Hash.leaf(new byte[] {1}));

            assertThat(check.within(connection, List.of(signed)))
                    .extracting(Difference::kind)
                    .contains(Kind.CHECKPOINT);
        }
    }

    @Test
    void a_ledger_that_was_cut_off_is_shorter_than_what_was_signed_before() throws SQLException {
        try (Connection connection = database.getConnection()) {
            Checkpoint signed = new Checkpoint("origin", 1_000_000_000, Hash.leaf(new byte[] {1}));

            assertThat(check.within(connection, List.of(signed)))
                    .extracting(Difference::kind)
                    .contains(Kind.CHECKPOINT);
        }
    }

    static Stream<Arguments> tamperingWithWitnesses() {
        return Stream.of(
                Arguments.of("cosigned_checkpoint", "update cosigned_checkpoint set note = note || 'x'"),
                Arguments.of(
                        "cosigned_checkpoint",
                        "insert into cosigned_checkpoint (size, note, complete_at) select size + 1, note, complete_at"
                                + " from cosigned_checkpoint order by size desc fetch first 1 rows only"),
                Arguments.of("cosignature", "update cosignature set line = 'nobody'"));
    }

    @ParameterizedTest
    @MethodSource("tamperingWithWitnesses")
    void an_edit_of_what_witnesses_cosigned_shows(String table, String sql) throws Exception {
        SignedNote own = checkpoints.own();
        Cosigner witness = new Cosigner(
                "witness.example.org/" + UUID.randomUUID(),
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        Instant at = Instant.now();
        cosigned.keep(own, witness.key().vkey(), witness.cosign(Checkpoint.parse(own.text()), at), at, note -> true);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                assertThat(check.within(connection, List.of()))
                        .extracting(Difference::table)
                        .doesNotContain("cosigned_checkpoint", "cosignature");
                assertThat(statement.executeUpdate(sql)).isPositive();

                assertThat(check.within(connection, List.of()))
                        .extracting(Difference::kind, Difference::table)
                        .contains(tuple(Kind.CHECKPOINT, table));
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }
}
