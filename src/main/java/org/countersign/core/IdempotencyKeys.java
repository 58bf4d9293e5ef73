package org.countersign.core;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Keeps for a day the answers of requests that carried an {@code Idempotency-Key}, so that a client that did not get its
 * answer may ask again without doing the thing twice.
 */
@ApplicationScoped
public class IdempotencyKeys {
    public static final String HEADER = "Idempotency-Key";
    public static final String REPLAYED = "Idempotent-Replayed";
    static final Duration KEPT = Duration.ofHours(24);
    private static final int LONGEST = 255;
    /** How often a request tries again that meets another one with its key, which then fails. */
    private static final int TRIES = 10;
    /** In place of a status while there is no answer. */
    private static final int UNANSWERED = 0;

    private final DataSource database;
    private final ObjectMapper json;
    private final Clock clock;

    IdempotencyKeys(DataSource database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** The answer that this request got before; thrown in place of doing it again. */
    public static final class Replay extends RuntimeException {
        private final int status;
        private final @Nullable String location;
        private final @Nullable String etag;
        private final transient @Nullable JsonNode body;

        Replay(int status, @Nullable String location, @Nullable String etag, @Nullable JsonNode body) {
            super("an answer given before", null, false, false);
            this.status = status;
            this.location = location;
            this.etag = etag;
            this.body = body;
        }

        int status() {
            return status;
        }

        /** Where what was done is; null for nowhere. */
        public @Nullable String location() {
            return location;
        }

        @Nullable
        String etag() {
            return etag;
        }

        @Nullable
        JsonNode body() {
            return body;
        }
    }

    /** Another request has the key at this moment, or had it before. */
    private static final class Taken extends RuntimeException {
        Taken() {
            super("taken", null, false, false);
        }
    }

    /** Refuses a key that is not 1 to 255 visible ASCII characters. */
    public static void requireFit(String key) {
        boolean fit = !key.isEmpty() && key.length() <= LONGEST && key.chars().allMatch(c -> c > ' ' && c < 127);
        if (!fit) {
            throw Problem.badRequest(HEADER + ":", "must be 1 to {0} visible ASCII characters", LONGEST);
        }
    }

    /**
     * Does the work once for this actor and key, in one transaction with the record of its answer; throws {@link Replay}
     * when it has been done. Work that fails leaves no trace.
     *
     * @param request digest of what is asked for
     */
    public Object once(ActorId actor, String key, String request, Callable<Object> work) {
        for (int i = 0; i < TRIES; i++) {
            try {
                return QuarkusTransaction.requiringNew().call(() -> {
                    take(actor, key, request);
                    Object answer = work.call();
                    keep(actor, key, answer);
                    return answer;
                });
            } catch (Taken e) {
                // Its answer is there now; or it has failed, and the key is free.
                replay(actor, key, request);
            }
        }
        throw atWork();
    }

    /**
     * As {@link #once}, for work that keeps transactions of its own and does no harm when it is done again: the key is written
     * down before it and the answer after it, and nothing waits meanwhile. A repeat that finds no answer yet, because the
     * first is at work or has died, does the work again.
     */
    public <T> T onceOrAgain(ActorId actor, String key, String request, Supplier<T> work) {
        claim(actor, key, request);
        T answer;
        try {
            answer = work.get();
        } catch (RuntimeException e) {
            release(actor, key, request);
            throw e;
        }
        boolean first = QuarkusTransaction.requiringNew().call(() -> keep(actor, key, answer));
        if (!first) {
            replay(actor, key, request);
        }
        return answer;
    }

    private void claim(ActorId actor, String key, String request) {
        for (int i = 0; i < TRIES; i++) {
            try {
                QuarkusTransaction.requiringNew().call(() -> {
                    take(actor, key, request);
                    return key;
                });
                return;
            } catch (Taken e) {
                if (replay(actor, key, request)) {
                    return;
                }
            }
        }
        throw atWork();
    }

    /** The request may be mended and sent again under its key. */
    private void release(ActorId actor, String key, String request) {
        QuarkusTransaction.requiringNew().run(() -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement delete = connection.prepareStatement("delete from idempotency_key"
                            + " where actor = ? and id_key = ? and request_hash = ? and status = ?")) {
                delete.setString(1, actor.value());
                delete.setString(2, key);
                delete.setString(3, request);
                delete.setInt(4, UNANSWERED);
                delete.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException("an idempotency key cannot be released", e);
            }
        });
    }

    private static RuntimeException atWork() {
        return Problem.unavailable("Another request with this Idempotency-Key is at work; try again.", null);
    }

    /** Throws the answer given before; without one, tells whether the request itself is written down. */
    private boolean replay(ActorId actor, String key, String request) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement read = connection.prepareStatement(
                            "select request_hash, status, location, etag, body from idempotency_key"
                                    + " where actor = ? and id_key = ? and at > ?")) {
                read.setString(1, actor.value());
                read.setString(2, key);
                read.setObject(3, oldest());
                try (ResultSet row = read.executeQuery()) {
                    if (!row.next()) {
                        return false;
                    }
                    if (!row.getString(1).equals(request)) {
                        throw Problem.conflict(
                                "idempotency-key-reused", "This Idempotency-Key came with another request before.");
                    }
                    if (row.getInt(2) == UNANSWERED) {
                        return true;
                    }
                    String body = row.getString(5);
                    throw new Replay(
                            row.getInt(2),
                            row.getString(3),
                            row.getString(4),
                            body == null ? null : json.readTree(body));
                }
            } catch (SQLException | JsonProcessingException e) {
                throw new IllegalStateException("the answer given before cannot be read", e);
            }
        });
    }

    /** Writes the key down first: whoever comes with the same one waits here until this transaction has ended. */
    private void take(ActorId actor, String key, String request) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement expired = connection.prepareStatement(
                        "delete from idempotency_key where actor = ? and id_key = ? and at <= ?");
                PreparedStatement insert = connection.prepareStatement(
                        "insert into idempotency_key (actor, id_key, request_hash, at, status) values (?, ?, ?, ?, ?)")) {
            expired.setString(1, actor.value());
            expired.setString(2, key);
            expired.setObject(3, oldest());
            expired.executeUpdate();
            insert.setString(1, actor.value());
            insert.setString(2, key);
            insert.setString(3, request);
            insert.setObject(4, clock.instant().atOffset(ZoneOffset.UTC));
            insert.setInt(5, UNANSWERED);
            insert.executeUpdate();
        } catch (SQLException e) {
            if (isTaken(e)) {
                throw new Taken();
            }
            throw e;
        }
    }

    /** A duplicate key, or (H2) a duplicate that did not commit within the time that H2 waits. */
    private static boolean isTaken(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return state.startsWith("23") || state.equals("HYT00") || state.equals("90131");
    }

    /** Whether there was no answer before. */
    private boolean keep(ActorId actor, String key, @Nullable Object answer)
            throws SQLException, JsonProcessingException {
        int status = answer == null ? 204 : 200;
        String location = null;
        String etag = null;
        Object body = answer;
        if (answer instanceof RestResponse<?> response) {
            status = response.getStatus();
            location = text(response.getHeaders().getFirst(HttpHeaders.LOCATION));
            etag = response.getHeaders().getFirst(HttpHeaders.ETAG) instanceof EntityTag tag ? tag.getValue() : null;
            body = response.getEntity();
        }
        if (body instanceof ShownOnce secret) {
            body = secret.withoutSecret();
        }
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update idempotency_key"
                                + " set status = ?, location = ?, etag = ?, body = ? where actor = ? and id_key = ? and status = ?")) {
            update.setInt(1, status);
            update.setString(2, location);
            update.setString(3, etag);
            update.setString(4, body == null ? null : json.writeValueAsString(body));
            update.setString(5, actor.value());
            update.setString(6, key);
            update.setInt(7, UNANSWERED);
            return update.executeUpdate() > 0;
        }
    }

    /**
     * Forgets what all answers said, in the present transaction, because some of them may hold a text that is erased. Whoever
     * repeats a request is still told that it was done, with the address of what it made.
     */
    public void forgetBodies() {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update idempotency_key set body = null where body is not null")) {
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("answers could not be forgotten", e);
        }
    }

    /** Forgets what is older than a day. */
    @Scheduled(every = "1H", delayed = "5M")
    void purge() {
        QuarkusTransaction.requiringNew().run(() -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement delete =
                            connection.prepareStatement("delete from idempotency_key where at <= ?")) {
                delete.setObject(1, oldest());
                delete.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException("old idempotency keys cannot be deleted", e);
            }
        });
    }

    private OffsetDateTime oldest() {
        return clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
