package org.countersign.witnesses;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Settings of this installation as a witness of others' logs. */
@ConfigMapping(prefix = "countersign.witness")
public interface WitnessConfig {
    /**
     * Under which name it cosigns, by convention an address without scheme such as {@code countersign.example.org/witness}.
     * Whoever trusts the witness knows it by that name, so choose it once. Without it the ledger's origin with
     * {@code /witness}.
     */
    Optional<String> name();

    /**
     * A file with the logs that are witnessed, in the form of C2SP tlog-policy: lines {@code log <vkey>} and the line
     * {@code quorum none}. Without it no log is known here.
     */
    Optional<Path> logs();
}
