package org.countersign.notices.links;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.countersign.core.Ids;
import org.countersign.ledger.Keys;
import org.countersign.notices.Sql;

/**
 * The links. A link's token is made of its id with a key that no database holds, so that a letter which is sent again bears the
 * same one although only a hash of it is kept.
 */
@ApplicationScoped
class Links {
    private static final int KEY_BYTES = 32;
    private static final String COLUMNS =
            "select id, reference, revision, carrier, recipient, expires_at, opened_at, answered_at, revoked_at from sign_off_link";

    private final Sql sql;
    private final SecretKeySpec key;

    Links(Sql sql, Keys keys) {
        this.sql = sql;
        this.key = new SecretKeySpec(keys.secret(Keys.LINKS, KEY_BYTES), "HmacSHA256");
    }

    /** The link of this recipient to this revision, which from now on holds until then; made if there is none. */
    Link ensure(String change, int revision, String carrier, String recipient, Instant now, Instant expiresAt) {
        sql.update(
                "update sign_off_link set expires_at = ? where reference = ? and revision = ? and recipient = ?"
                        + " and expires_at < ?",
                expiresAt,
                change,
                revision,
                recipient,
                expiresAt);
        return find(change, revision, recipient).orElseGet(() -> {
            String id = "l-" + Ids.next(now);
            sql.update(
                    "insert into sign_off_link (id, token_hash, reference, revision, carrier, recipient, issued_at, expires_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                    id,
                    hash(token(id)),
                    change,
                    revision,
                    carrier,
                    recipient,
                    now,
                    expiresAt);
            return find(change, revision, recipient).orElseThrow();
        });
    }

    private Optional<Link> find(String change, int revision, String recipient) {
        return sql.first(
                COLUMNS + " where reference = ? and revision = ? and recipient = ?",
                Links::read,
                change,
                revision,
                recipient);
    }

    Optional<Link> ofToken(String token) {
        return sql.first(COLUMNS + " where token_hash = ?", Links::read, hash(token));
    }

    /** The links to a change, of all revisions. */
    List<Link> to(String change, int most) {
        return sql.list(
                COLUMNS + " where reference = ? order by issued_at desc, id fetch first " + most + " rows only",
                Links::read,
                change);
    }

    /** The links of a carrier to these changes, of all revisions, the newest first. */
    List<Link> of(String carrier, Set<String> references, int most) {
        String marks = String.join(", ", Collections.nCopies(references.size(), "?"));
        List<Object> values = new ArrayList<>(references);
        values.add(carrier);
        return sql.list(
                COLUMNS + " where reference in (" + marks + ") and carrier = ? order by issued_at desc, id fetch first "
                        + most + " rows only",
                Links::read,
                values.toArray());
    }

    void opened(Link link, Instant at) {
        sql.update("update sign_off_link set opened_at = ? where id = ? and opened_at is null", at, link.id());
    }

    void answered(Link link, Instant at) {
        sql.update("update sign_off_link set answered_at = ? where id = ?", at, link.id());
    }

    /** Ends the links of a carrier to a change; tells how many. */
    int revoke(String change, String carrier, Instant at) {
        return sql.update(
                "update sign_off_link set revoked_at = ? where reference = ? and carrier = ? and revoked_at is null",
                at,
                change,
                carrier);
    }

    /** What stands in the address of the link. */
    String token(String id) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(id.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static Link read(ResultSet row) throws SQLException {
        return new Link(
                row.getString(1),
                row.getString(2),
                row.getInt(3),
                row.getString(4),
                row.getString(5),
                Sql.time(row, 6),
                Sql.instant(row, 7),
                Sql.instant(row, 8),
                Sql.instant(row, 9));
    }
}
