package org.countersign.ledger;

/**
 * The ledger's first entry: whose log it is.
 *
 * @param origin the log's name in its checkpoints
 * @param publicKey the Ed25519 key that signs its checkpoints, 32 bytes in base64
 */
public record LedgerCreated(String origin, String publicKey) implements Fact {
    public static final String KIND = "ledger-created";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String subject() {
        return "ledger";
    }

    @Override
    public boolean movesGate() {
        return false;
    }
}
