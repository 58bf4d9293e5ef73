package org.countersign.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import org.countersign.ledger.merkle.Checkpoint;
import org.countersign.ledger.merkle.Proofs;
import org.countersign.ledger.merkle.SignedNote;
import org.countersign.ledger.merkle.TlogProof;
import org.jboss.resteasy.reactive.RestResponse;

/** Proofs to take home that an entry is in the ledger (C2SP tlog-proof): they verify without asking anybody. */
@ApplicationScoped
public class Receipts {
    /** UTF-8 must be said: key names and the signature's dash need it. */
    public static final String MEDIA_TYPE = "text/plain;charset=UTF-8";

    private static final String CONTENT_DISPOSITION = "Content-Disposition";

    private final StoredTree tree;
    private final Checkpoints checkpoints;
    private final CosignedCheckpoints cosigned;

    Receipts(StoredTree tree, Checkpoints checkpoints, CosignedCheckpoints cosigned) {
        this.tree = tree;
        this.checkpoints = checkpoints;
        this.cosigned = cosigned;
    }

    /**
     * The receipt for an entry, with the leaf as its extra data. By the newest checkpoint that witnesses have cosigned, since
     * that binds us to others; by the present one for an entry that is too new for that.
     */
    public TlogProof of(Entry entry) {
        SignedNote note = cosigned.newest()
                .filter(newest -> Checkpoint.parse(newest.text()).size() > entry.index())
                .orElseGet(checkpoints::newest);
        long size = Checkpoint.parse(note.text()).size();
        return new TlogProof(entry.leaf(), entry.index(), Proofs.inclusion(entry.index(), size, tree), note);
    }

    /** A receipt as a file to be kept under this name. */
    public static RestResponse<String> download(TlogProof receipt, String name) {
        return RestResponse.ResponseBuilder.ok(receipt.encode())
                .header("Content-Type", MEDIA_TYPE)
                .header(CONTENT_DISPOSITION, "attachment; filename=\"" + name + TlogProof.FILE_EXTENSION + "\"")
                .build();
    }
}
