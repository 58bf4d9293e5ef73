package org.countersign.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.countersign.access.Role;
import org.countersign.changes.Category;
import org.countersign.changes.ChangeClosed;
import org.countersign.changes.ChangeDeclared;
import org.countersign.changes.ChangeKind;
import org.countersign.core.ActorId;
import org.countersign.ledger.Ledger;
import org.countersign.platforms.Release;
import org.countersign.signoffs.SignOffDecision;
import org.countersign.signoffs.SignedOff;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Fills a registry with the past: changes that were declared, accepted by every carrier and closed, the newest hundred of
 * them accepted and still open; with their rows, their words and their facts.
 */
@Path("/bench/history")
public class HistoryResource {
    private static final int BATCH = 1_000;
    private static final int OPEN = 100;
    private static final Instant WINDOW = Instant.parse("2012-01-01T00:00:00Z");
    private static final String DIGEST = "sha256:" + "0".repeat(64);

    private final DataSource database;
    private final Ledger ledger;
    private final ObjectMapper mapper;

    HistoryResource(DataSource database, Ledger ledger, ObjectMapper mapper) {
        this.database = database;
        this.ledger = ledger;
        this.mapper = mapper;
    }

    @POST
    @RolesAllowed(Role.Names.ADMIN)
    public void fill(@RestQuery String platform, @RestQuery List<String> carriers, @RestQuery int changes) {
        for (int done = 0; done < changes; done += BATCH) {
            int from = done;
            int to = Math.min(changes, done + BATCH);
            QuarkusTransaction.requiringNew().timeout(300).run(() -> write(platform, carriers, from, to, changes));
        }
        QuarkusTransaction.requiringNew().run(() -> {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("alter table platform_change alter column id restart with " + (changes + 1));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void write(String platform, List<String> carriers, int from, int to, int all) {
        try (Connection connection = database.getConnection();
                PreparedStatement change = connection.prepareStatement(
                        "insert into platform_change (id, reference, status, revision, digest, platform, kind, category,"
                                + " release_version, window_start, window_end, created_at, declared_at, implemented_at,"
                                + " ended_at, version) values (?, ?, ?, 1, ?, ?, 'NORMAL', 'ROUTING', ?, ?, ?, ?, ?, ?, ?, 0)");
                PreparedStatement revision = connection.prepareStatement(
                        "insert into change_revision (change_id, number, digest, content, editorial, written_at, written_by)"
                                + " values (?, 1, ?, ?, false, ?, 'p-history')");
                PreparedStatement affected = connection.prepareStatement(
                        "insert into affected_carrier (change_id, carrier, state, asked_at, sign_off, signed_revision,"
                                + " signed_at, awaited) values (?, ?, 'ACCEPTED', ?, ?, 1, ?, false)");
                PreparedStatement word =
                        connection.prepareStatement("insert into change_word (word, change_id) values (?, ?)")) {
            for (int i = from; i < to; i++) {
                Instant at = WINDOW.plusSeconds(i);
                boolean open = i >= all - OPEN;
                String reference = String.format(Locale.ROOT, "CHG-2012-%04d", i + 1);
                String version = "2012." + i;
                change.setLong(1, i + 1L);
                change.setString(2, reference);
                change.setString(3, open ? "DECLARED" : "CLOSED");
                change.setString(4, DIGEST);
                change.setString(5, platform);
                change.setString(6, version);
                change.setObject(7, at.atOffset(ZoneOffset.UTC));
                change.setObject(8, at.plusSeconds(3600).atOffset(ZoneOffset.UTC));
                for (int column = 9; column <= 11; column++) {
                    change.setObject(column, at.atOffset(ZoneOffset.UTC));
                }
                change.setObject(12, open ? null : at.atOffset(ZoneOffset.UTC));
                change.addBatch();
                revision.setLong(1, i + 1L);
                revision.setString(2, DIGEST);
                revision.setString(3, content(platform, version, at));
                revision.setObject(4, at.atOffset(ZoneOffset.UTC));
                revision.addBatch();
                for (String text : List.of("routing", "update", "n" + i)) {
                    word.setString(1, text);
                    word.setLong(2, i + 1L);
                    word.addBatch();
                }
                ledger.append(ActorId.SYSTEM, new ChangeDeclared(
                        reference, 1, DIGEST, platform, ChangeKind.NORMAL, Category.ROUTING, new Release(version, null),
                        at, at.plusSeconds(3600), carriers, at, null));
                for (String carrier : carriers) {
                    String signOff = "s-" + i + "-" + carrier;
                    affected.setLong(1, i + 1L);
                    affected.setString(2, carrier);
                    affected.setObject(3, at.atOffset(ZoneOffset.UTC));
                    affected.setString(4, signOff);
                    affected.setObject(5, at.atOffset(ZoneOffset.UTC));
                    affected.addBatch();
                    ledger.append(ActorId.SYSTEM, new SignedOff(
                            signOff, reference, 1, DIGEST, carrier, SignOffDecision.ACCEPTED, null, null, null, null));
                }
                if (!open) {
                    ledger.append(ActorId.SYSTEM, new ChangeClosed(reference, at, null));
                }
            }
            change.executeBatch();
            revision.executeBatch();
            affected.executeBatch();
            word.executeBatch();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String content(String platform, String version, Instant at) throws JsonProcessingException {
        return mapper.writeValueAsString(Map.of(
                "platform", platform,
                "title", "Routing update " + version,
                "description", "History",
                "kind", "normal",
                "category", "routing",
                "effects", new ArrayList<>(),
                "release", Map.of("version", version),
                "window", Map.of("start", at, "end", at.plusSeconds(3600))));
    }
}
