package org.countersign.gate.feed;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.countersign.access.Caller;
import org.countersign.access.Role;
import org.countersign.core.Language;
import org.countersign.core.Problem;
import org.countersign.gate.Question;
import org.countersign.gate.feed.CampaignFile.Content;
import org.countersign.gate.feed.CampaignFile.Last;
import org.countersign.gate.feed.CampaignFile.Registration;
import org.countersign.ledger.Head;
import org.countersign.ledger.Lifeline;
import org.countersign.ledger.NotFresh;
import org.countersign.ledger.Tail;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions: on fresh knowledge, with a decision on record. Nothing here blocks its thread; what needs the database
 * goes on elsewhere and comes back.
 */
@Singleton
class Preflight {
    private static final Logger LOG = Logger.getLogger(Preflight.class);

    private static final CompletableFuture<@Nullable String> NO_CLEARANCE = CompletableFuture.completedFuture(null);

    private final Tail tail;
    private final Judge judge;
    private final CampaignFiles files;
    private final CampaignReader reader;
    private final DecisionLog log;
    private final Lifeline lifeline;
    private final Clearances clearances;
    private final Quotes quotes;
    private final Wording wording;
    private final GateMetrics metrics;
    private final Clock clock;

    Preflight(
            Tail tail,
            Judge judge,
            CampaignFiles files,
            CampaignReader reader,
            DecisionLog log,
            Lifeline lifeline,
            Clearances clearances,
            Quotes quotes,
            Wording wording,
            GateMetrics metrics,
            Clock clock) {
        this.tail = tail;
        this.judge = judge;
        this.files = files;
        this.reader = reader;
        this.log = log;
        this.lifeline = lifeline;
        this.clearances = clearances;
        this.quotes = quotes;
        this.wording = wording;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * A question as it came in.
     *
     * @param request checked already
     * @param arrived what a launch at once means
     * @param onlyClient the one client for which the caller may ask; null for all
     * @param loop where its answer is put together
     */
    private record Asked(
            PreflightRequest request,
            Instant arrived,
            Caller caller,
            @Nullable String onlyClient,
            Language language,
            Executor loop) {}

    /**
     * The answer to a question. Fails with a {@link Problem} and nothing else.
     *
     * @param request null where the body was empty
     * @param fresh how far the ledger had come at some time after the question arrived, if that is known
     * @param loop where the answer is put together
     */
    CompletionStage<Answer> ask(
            @Nullable PreflightRequest request,
            Caller caller,
            @Nullable String acceptLanguage,
            @Nullable Head fresh,
            Executor loop) {
        long began = System.nanoTime();
        Asked asked;
        CompletionStage<Answer> answer;
        try {
            asked = check(request, caller, acceptLanguage, loop);
        } catch (Problem problem) {
            return CompletableFuture.failedFuture(problem);
        }
        try {
            answer = fresh != null
                    ? lookUp(asked, fresh)
                    : tail.fresh().thenComposeAsync(head -> lookUp(asked, head), loop);
        } catch (RuntimeException e) {
            answer = CompletableFuture.failedFuture(e);
        }
        CompletableFuture<Answer> told = new CompletableFuture<>();
        var unused = answer.whenComplete((found, failure) -> {
            metrics.answered(System.nanoTime() - began);
            if (failure == null) {
                told.complete(found);
            } else {
                told.completeExceptionally(problem(asked, failure));
            }
        });
        return told;
    }

    private Asked check(
            @Nullable PreflightRequest request, Caller caller, @Nullable String acceptLanguage, Executor loop) {
        if (request == null) {
            throw Problem.badRequest("", "is needed");
        }
        Instant arrived = clock.instant();
        request.check(arrived);
        String onlyClient = caller.has(Role.CHANGE_MANAGER) ? null : caller.client();
        if (onlyClient != null && !onlyClient.equals(request.client())) {
            throw Problem.forbidden("You may ask only for the client '{0}'.", onlyClient);
        }
        return new Asked(request, arrived, caller, onlyClient, Language.preferred(acceptLanguage), loop);
    }

    private CompletionStage<Answer> lookUp(Asked asked, Head head) {
        String campaign = asked.request.campaign();
        if (campaign == null) {
            return dryRun(asked, judge.decide(asked.request.question(asked.arrived, List.of()), head));
        }
        CampaignFile file = files.of(campaign);
        Content content = file.content();
        return content != null
                ? decide(asked, head, file, content)
                : reader.read(file).thenComposeAsync(read -> decide(asked, head, file, read), asked.loop);
    }

    private CompletionStage<Answer> decide(Asked asked, Head head, CampaignFile file, Content content) {
        Registration registration = content.registration();
        Question question =
                asked.request.question(asked.arrived, registration == null ? List.of() : registration.audience());
        if (registration != null && !registration.isOf(question)) {
            throw notTheirs(asked, registration.client());
        }
        Decided decided = judge.decide(question, head);
        if (asked.request.isDryRun()) {
            return dryRun(asked, decided);
        }
        Last last = content.last();
        if (last != null && last.isSameAs(decided.sameness())) {
            return repeat(asked, decided, last);
        }
        return lifeline.hold(log.record(asked.caller.actor(), file, decided))
                .thenComposeAsync(
                        recorded -> {
                            metrics.decided(recorded.decided().decision(), GateMetrics.Way.RECORDED);
                            return answer(asked, recorded.decided(), recorded.decisionId(), null);
                        },
                        asked.loop);
    }

    private CompletionStage<Answer> dryRun(Asked asked, Decided decided) {
        metrics.decided(decided.decision(), GateMetrics.Way.DRY_RUN);
        return answer(asked, decided, null, null);
    }

    private CompletionStage<Answer> repeat(Asked asked, Decided decided, Last last) {
        metrics.decided(decided.decision(), GateMetrics.Way.REPEATED);
        return answer(asked, decided, last.decisionId(), last);
    }

    private CompletionStage<Answer> answer(
            Asked asked, Decided decided, @Nullable String decisionId, @Nullable Last repeated) {
        Instant validUntil = clearances.validUntil(decided.decision(), decided.at());
        CompletableFuture<@Nullable String> clearance = NO_CLEARANCE;
        if (validUntil != null && decisionId != null) {
            clearance = clearances.of(decisionId, decided, asked.request.launchAt(), validUntil);
            if (repeated != null && repeated.renewedUntil(validUntil)) {
                log.renewed(decisionId, validUntil);
            }
        }
        Quotes.Known quoted = quotes.known(decided.decision());
        if (quoted != null && clearance.isDone()) {
            return CompletableFuture.completedFuture(
                    answer(asked, decided, decisionId, validUntil, quoted, clearance.join()));
        }
        CompletableFuture<Quotes.Known> quoting = quoted != null
                ? CompletableFuture.completedFuture(quoted)
                : lifeline.hold(quotes.load(decided.decision()));
        return quoting.thenCombineAsync(
                clearance,
                (texts, signed) -> answer(asked, decided, decisionId, validUntil, texts, signed),
                asked.loop);
    }

    private Answer answer(
            Asked asked,
            Decided decided,
            @Nullable String decisionId,
            @Nullable Instant validUntil,
            Quotes.Known quoted,
            @Nullable String clearance) {
        Question question = decided.question();
        Outcome outcome = Outcome.of(
                decided.decision(),
                validUntil,
                asked.request.isToExplain(),
                (reason, carrier) ->
                        wording.cause(reason, question, carrier, quoted.of(reason, asked.language), asked.language));
        return Answer.of(outcome, decisionId, decided, clearance);
    }

    /** Not a word about whose campaign it is to who may not know. */
    private static Problem notTheirs(Asked asked, String owner) {
        String only = asked.onlyClient;
        return only == null || only.equals(owner)
                ? Problem.badRequest("/campaign", "is a campaign of another client or on another platform")
                : Problem.forbidden("This campaign is another client's.");
    }

    private Problem problem(Asked asked, Throwable failure) {
        Throwable cause = cause(failure);
        return cause instanceof OtherCampaign other ? notTheirs(asked, other.client()) : problem(cause);
    }

    /** What the caller is told about a failure: a fault of theirs, or that it cannot be told, which is a block. */
    Problem problem(Throwable failure) {
        Throwable cause = cause(failure);
        if (cause instanceof Problem problem && (problem.status() < 500 || isBlock(problem))) {
            return problem;
        }
        metrics.untold();
        if (!(cause instanceof NotFresh)) {
            LOG.error("A question could not be answered", failure);
        }
        return cannotTell(failure);
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null
                && !(cause instanceof Problem || cause instanceof OtherCampaign || cause instanceof NotFresh)) {
            cause = cause.getCause();
        }
        return cause;
    }

    static boolean isBlock(Problem problem) {
        return problem.extensions().containsKey("decision");
    }

    /** An error is a block. */
    static Problem cannotTell(@Nullable Throwable cause) {
        return Problem.unavailable("It cannot be told now whether the campaign may leave; it may not.", cause)
                .with("decision", "block");
    }
}
