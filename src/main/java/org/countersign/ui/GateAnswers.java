package org.countersign.ui;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.countersign.gate.Reason;
import org.countersign.gate.Result;
import org.countersign.gate.Rule;
import org.countersign.gate.feed.Answer;
import org.countersign.gate.feed.DecisionRecorded.Asked;
import org.countersign.gate.feed.Outcome;
import org.countersign.gate.feed.PreflightRequest;
import org.countersign.gate.feed.Wording;
import org.countersign.ui.GateAnswer.AtCarrier;
import org.countersign.ui.GateAnswer.Why;
import org.jspecify.annotations.Nullable;

/** Prepares answers of the gate for pages: with the carriers' names, and the pages where reasons can be dealt with. */
@Singleton
public class GateAnswers {
    private final Directory directory;
    private final Wording wording;
    private final WebPages pages;

    GateAnswers(Directory directory, Wording wording, WebPages pages) {
        this.directory = directory;
        this.wording = wording;
        this.pages = pages;
    }

    /** The answer that the pre-flight has just given to this question. */
    public GateAnswer of(PreflightRequest question, Answer answer) {
        Outcome outcome = new Outcome(
                answer.decision(),
                answer.validUntil(),
                answer.carriers(),
                answer.reasons(),
                answer.releases(),
                answer.recipients());
        return of(question.client(), question.platform(), question.campaign(), outcome);
    }

    /** An answer that was recorded. */
    public GateAnswer of(Asked question, Outcome outcome) {
        return of(question.client(), question.platform(), question.campaign(), outcome);
    }

    private GateAnswer of(String client, String platform, @Nullable String campaign, Outcome bare) {
        Viewer viewer = pages.viewer();
        Names names = directory
                .names()
                .carriers(bare.carriers().stream().map(Outcome.Carrier::carrier).toList())
                .platforms(List.of(platform))
                .clients(List.of(client));
        Outcome outcome =
                wording.to(new PageReader(viewer, names), List.of(bare)).of(bare, client, platform);
        List<AtCarrier> at = outcome.carriers().stream()
                .map(carrier -> new AtCarrier(
                        carrier.addressee(),
                        names.isCarrier(carrier.addressee()) ? names.carrier(carrier.addressee()) : null,
                        carrier.decision(),
                        carrier.recipients(),
                        whys(carrier.reasons(), new About(client, platform, campaign, carrier.addressee()), viewer),
                        rulings(carrier.rules())))
                .toList();
        return new GateAnswer(
                outcome.decision(),
                at,
                whys(outcome.reasons(), new About(client, platform, campaign, null), viewer),
                outcome.releases(),
                outcome.recipients().total(),
                outcome.recipients().blocked());
    }

    private static List<Result> rulings(@Nullable Map<Rule, Result> rules) {
        return rules == null
                ? List.of()
                : Rule.ALL.stream()
                        .map(rule -> rules.getOrDefault(rule, ifUntold(rule)))
                        .toList();
    }

    /** What a rule said that an answer does not tell of: see {@link Outcome.Carrier#rules}. */
    private static Result ifUntold(Rule rule) {
        return rule == Rule.CANARY_PASSED ? Result.NOT_APPLICABLE : Result.CANNOT_TELL;
    }

    /** What an answer is about, at a carrier or at none. */
    private record About(
            String client,
            String platform,
            @Nullable String campaign,
            @Nullable String carrier) {

        String platformPage() {
            return "/registry/platforms/" + platform;
        }

        String canaries(Viewer viewer, boolean start) {
            String link = "platform=" + platform + "&carrier=" + carrier;
            if (!start || !viewer.startsCanaries()) {
                return "/watch/canaries?" + link;
            }
            return "/watch/canaries/new?" + link + (campaign == null ? "" : "&campaign=" + campaign);
        }
    }

    private static List<Why> whys(List<Outcome.Cause> causes, About about, Viewer viewer) {
        return causes.stream()
                .map(cause -> new Why(
                        cause.cause(), cause.result() == Result.OVERRIDDEN, cause.detail(), href(cause, about, viewer)))
                .toList();
    }

    private static @Nullable String href(Outcome.Cause cause, About about, Viewer viewer) {
        return switch (cause.cause()) {
            case PLATFORM_UNKNOWN -> "/registry/platforms";
            case CARRIER_UNKNOWN -> "/registry/carriers";
            case CLIENT_UNKNOWN -> "/registry/clients";
            case NO_CARRIER, NOT_INTERCONNECTED, RELEASE_UNKNOWN -> about.platformPage();
            case RELEASE_UNDECLARED -> viewer.editsRegistry() ? "/changes/new" : about.platformPage();
            case NO_CONTRACT -> "/registry/contracts?client=" + about.client();
            case NOT_SIGNED, ONLY_ACKNOWLEDGED, NOT_YET_EFFECTIVE, REJECTED, WITHDRAWN -> "/changes/" + cause.change();
            case CANARY_MISSING, CANARY_RUNNING, CANARY_FAILED ->
                viewer.readsCanaries() ? about.canaries(viewer, cause.cause() == Reason.Cause.CANARY_MISSING) : null;
            case HELD -> viewer.readsHoldsOfTheirs() ? "/holds/" + cause.hold() : null;
        };
    }
}
