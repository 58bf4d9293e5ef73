package org.countersign.gate.feed;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.countersign.access.Caller;
import org.countersign.core.Language;
import org.countersign.core.Problem;
import org.countersign.gate.Moment;
import org.countersign.gate.Question;
import org.countersign.gate.Question.Audience;
import org.countersign.gate.feed.CampaignFile.Registration;

/** Asks the pre-flight on behalf of people, who can wait for the answer. */
@Singleton
public class LaunchQuestions {
    private static final int MOST_MOMENTS = 8;

    private final Preflight preflight;
    private final Judge judge;
    private final AskedCampaigns campaigns;
    private final Clock clock;

    LaunchQuestions(Preflight preflight, Judge judge, AskedCampaigns campaigns, Clock clock) {
        this.preflight = preflight;
        this.judge = judge;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /**
     * The answer that the API gives to this caller.
     *
     * @throws Problem as the API does; one of status 503 is a block
     */
    public Answer ask(PreflightRequest request, Caller caller, Language language) {
        try {
            return preflight
                    .ask(request, caller, language.tag(), null, EventLoop.current())
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw preflight.problem(e);
        }
    }

    /**
     * How the answer depends on the launch time, as things stand; the first moment is a launch at once. The question must have
     * been asked before, or the caller might learn what is not theirs.
     */
    public List<Moment> forecast(PreflightRequest request) {
        String campaign = request.campaign();
        Registration registration = campaign == null
                ? null
                : campaigns.registrations(List.of(campaign)).get(campaign);
        List<Audience> registered = registration == null ? List.of() : registration.audience();
        Question question = request.question(clock.instant(), registered);
        return judge.forecast(question, MOST_MOMENTS);
    }
}
