package org.countersign.gate.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.countersign.core.Language;
import org.countersign.gate.Question;
import org.countersign.gate.Reason;
import org.countersign.gate.Release;
import org.countersign.gate.Result;
import org.jspecify.annotations.Nullable;

/** Puts reasons into words for people, in their language, and tells them where to read more. */
@Singleton
public class Wording {
    private static final int MOST_KEPT = 10_000;
    /** Long enough to help with repeats; a text that was erased is gone after it. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final ReasonMessages english = in(Language.EN);
    private final ReasonMessages french = in(Language.FR);
    private final Cache<Key, Outcome.Cause> known =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterWrite(KEPT).build();

    private final Quotes quotes;

    Wording(Quotes quotes) {
        this.quotes = quotes;
    }

    private record Key(
            Reason reason,
            String client,
            String platform,
            @Nullable String carrier,
            @Nullable String quote,
            Language language) {}

    private static ReasonMessages in(Language language) {
        return MessageBundles.get(ReasonMessages.class, Localized.Literal.of(language.tag()));
    }

    /**
     * The reason with its detail and link.
     *
     * @param carrier the code or PLMN that it concerns, if any
     * @param quote what somebody gave as the reason of their rejection or hold, where that is known
     */
    Outcome.Cause cause(
            Reason reason, Question question, @Nullable String carrier, @Nullable String quote, Language language) {
        Key key = new Key(reason, question.client(), question.platform(), carrier, quote, language);
        Outcome.Cause cause = known.getIfPresent(key);
        if (cause == null) {
            cause = Outcome.Cause.of(
                    reason,
                    detail(reason, key.client, key.platform, carrier, quote, Reader.ofApi(language)),
                    href(reason, question, carrier));
            known.put(key, cause);
        }
        return cause;
    }

    /**
     * Puts the reasons of several answers into words for one reader. What they quote is read at once, whatever they are.
     *
     * @param outcomes all that the words will be asked for
     */
    public Telling to(Reader reader, Collection<Outcome> outcomes) {
        List<Reason> reasons = outcomes.stream()
                .flatMap(outcome -> outcome.everyReason().stream())
                .toList();
        return new Telling(quotes.of(reasons), reader);
    }

    /** Tells one reader of answers. */
    public final class Telling {
        private final Quotes.Known quoted;
        private final Reader reader;

        private Telling(Quotes.Known quoted, Reader reader) {
            this.quoted = quoted;
            this.reader = reader;
        }

        /** The answer about this client on this platform, with its reasons in words. */
        public Outcome of(Outcome outcome, String client, String platform) {
            return outcome.worded((reason, carrier) -> Outcome.Cause.of(
                    reason,
                    detail(reason, client, platform, carrier, quoted.of(reason, reader.language()), reader),
                    null));
        }
    }

    private String detail(
            Reason reason,
            String clientCode,
            String platformCode,
            @Nullable String addressee,
            @Nullable String quote,
            Reader reader) {
        ReasonMessages in = switch (reader.language()) {
            case EN -> english;
            case FR -> french;
        };
        String carrier = addressee == null ? "" : reader.carrier(addressee);
        String platform = reader.platform(platformCode);
        String client = reader.client(clientCode);
        String change = reason.change() == null ? "" : reason.change();
        int revision = reason.revision() == null ? 0 : reason.revision();
        String detail = switch (reason.cause()) {
            case PLATFORM_UNKNOWN -> in.platformUnknown(platform);
            case NO_CARRIER -> in.noCarrier(platform);
            case CARRIER_UNKNOWN -> in.carrierUnknown(carrier);
            case NOT_INTERCONNECTED -> in.notInterconnected(platform, carrier);
            case CLIENT_UNKNOWN -> in.clientUnknown(client);
            case NO_CONTRACT -> in.noContract(client, platform);
            case RELEASE_UNKNOWN -> in.releaseUnknown(platform);
            case RELEASE_UNDECLARED -> in.releaseUndeclared(platform, name(reason.release()));
            case NOT_SIGNED -> in.notSigned(carrier, change, revision);
            case ONLY_ACKNOWLEDGED -> in.onlyAcknowledged(carrier, change, revision);
            case NOT_YET_EFFECTIVE ->
                in.notYetEffective(carrier, change, revision, time(reason.effectiveFrom(), reader));
            case REJECTED ->
                quote == null
                        ? in.rejected(carrier, change, revision)
                        : in.rejectedBecause(carrier, change, revision, quote);
            case WITHDRAWN ->
                quote == null
                        ? in.withdrawn(carrier, change, revision)
                        : in.withdrawnBecause(carrier, change, revision, quote);
            case CANARY_MISSING -> in.canaryMissing(carrier, platform, name(reason.release()));
            case CANARY_RUNNING -> in.canaryRunning(carrier, platform, name(reason.release()));
            case CANARY_FAILED -> in.canaryFailed(carrier, platform, name(reason.release()));
            case HELD -> quote == null ? in.held() : in.heldBecause(quote);
        };
        return reason.result() == Result.OVERRIDDEN ? in.overridden(detail) : detail;
    }

    private static String name(@Nullable Release release) {
        if (release == null) {
            return "";
        }
        return release.fingerprint() == null
                ? release.version()
                : release.version() + " (" + release.fingerprint() + ")";
    }

    private static String time(@Nullable Instant instant, Reader reader) {
        return instant == null ? "" : reader.time(instant);
    }

    private static @Nullable String href(Reason reason, Question question, @Nullable String carrier) {
        return switch (reason.cause()) {
            case PLATFORM_UNKNOWN, CARRIER_UNKNOWN, CLIENT_UNKNOWN -> null;
            case NO_CARRIER, NOT_INTERCONNECTED, RELEASE_UNKNOWN, RELEASE_UNDECLARED ->
                "/api/v1/platforms/" + question.platform();
            case NO_CONTRACT -> "/api/v1/contracts?client=" + question.client();
            case NOT_SIGNED, ONLY_ACKNOWLEDGED, NOT_YET_EFFECTIVE, REJECTED, WITHDRAWN ->
                "/api/v1/changes/" + reason.change();
            case CANARY_MISSING, CANARY_RUNNING, CANARY_FAILED ->
                "/api/v1/canaries?platform=" + question.platform() + "&carrier=" + carrier;
            case HELD -> "/api/v1/holds/" + reason.hold();
        };
    }
}
