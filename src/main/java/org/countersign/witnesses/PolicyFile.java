package org.countersign.witnesses;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.countersign.ledger.StartRefused;
import org.countersign.ledger.merkle.WitnessPolicy;

/** Reads files in the form of C2SP tlog-policy, and says to the operator what is wrong with them. */
final class PolicyFile {
    /** Half of what fits into a leaf of the ledger, where the policy is put on record. */
    private static final int MOST_BYTES = 32 * 1024;

    private PolicyFile() {}

    static WitnessPolicy read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new StartRefused(
                        "The policy " + file.toAbsolutePath() + " has more than " + MOST_BYTES + " bytes.", null);
            }
            return WitnessPolicy.parse(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new StartRefused("The policy " + file.toAbsolutePath() + " cannot be read: " + e, null);
        } catch (IllegalArgumentException e) {
            throw new StartRefused(
                    "The policy " + file.toAbsolutePath() + " cannot be used: " + e.getMessage() + ".", null);
        }
    }
}
