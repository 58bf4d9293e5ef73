package org.countersign.witnesses;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.countersign.ledger.merkle.Checkpoint;
import org.countersign.ledger.merkle.CompactRange;
import org.countersign.ledger.merkle.Hash;
import org.countersign.ledger.merkle.NodeId;
import org.countersign.ledger.merkle.NoteKey;
import org.countersign.ledger.merkle.NoteSigner;
import org.countersign.ledger.merkle.Proofs;
import org.countersign.ledger.merkle.SignedNote;

/** Somebody else's log, which can be made to fork. */
final class PlayedLog {
    private final NoteSigner signer;
    private final Map<NodeId, Hash> nodes = new HashMap<>();
    private final List<Hash> roots = new ArrayList<>(List.of(Hash.EMPTY_ROOT));
    private CompactRange tree = CompactRange.EMPTY;

    PlayedLog(String origin) {
        this(new NoteSigner(origin, keys()));
    }

    private PlayedLog(NoteSigner signer) {
        this.signer = signer;
    }

    /** Another log under the same name and key, still empty. */
    PlayedLog forked() {
        return new PlayedLog(signer);
    }

    /** Adds entries until there are so many. */
    PlayedLog grow(long size) {
        return grow(size, "");
    }

    /** Adds entries until there are so many, which are not those that {@link #grow(long)} adds. */
    PlayedLog grow(long size, String mark) {
        while (tree.size() < size) {
            Hash leaf = Hash.leaf(("entry " + tree.size() + mark).getBytes(StandardCharsets.UTF_8));
            tree = tree.append(leaf, nodes::put);
            roots.add(tree.root());
        }
        return this;
    }

    NoteKey key() {
        return signer.key();
    }

    /** Of the present size. */
    SignedNote checkpoint() {
        return checkpoint(tree.size());
    }

    SignedNote checkpoint(long size) {
        return new Checkpoint(signer.key().name(), size, roots.get((int) size)).sign(signer);
    }

    List<Hash> proof(long from, long to) {
        return Proofs.consistency(from, to, id -> Objects.requireNonNull(nodes.get(id)));
    }

    /** The request by which it asks for the cosignature of its present checkpoint. */
    AddCheckpoint request(long old) {
        return request(old, tree.size());
    }

    AddCheckpoint request(long old, long size) {
        return new AddCheckpoint(old, proof(old, size), checkpoint(size));
    }

    static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
