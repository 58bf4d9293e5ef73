package org.countersign.watch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the delivery watch; for most of them {@link Settings} count as soon as somebody has set them on record. */
@ConfigMapping(prefix = "countersign.watch")
public interface WatchConfig {
    /** The age at which a message is judged first: what was not delivered by then is compared with what usually was not. */
    @WithDefault("PT2M")
    Duration earlyAge();

    /** The age at which it is judged again, when what takes a few tries has had them. */
    @WithDefault("PT30M")
    Duration middleAge();

    /** The messages' validity period: what has no final report by then has failed. */
    @WithDefault("PT48H")
    Duration validityPeriod();

    /** The evidence from which a carrier is warned about; about one false alarm in so many messages at most. */
    @WithDefault("1e6")
    double warnAt();

    /** The evidence from which launches to a carrier are held. */
    @WithDefault("1e8")
    double holdAt();

    /** How many campaigns of a platform must be held at one carrier within a day for the platform's link to be held. */
    @WithDefault("2")
    int campaignsThatAgree();

    /** How long a duty owner has for an incident before it is escalated. */
    @WithDefault("PT15M")
    Duration acknowledgeWithin();

    /** How long messages are kept that are judged; what is counted of them stays. */
    @WithDefault("P14D")
    Duration keep();
}
