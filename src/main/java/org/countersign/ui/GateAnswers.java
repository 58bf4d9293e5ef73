package org.countersign.ui;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
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
        return of(question.client(), question.platform(), outcome);
    }

    /** An answer that was recorded. */
    public GateAnswer of(Asked question, Outcome outcome) {
        return of(question.client(), question.platform(), outcome);
    }

    private GateAnswer of(String client, String platform, Outcome bare) {
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
                        whys(carrier.reasons(), client, platform, viewer),
                        rulings(carrier.rules())))
                .toList();
        return new GateAnswer(
                outcome.decision(),
                at,
                whys(outcome.reasons(), client, platform, viewer),
                outcome.releases(),
                outcome.recipients().total(),
                outcome.recipients().blocked());
    }

    private static List<Result> rulings(@Nullable Map<Rule, Result> rules) {
        return rules == null
                ? List.of()
                : Rule.ALL.stream()
                        .map(rule -> rules.getOrDefault(rule, Result.CANNOT_TELL))
                        .toList();
    }

    private static List<Why> whys(List<Outcome.Cause> causes, String client, String platform, Viewer viewer) {
        return causes.stream()
                .map(cause -> new Why(
                        cause.cause(),
                        cause.result() == Result.OVERRIDDEN,
                        cause.detail(),
                        href(cause, client, platform, viewer)))
                .toList();
    }

    private static @Nullable String href(Outcome.Cause cause, String client, String platform, Viewer viewer) {
        return switch (cause.cause()) {
            case PLATFORM_UNKNOWN -> "/registry/platforms";
            case CARRIER_UNKNOWN -> "/registry/carriers";
            case CLIENT_UNKNOWN -> "/registry/clients";
            case NO_CARRIER, NOT_INTERCONNECTED, RELEASE_UNKNOWN -> "/registry/platforms/" + platform;
            case RELEASE_UNDECLARED -> viewer.editsRegistry() ? "/changes/new" : "/registry/platforms/" + platform;
            case NO_CONTRACT -> "/registry/contracts?client=" + client;
            case NOT_SIGNED, ONLY_ACKNOWLEDGED, NOT_YET_EFFECTIVE, REJECTED, WITHDRAWN -> "/changes/" + cause.change();
            case HELD -> viewer.readsHolds() ? "/holds/" + cause.hold() : null;
        };
    }
}
