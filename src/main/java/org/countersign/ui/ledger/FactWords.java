package org.countersign.ui.ledger;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.countersign.ledger.Entry;
import org.countersign.ui.Names;
import org.countersign.ui.Viewer;
import org.countersign.ui.WebPages;
import org.jspecify.annotations.Nullable;

/** Tells facts in sentences that a person understands, one for each kind; a kind that is not known here goes by its name. */
final class FactWords {
    private static final Map<String, Sentence> SENTENCES = sentences();

    private FactWords() {}

    /** How facts of one kind are told. */
    private interface Sentence extends BiFunction<LedgerTexts, Told, String> {}

    /** The kinds that have a sentence, by name. */
    static Set<String> kinds() {
        return SENTENCES.keySet();
    }

    static String sentence(Entry entry, Names names, Viewer viewer) {
        Sentence sentence = SENTENCES.get(entry.kind());
        return sentence == null
                ? entry.kind() + " " + entry.subject()
                : sentence.apply(
                        WebPages.texts(LedgerTexts.class, viewer.language()), new Told(entry.data(), names, viewer));
    }

    /** The page about what the fact is about; null if there is none. */
    static @Nullable String href(Entry entry) {
        String subject = entry.subject();
        return switch (entry.kind()) {
            case "decision-recorded" ->
                "/decisions/" + entry.data().path("decisionId").asText();
            case "hold-placed", "hold-lifted" -> "/holds/" + subject;
            case "override-proposed", "override-approved", "override-ended" -> "/holds/overrides/" + subject;
            case "carrier-registered", "carrier-amended" -> "/registry/carriers/" + subject;
            case "client-registered",
                    "client-amended",
                    "protected-period-set",
                    "protected-period-amended",
                    "protected-period-lifted" -> "/registry/clients/" + subject;
            case "maintenance-received", "maintenance-updated", "maintenance-assigned", "maintenance-dismissed" ->
                "/calendar/notices/" + subject;
            case "baseline-stated" -> "/watch/baselines/" + subject;
            case "watch-settings-changed" -> "/watch/settings";
            case "anomaly-raised" ->
                "/watch/campaigns/" + entry.data().path("campaign").asText();
            case "erasure-proposed", "erasure-approved", "texts-erased" -> "/ledger/erasures/" + subject;
            case "platform-registered", "platform-amended", "release-reported" -> "/registry/platforms/" + subject;
            case "release-canary-started", "release-canary-ended" ->
                "/watch/canaries?platform=" + entry.data().path("platform").asText() + "&carrier="
                        + entry.data().path("carrier").asText();
            case "interconnect-opened", "interconnect-amended", "interconnect-ended" ->
                "/registry/platforms/" + entry.data().path("platform").asText();
            case "contract-signed", "contract-amended" -> "/registry/contracts/" + subject;
            case "campaign-registered", "campaign-amended" -> "/registry/campaigns/" + subject;
            case "acknowledgement-reminded",
                    "letter-undelivered",
                    "links-revoked",
                    "signed-off",
                    "affected-recomputed",
                    "exclusion-approved" -> "/changes/" + subject;
            case "template-proposed", "template-approved", "template-retired" -> "/changes/templates/" + subject;
            default ->
                entry.kind().startsWith("change-")
                        ? "/changes/" + subject
                        : entry.kind().startsWith("incident-") ? "/incidents/" + subject : null;
        };
    }

