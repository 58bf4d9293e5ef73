package org.countersign.audit.verify;

/** What is verified, each on its own, so that one failure does not hide another. */
enum Check {
    /** Every file is there, whole, and nothing else is. */
    FILES,
    /** The log's key signed the checkpoint. */
    SIGNATURE,
    /** Witnesses cosigned it as a policy asks. */
    COSIGNATURES,
    /** The log extends what a checkpoint from earlier says. */
    CONSISTENCY,
    /** The leaves lead to the signed root. */
    ROOT,
    /** Each leaf is the one whose hash the log holds. */
    LEAVES,
    /** Each leaf can be read, and time never runs back. */
    TIME,
    /** Exactly the entries that the filter selects are shown, as their leaves say. */
    ENTRIES,
    /** The texts are those that the leaves commit to. */
    TEXTS,
    /** Every decision follows from the entries before it. */
    DECISIONS,
    /** The manifest claims nothing else. */
    MANIFEST
}
