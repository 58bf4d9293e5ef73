package org.countersign.gate;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * May this campaign launch?
 *
 * @param campaign needed only for what is kept per campaign: its holds and overrides
 * @param release the release that the asker says is running; a claim never outranks what was reported
 * @param launchAt when it is to leave; an instant already past means now
 * @param audience whom it is for, at most {@link #MAX_AUDIENCE} entries; empty means every interconnected carrier
 * @param registered whom the campaign was registered for, at most as many entries: where the audience is empty, it tells
 *     how many recipients each carrier has, and nothing else
 */
public record Question(
        String client,
        String platform,
        @Nullable String campaign,
        @Nullable Release release,
        Instant launchAt,
        List<Audience> audience,
        List<Audience> registered) {

    public static final int MAX_AUDIENCE = 500;
    /** Per entry; keeps every sum an exact JSON number. */
    public static final long MAX_RECIPIENTS = 1_000_000_000_000L;

    public Question {
        Objects.requireNonNull(client);
        Objects.requireNonNull(platform);
        Objects.requireNonNull(launchAt);
        audience = List.copyOf(audience);
        registered = List.copyOf(registered);
        if (audience.size() > MAX_AUDIENCE || registered.size() > MAX_AUDIENCE) {
            throw new IllegalArgumentException("more than " + MAX_AUDIENCE + " audience entries");
        }
    }

    public Question(
            String client,
            String platform,
            @Nullable String campaign,
            @Nullable Release release,
            Instant launchAt,
            List<Audience> audience) {
        this(client, platform, campaign, release, launchAt, audience, List.of());
    }

    /** The same question about another launch time. */
    Question at(Instant launch) {
        return new Question(client, platform, campaign, release, launch, audience, registered);
    }

    /** The recipients at one carrier, which is named by its code or by one of its PLMNs, never both. */
    public record Audience(
            @Nullable String carrier, @Nullable String plmn, long recipients) {

        public Audience {
            if ((carrier == null) == (plmn == null)) {
                throw new IllegalArgumentException("either a carrier or a PLMN");
            }
            if (recipients < 0 || recipients > MAX_RECIPIENTS) {
                throw new IllegalArgumentException("recipients outside 0.." + MAX_RECIPIENTS);
            }
        }

        public static Audience ofCarrier(String carrier, long recipients) {
            return new Audience(carrier, null, recipients);
        }

        public static Audience ofPlmn(String plmn, long recipients) {
            return new Audience(null, plmn, recipients);
        }
    }
}