    private static Map<String, Sentence> sentences() {
        Map<String, Sentence> all = new TreeMap<>();
        all.put("ledger-created", (in, fact) -> in.ledgerCreated(fact.text("origin")));
        all.put(
                "ledger-exported",
                (in, fact) -> in.ledgerExported(fact.text("format").toUpperCase(Locale.ROOT), fact.number("size")));
        all.put("demo-loaded", (in, fact) -> in.demoLoaded(fact.text("scenario")));
        all.put("person-added", (in, fact) -> in.personAdded(fact.roles()));
        all.put("person-amended", (in, fact) -> in.personAmended(fact.roles(), fact.flag("disabled")));
        all.put(
                "sessions-ended",
                (in, fact) -> in.sessionsEnded(!fact.text("session").isEmpty()));
        all.put("api-key-issued", (in, fact) -> in.apiKeyIssued(fact.roles()));
        all.put("api-key-revoked", (in, fact) -> in.apiKeyRevoked());
        all.put("attempt-refused", (in, fact) -> in.attemptRefused(fact.operation(), fact.text("on")));
        all.put("carrier-registered", (in, fact) -> in.carrierRegistered(fact.text("name"), fact.list("plmns")));
        all.put("carrier-amended", (in, fact) -> in.carrierAmended(fact.text("name")));
        all.put(
                "platform-registered",
                (in, fact) ->
                        in.platformRegistered(fact.text("name"), fact.release("baselineRelease"), fact.text("canary")));
        all.put(
                "platform-amended",
                (in, fact) ->
                        in.platformAmended(fact.text("name"), fact.release("baselineRelease"), fact.text("canary")));
        all.put(
                "interconnect-opened",
                (in, fact) -> in.interconnectOpened(
                        fact.platform(),
                        fact.carrier(),
                        fact.number("noticeDays"),
                        fact.number("acknowledgeWithinHours")));
        all.put(
                "interconnect-amended",
                (in, fact) -> in.interconnectAmended(
                        fact.platform(),
                        fact.carrier(),
                        fact.number("noticeDays"),
                        fact.number("acknowledgeWithinHours")));
        all.put("interconnect-ended", (in, fact) -> in.interconnectEnded(fact.platform(), fact.carrier()));
        all.put(
                "release-reported",
                (in, fact) -> in.releaseReported(fact.release("release"), fact.platform(), fact.time("deployedAt")));
        all.put("client-registered", (in, fact) -> in.clientRegistered(fact.text("name")));
        all.put("client-amended", (in, fact) -> in.clientAmended(fact.text("name")));
        all.put(
                "contract-signed",
                (in, fact) -> in.contractSigned(fact.client(), fact.platform(), fact.time("from"), fact.time("until")));
        all.put(
                "contract-amended",
                (in, fact) -> in.contractAmended(
                        fact.text("code"), fact.client(), fact.platform(), fact.time("from"), fact.time("until")));
        all.put(
                "protected-period-set",
                (in, fact) -> in.protectedPeriodSet(fact.client(), fact.time("from"), fact.time("until")));
        all.put(
                "protected-period-amended",
                (in, fact) -> in.protectedPeriodAmended(fact.client(), fact.time("from"), fact.time("until")));
        all.put(
                "protected-period-lifted",
                (in, fact) -> in.protectedPeriodLifted(fact.client(), fact.time("from"), fact.time("until")));
        all.put(
                "campaign-registered",
                (in, fact) -> in.campaignRegistered(fact.text("name"), fact.client(), fact.platform()));
        all.put("campaign-amended", (in, fact) -> in.campaignAmended(fact.text("name"), fact.client()));
        all.put("change-drafted", (in, fact) -> in.changeDrafted(fact.text("reference")));
        all.put("change-revised", (in, fact) -> in.changeRevised(fact.text("reference"), fact.number("revision")));
        all.put(
                "change-declared",
                (in, fact) -> in.changeDeclared(
                        fact.text("reference"), fact.number("revision"), fact.platform(), fact.carriers("affected")));
        all.put(
                "change-amended",
                (in, fact) ->
                        in.changeAmended(fact.text("reference"), fact.number("revision"), fact.flag("editorial")));
        all.put(
                "affected-recomputed",
                (in, fact) -> in.affectedRecomputed(fact.text("reference"), fact.carriers("affected")));
        all.put("exclusion-approved", (in, fact) -> in.exclusionApproved(fact.text("reference"), fact.carrier()));
        all.put("change-implemented", (in, fact) -> in.changeImplemented(fact.text("reference"), fact.time("at")));
        all.put("change-withdrawn", (in, fact) -> in.changeWithdrawn(fact.text("reference")));
        all.put("change-rolled-back", (in, fact) -> in.changeRolledBack(fact.text("reference")));
        all.put("change-closed", (in, fact) -> in.changeClosed(fact.text("reference")));
        all.put("letter-undelivered", (in, fact) -> in.letterUndelivered(fact.carrier(), fact.text("change")));
        all.put("links-revoked", (in, fact) -> in.linksRevoked(fact.carrier(), fact.text("change")));
        all.put(
                "acknowledgement-reminded",
                (in, fact) -> in.acknowledgementReminded(
                        fact.carrier(), fact.text("change"), fact.text("stage"), fact.time("acknowledgeBy")));
        all.put(
                "signed-off",
                (in, fact) -> in.signedOff(
                        fact.carrier(),
                        fact.text("decision"),
                        fact.text("change"),
                        fact.number("revision"),
                        fact.time("effectiveFrom")));
        all.put("template-proposed", (in, fact) -> in.templateProposed(fact.text("name")));
        all.put("template-approved", (in, fact) -> in.templateApproved(fact.text("template")));
        all.put("template-retired", (in, fact) -> in.templateRetired(fact.text("template")));
        all.put(
                "hold-placed",
                (in, fact) -> in.holdPlaced(fact.campaign(), fact.client(), fact.platform(), fact.carrier()));
        all.put("hold-lifted", (in, fact) -> in.holdLifted());
        all.put(
                "anomaly-raised",
                (in, fact) -> in.anomalyRaised(
                        fact.campaign(),
                        fact.carrier(),
                        fact.text("level"),
                        fact.number("sent"),
                        fact.number("failed"),
                        fact.number("pending")));
        all.put("baseline-stated", (in, fact) -> in.baselineStated(fact.share("failureRate")));
        all.put(
                "watch-settings-changed",
                (in, fact) -> in.watchSettingsChanged(fact.magnitude("warnAt"), fact.magnitude("holdAt")));
        all.put(
                "canary-started",
                (in, fact) -> in.canaryStarted(fact.campaign(), fact.carrier(), fact.number("messages")));
        all.put(
                "canary-ended",
                (in, fact) -> in.canaryEnded(fact.text("state"), fact.number("judged"), fact.number("failed")));
        all.put(
                "release-canary-started",
                (in, fact) -> in.releaseCanaryStarted(
                        fact.platform(), fact.carrier(), fact.campaign(), fact.number("messages")));
        all.put(
                "release-canary-ended",
                (in, fact) -> in.releaseCanaryEnded(
                        fact.platform(),
                        fact.carrier(),
                        fact.text("state"),
                        fact.number("judged"),
                        fact.number("failed")));
        all.put(
                "incident-opened",
                (in, fact) -> in.incidentOpened(
                        fact.carrier(),
                        fact.campaign(),
                        fact.text("level"),
                        fact.number("sent"),
                        fact.number("failed")));
        all.put(
                "incident-joined",
                (in, fact) -> in.incidentJoined(
                        fact.campaign(), fact.text("level"), fact.flag("link"), fact.flag("asksAgain")));
        all.put("incident-merged", (in, fact) -> in.incidentMerged(fact.text("into")));
        all.put("incident-acknowledged", (in, fact) -> in.incidentAcknowledged(fact.flag("late")));
        all.put("incident-escalated", (in, fact) -> in.incidentEscalated(fact.time("acknowledgeBy")));
        all.put("incident-noted", (in, fact) -> in.incidentNoted());
        all.put("incident-client-informed", (in, fact) -> in.incidentClientInformed(fact.client(), fact.time("at")));
        all.put("incident-cause-set", (in, fact) -> in.incidentCauseSet(fact.text("change")));
        all.put(
                "incident-corrective-actions-set",
                (in, fact) -> in.incidentCorrectiveActionsSet(fact.count("actions")));
        all.put("incident-impact-set", (in, fact) -> in.incidentImpactSet());
        all.put("incident-closing-proposed", (in, fact) -> in.incidentClosingProposed());
        all.put("incident-closing-declined", (in, fact) -> in.incidentClosingDeclined());
        all.put("incident-closed", (in, fact) -> in.incidentClosed());
        all.put("erasure-proposed", (in, fact) -> in.erasureProposed(fact.text("carrier")));
        all.put("erasure-approved", (in, fact) -> in.erasureApproved(fact.text("carrier"), fact.number("entries")));
        all.put("texts-erased", (in, fact) -> in.textsErased(fact.counted("entries")));
        all.put("override-proposed", (in, fact) -> in.overrideProposed(fact.campaign(), fact.time("until")));
        all.put("override-approved", (in, fact) -> in.overrideApproved(fact.campaign(), fact.time("until")));
        all.put("override-ended", (in, fact) -> in.overrideEnded(fact.campaign()));
        all.put("decision-recorded", (in, fact) -> in.decisionRecorded(fact.campaignAsked(), fact.text("verdict")));
        all.put("witness-policy-set", (in, fact) -> in.witnessPolicySet());
        all.put("webhook-registered", (in, fact) -> in.webhookRegistered(fact.list("events", in::kind)));
        all.put("webhook-rotated", (in, fact) -> in.webhookRotated(fact.time("earlierUntil")));
        all.put("webhook-disabled", (in, fact) -> in.webhookDisabled());
        all.put("webhook-deleted", (in, fact) -> in.webhookDeleted());
        all.put("calendar-feed-made", (in, fact) -> in.calendarFeedMade());
        all.put("calendar-feed-revoked", (in, fact) -> in.calendarFeedRevoked());
        all.put("maintenance-received", (in, fact) -> in.maintenanceReceived(fact.time("from"), fact.time("until")));
        all.put("maintenance-updated", (in, fact) -> in.maintenanceUpdated(fact.time("from"), fact.time("until")));
        all.put("maintenance-assigned", (in, fact) -> in.maintenanceAssigned(fact.carrier()));
        all.put("maintenance-dismissed", (in, fact) -> in.maintenanceDismissed());
        all.put("clearance-ended", (in, fact) -> in.clearanceEnded(fact.campaign()));
        all.put("subscription-made", (in, fact) -> in.subscriptionMade());
        all.put("subscription-amended", (in, fact) -> in.subscriptionAmended());
        return all;
    }
}
