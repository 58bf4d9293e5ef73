package org.countersign.gate.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.countersign.core.Language;
import org.countersign.core.Words;
import org.countersign.gate.Decision;
import org.countersign.gate.Reason;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Knows what carriers gave as the reason of a rejection, and people or the watch as that of a hold, so that a block can quote it. */
@Singleton
class Quotes {
    private static final Logger LOG = Logger.getLogger(Quotes.class);
    private static final int THREADS = 2;
    private static final int MOST_KEPT = 10_000;
    /** Long enough to help with repeats; a text that was erased is gone after it. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final QuotedTexts texts;
    private final ExecutorService workers = Executors.newFixedThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "gate-quotes");
        thread.setDaemon(true);
        return thread;
    });
    private final Cache<Source, Optional<Words>> kept =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterWrite(KEPT).build();

    Quotes(QuotedTexts texts) {
        this.texts = texts;
    }

    /** Where a text comes from: the id of a sign-off or of a hold. */
    record Source(Kind kind, String id) {
        enum Kind {
            SIGN_OFF,
            HOLD
        }

        static @Nullable Source of(Reason reason) {
            return switch (reason.cause()) {
                case REJECTED, WITHDRAWN ->
                    reason.signOff() == null ? null : new Source(Kind.SIGN_OFF, reason.signOff());
                case HELD -> reason.hold() == null ? null : new Source(Kind.HOLD, reason.hold());
                default -> null;
            };
        }
    }

    /** Texts at hand. */
    record Known(Map<Source, Optional<Words>> bySource) {
        static final Known NOTHING = new Known(Map.of());

        @Nullable
        String of(Reason reason, Language language) {
            if (bySource.isEmpty()) {
                return null;
            }
            Source source = Source.of(reason);
            Optional<Words> text = source == null ? null : bySource.get(source);
            return text == null ? null : text.map(words -> words.in(language)).orElse(null);
        }
    }

    /** The texts that the decision quotes, if all are at hand. */
    @Nullable
    Known known(Decision decision) {
        Set<Source> sources = sources(decision);
        if (sources.isEmpty()) {
            return Known.NOTHING;
        }
        Map<Source, Optional<Words>> known = kept.getAllPresent(sources);
        return known.size() == sources.size() ? new Known(known) : null;
    }

    /** Reads the texts that the decision quotes; those that cannot be read are left out, for they change no verdict. */
    CompletableFuture<Known> load(Decision decision) {
        Set<Source> sources = sources(decision);
        return CompletableFuture.supplyAsync(() -> read(sources), workers).exceptionally(failure -> {
            LOG.warn("Texts to quote could not be read", failure);
            return Known.NOTHING;
        });
    }

    private Known read(Set<Source> sources) {
        Map<Source, Optional<Words>> read = new HashMap<>(kept.getAllPresent(sources));
        Set<Source> missing = new HashSet<>(sources);
        missing.removeAll(read.keySet());
        Map<Source, Words> found = texts.of(missing);
        for (Source source : missing) {
            Optional<Words> text = Optional.ofNullable(found.get(source));
            kept.put(source, text);
            read.put(source, text);
        }
        return new Known(read);
    }

    /** The texts that these reasons quote; blocks while it reads. */
    Known of(List<Reason> reasons) {
        Set<Source> sources = new HashSet<>(0);
        addSources(reasons, sources);
        return sources.isEmpty() ? Known.NOTHING : read(sources);
    }

    @PreDestroy
    void stop() {
        workers.shutdown();
    }

    private static Set<Source> sources(Decision decision) {
        Set<Source> sources = new HashSet<>(0);
        for (Decision.CarrierVerdict carrier : decision.carriers()) {
            addSources(carrier.reasons(), sources);
        }
        return sources;
    }

    private static void addSources(List<Reason> reasons, Set<Source> sources) {
        for (Reason reason : reasons) {
            Source source = Source.of(reason);
            if (source != null) {
                sources.add(source);
            }
        }
    }
}
