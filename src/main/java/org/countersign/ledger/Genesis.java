package org.countersign.ledger;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.KeyPair;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Optional;
import javax.sql.DataSource;
import org.countersign.core.ActorId;
import org.countersign.ledger.merkle.Ed25519;
import org.countersign.ledger.merkle.Hash;
import org.countersign.ledger.merkle.NoteKey;
import org.countersign.ledger.merkle.NoteSigner;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Binds the ledger to its key: the first entry names it, and a node with another key does not start. */
@ApplicationScoped
class Genesis {
    private static final Logger LOG = Logger.getLogger(Genesis.class);
    private static final int ORIGIN_DIGITS = 8;

    private final DataSource database;
    private final Ledger ledger;
    private final Keys keys;
    private final LedgerConfig config;
    private volatile @Nullable NoteSigner signer;

    Genesis(DataSource database, Ledger ledger, Keys keys, LedgerConfig config) {
        this.database = database;
        this.ledger = ledger;
        this.keys = keys;
        this.config = config;
    }

    /**
     * Writes the first entry into an empty ledger, or checks that the one that is there names this node's key.
     *
     * @throws StartRefused if it does not, or the key is missing
     */
    void establish() {
        Optional<LedgerCreated> recorded = QuarkusTransaction.requiringNew().call(this::first);
        if (recorded.isEmpty()) {
            KeyPair pair = keys.ed25519(Keys.LEDGER);
            QuarkusTransaction.requiringNew().run(() -> createIfEmpty(pair));
            recorded = QuarkusTransaction.requiringNew().call(this::first);
        }
        open(recorded.orElseThrow(() -> new LedgerException("the first entry was not written", null)));
    }

    /**
     * Begins no ledger, but checks as {@link #establish} does.
     *
     * @throws StartRefused also if there is no ledger
     */
    void open() {
        open(QuarkusTransaction.requiringNew()
                .call(this::first)
                .orElseThrow(
                        () -> new StartRefused("There is no ledger in this database. Is it the right one?", null)));
    }

    private void open(LedgerCreated created) {
        if (!keys.has(Keys.LEDGER)) {
            throw missing(created);
        }
        signer = signer(created, keys.ed25519(Keys.LEDGER), config.origin());
    }

    /** Signs this ledger's checkpoints. */
    NoteSigner signer() {
        NoteSigner established = signer;
        if (established == null) {
            throw new IllegalStateException("the ledger has not been opened yet");
        }
        return established;
    }

    /**
     * The signer that the first entry names.
     *
     * @throws StartRefused if this key or the origin configured are not the ledger's
     */
    static NoteSigner signer(LedgerCreated created, KeyPair pair, Optional<String> configuredOrigin) {
        String own = publicKey(pair);
        if (!own.equals(created.publicKey())) {
            throw new StartRefused(
                    "This node's ledger key is not the ledger's: the first entry names the public key "
                            + created.publicKey() + ", but ledger.key in COUNTERSIGN_KEYS_DIR holds " + own
                            + ". Use the keys of this installation, or another database.",
                    null);
        }
        if (configuredOrigin.isPresent() && !configuredOrigin.get().equals(created.origin())) {
            throw new StartRefused(
                    "The ledger's first entry names it '" + created.origin() + "', for ever; the setting"
                            + " countersign.ledger.origin says '" + configuredOrigin.get() + "'. Correct or unset it.",
                    null);
        }
        return new NoteSigner(created.origin(), pair);
    }

    private StartRefused missing(LedgerCreated created) {
        return new StartRefused(
                "The ledger's signing key is missing: there is no "
                        + keys.file(Keys.LEDGER).toAbsolutePath()
                        + ", but the ledger exists and its first entry names the"
                        + " public key " + created.publicKey() + ". Restore the file from a backup, or set"
                        + " COUNTERSIGN_KEYS_DIR to the directory that has it.",
                null);
    }

    private void createIfEmpty(KeyPair pair) {
        try (Connection connection = database.getConnection();
                PreparedStatement lock =
                        connection.prepareStatement("select size from ledger_head where id = 1 for update");
                ResultSet head = lock.executeQuery()) {
            if (head.next() && head.getLong(1) > 0) {
                // Another node that starts at the same time was first.
                return;
            }
        } catch (SQLException e) {
            throw new LedgerException("the ledger could not be locked", e);
        }
        String origin = config.origin().orElseGet(() -> defaultOrigin(pair));
        requireUsable(origin, pair);
        ledger.append(ActorId.SYSTEM, new LedgerCreated(origin, publicKey(pair)));
        LOG.infof("A new ledger begins: %s", origin);
    }

    private static void requireUsable(String origin, KeyPair pair) {
        try {
            NoteKey.of(origin, pair.getPublic());
        } catch (IllegalArgumentException e) {
            throw new StartRefused("The setting countersign.ledger.origin cannot be used: " + e.getMessage(), null);
        }
    }

    private Optional<LedgerCreated> first() {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select kind, leaf from ledger_entry where idx = 0");
                ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            if (!row.getString(1).equals(LedgerCreated.KIND)) {
                throw new StartRefused("The ledger's first entry does not say whose it is.", null);
            }
            return Optional.of(LeafFormat.fact(row.getBytes(2), LedgerCreated.class));
        } catch (SQLException e) {
            throw new LedgerException("the ledger's first entry could not be read", e);
        }
    }

    private static String defaultOrigin(KeyPair pair) {
        String hash = Hash.leaf(Ed25519.raw(pair.getPublic())).toHex();
        return "countersign/" + hash.substring(0, ORIGIN_DIGITS);
    }

    private static String publicKey(KeyPair pair) {
        return Base64.getEncoder().encodeToString(Ed25519.raw(pair.getPublic()));
    }
}
