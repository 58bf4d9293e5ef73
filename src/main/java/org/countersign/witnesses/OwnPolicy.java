package org.countersign.witnesses;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.countersign.core.ActorId;
import org.countersign.ledger.Checkpoints;
import org.countersign.ledger.Entries;
import org.countersign.ledger.Ledger;
import org.countersign.ledger.StartRefused;
import org.countersign.ledger.merkle.WitnessPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Who is to cosign this ledger, as the operator has set it. Each change of it is a fact in the ledger: nobody takes a witness
 * away unseen.
 */
@ApplicationScoped
public class OwnPolicy {
    private static final String NOBODY = "quorum none\n";

    private final WitnessesConfig config;
    private final Checkpoints checkpoints;
    private final Ledger ledger;
    private final Entries entries;
    private volatile @Nullable WitnessPolicy policy;

    OwnPolicy(WitnessesConfig config, Checkpoints checkpoints, Ledger ledger, Entries entries) {
        this.config = config;
        this.checkpoints = checkpoints;
        this.ledger = ledger;
        this.entries = entries;
    }

    /** Whether {@link #get} can tell; not before the ledger has been opened. */
    boolean isEstablished() {
        return policy != null;
    }

    /** The policy with this ledger in it, for those who verify. */
    public WitnessPolicy get() {
        WitnessPolicy read = policy;
        if (read == null) {
            throw new IllegalStateException("the witness policy has not been read yet");
        }
        return read;
    }

    /**
     * Reads the policy, and puts it on record if it is not the one that stands there.
     *
     * @throws StartRefused if it cannot be used
     */
    void establish() {
        WitnessPolicy read =
                withOwnLog(config.policy().map(PolicyFile::read).orElseGet(() -> WitnessPolicy.parse(NOBODY)));
        read.witnesses().forEach(witness -> requireAddress(witness, config.plainHttp()));
        if (!read.text().equals(onRecord())) {
            QuarkusTransaction.requiringNew().run(() -> record(read));
        }
        policy = read;
    }

    private WitnessPolicy withOwnLog(WitnessPolicy given) {
        boolean named = given.logs().stream().anyMatch(log -> log.key().equals(checkpoints.key()));
        return named ? given : WitnessPolicy.parse("log " + checkpoints.key().vkey() + "\n" + given.text());
    }

    private void record(WitnessPolicy read) {
        // Under the ledger's lock, so that of nodes that start at the same time one puts it there.
        ledger.lock();
        if (!read.text().equals(onRecord())) {
            ledger.append(ActorId.SYSTEM, new WitnessPolicySet(read.text()));
        }
    }

    /** The policy last put on record; as long as there is none, nobody was to cosign. */
    private String onRecord() {
        Optional<WitnessPolicySet> last = entries.newest(WitnessPolicySet.KIND, WitnessPolicySet.SUBJECT, entry -> true)
                .map(entry -> entry.fact(WitnessPolicySet.class));
        return last.map(WitnessPolicySet::policy)
                .orElseGet(() -> withOwnLog(WitnessPolicy.parse(NOBODY)).text());
    }

    /** Refuses a witness that cannot be reached, or only in a way that was not asked for. */
    static void requireAddress(WitnessPolicy.Witness witness, boolean plainHttp) {
        String url = witness.url();
        if (url == null) {
            throw new StartRefused(
                    "The witness " + witness.name() + " has no address; write it after its key in the policy.", null);
        }
        URI address;
        try {
            address = new URI(url);
        } catch (URISyntaxException e) {
            throw new StartRefused("The witness " + witness.name() + " has no usable address: " + url, null);
        }
        boolean tls = "https".equalsIgnoreCase(address.getScheme());
        boolean plain = "http".equalsIgnoreCase(address.getScheme());
        if (address.getHost() == null
                || (!tls && !plain)
                || address.getRawQuery() != null
                || address.getRawFragment() != null) {
            throw new StartRefused("The witness " + witness.name() + " has no usable address: " + url, null);
        }
        if (plain && !plainHttp) {
            throw new StartRefused(
                    "The address of the witness " + witness.name() + " is not https: " + url
                            + ". If that is meant, set COUNTERSIGN_WITNESSES_PLAIN_HTTP=true.",
                    null);
        }
    }
}
