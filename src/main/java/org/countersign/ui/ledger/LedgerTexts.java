package org.countersign.ui.ledger;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.countersign.audit.ExportFormat;
import org.countersign.witnesses.Outcome;

/** The texts of the ledger's pages, with a sentence for each kind of fact; French in {@code messages/ledger_fr.properties}. */
@MessageBundle("ledger")
public interface LedgerTexts {
    @Message("Ledger")
    String ledger();

    @Message("Every fact that matters, in the order in which it happened. Nothing is ever changed or taken out.")
    String ledgerMeans();

    @Message("Checkpoint")
    String checkpoint();

    @Message("The signed size and root hash. Who keeps it can prove later that nothing before it has changed.")
    String checkpointMeans();

    @Message("Size")
    String size();

    @Message("{count} {#if number == 1}entry{#else}entries{/if}")
    String entriesCount(long number, String count);

    @Message("Root hash")
    String root();

    @Message("Origin")
    String origin();

    @Message("Signed note and key")
    String note();

    @Message("Witnesses")
    String witnesses();

    @Message(
            "Others who cosign the checkpoint once they have seen that nothing was taken back. So nobody can show them another ledger than you, the operator of this one included.")
    String witnessesMean();

    @Message(
            "Nobody cosigns this ledger. The operator names witnesses in the file that the setting COUNTERSIGN_WITNESSES_POLICY points to.")
    String noWitness();

    @Message("Witness policy")
    String policy();

    @Message("Witness")
    String witness();

    @Message("State")
    String state();

    @Message("Has cosigned")
    String cosigned();

    @Message("Newest cosigned checkpoint")
    String cosignedCheckpoint();

    @Message("late")
    String late();

    @Message("not asked yet")
    String notAsked();

    @Message(
            "{#when outcome}{#is COSIGNED}cosigns{#is UNREACHABLE}does not answer{#is UNKNOWN_LOG}does not know this ledger{#is WRONG_KEY}expects another key{#is CONTRADICTED}has seen another ledger{/when}")
    String outcome(Outcome outcome);

    @Message("Download the leaf")
    String downloadLeaf();

    @Message("Download the receipt")
    String downloadProof();

    @Message(
            "To keep or to pass on: leaf, proof and signed checkpoint in one text (C2SP tlog-proof), which verifies without this application.")
    String receiptMeans();

    @Message("The witness policy was set.")
    String witnessPolicySet();

    @Message("A webhook was registered. Events: {events}.")
    String webhookRegistered(String events);

    @Message("A webhook got another secret. The one before signs too until {until}.")
    String webhookRotated(String until);

    @Message("A webhook was disabled: its receiver answered that it wants no more.")
    String webhookDisabled();

    @Message("A webhook was ended.")
    String webhookDeleted();

    @Message("A calendar got a secret address.")
    String calendarFeedMade();

    @Message("A calendar’s secret address was revoked.")
    String calendarFeedRevoked();

    @Message("A carrier’s maintenance was announced, from {from} until {until}.")
    String maintenanceReceived(String from, String until);

    @Message("A carrier’s maintenance was announced anew: it is now from {from} until {until}.")
    String maintenanceUpdated(String from, String until);

    @Message("A maintenance was assigned to the carrier {carrier}.")
    String maintenanceAssigned(String carrier);

    @Message("A notice of maintenance was dismissed: it is no carrier’s of ours.")
    String maintenanceDismissed();

    @Message("Somebody has chosen what they are written to about.")
    String subscriptionMade();

    @Message("Somebody has chosen otherwise what they are written to about.")
    String subscriptionAmended();

    @Message("What happened")
    String fact();

    @Message("Kind")
    String kindLabel();

    @Message("Any kind")
    String anyKind();

    @Message("Subject")
    String subject();

    @Message("By (person or key)")
    String actor();

    @Message("Too many people and keys are called so. Type more of the name, or choose one.")
    String crowd();

    @Message("By")
    String by();

    @Message("Countersign")
    String system();

    @Message("somebody without credentials")
    String stranger();

    @Message("When")
    String at();

    @Message("Entry")
    String index();

    @Message("From")
    String from();

    @Message("Until")
    String until();

    @Message("More has happened before these than fits here.")
    String gap();

    @Message("No entry matches this filter.")
    String noSuchEntry();

    @Message("Entry {index}")
    String entry(String index);

    @Message("Everything about this subject")
    String about();

    @Message("Everything by the same")
    String byActor();

    @Message("Open its page")
    String open();

    @Message("Texts")
    String texts();

    @Message(
            "They stand beside the ledger; the leaf only commits to them, so that a text can be erased without harm to any proof.")
    String textsMean();

    @Message("Self-check")
    String selfCheck();

    @Message("Erasures")
    String erasures();

    @Message("This text has been erased.")
    String erased();

    @Message("Commitment")
    String commitment();

    @Message("The leaf")
    String leaf();

    @Message("These exact bytes are hashed: canonical JSON (RFC 8785).")
    String leafMeans();

    @Message("Leaf hash")
    String leafHash();

    @Message("Proof")
    String proof();

    @Message(
            "That this entry is in the ledger of {size} entries (RFC 9162): from the leaf hash, step by step, to the root hash of the checkpoint.")
    String proofMeans(String size);

    @Message("Step")
    String step();

    @Message("Beside it")
    String side();

    @Message("on the left")
    String left();

    @Message("on the right")
    String right();

    @Message("Hash beside it")
    String sibling();

    @Message("Hash of both")
    String node();

    @Message("Leaf")
    String start();

    @Message("Proven: the last hash is the root hash.")
    String proven();

    @Message("Not proven: the last hash is not the root hash. Somebody has altered the ledger.")
    String notProven();

    @Message("Entry before")
    String previous();

    @Message("Entry after")
    String next();

    @Message("“{name}”")
    String quoted(String name);

    @Message("Export")
    String export();

    @Message(
            "Take the ledger, or a part of it, out as a file. Each export is put on record, with its filter and without names.")
    String exportMeans();

    @Message("What to export")
    String whatToExport();

    @Message("Carrier named")
    String carrierNamed();

    @Message("Client named")
    String clientNamed();

    @Message("Format")
    String format();

    @Message("{#when format}{#is CSV}CSV{#is XLSX}Excel{#is NDJSON}NDJSON{#is ZIP}ZIP for auditors{/when}")
    String formatName(ExportFormat format);

    @Message(
            "{#when format}"
                    + "{#is CSV}for a spreadsheet or a script; separated as your language’s Excel expects it"
                    + "{#is XLSX}for a spreadsheet"
                    + "{#is NDJSON}for programs, a line of JSON for each entry"
                    + "{#is ZIP}everything it takes to verify the ledger without this server: all leaves, hashes, the checkpoint and the texts of what is chosen{/when}")
    String formatMeans(ExportFormat format);

    @Message("How large?")
    String seeSize();

    @Message("Export and download")
    String download();

    @Message(
            "{#if exact}{count} {#if number == 1}entry{#else}entries{/if}{#else}about {count} entries{/if}, about {size}")
    String extent(long number, String count, boolean exact, String size);

    @Message("{n} kB")
    String kilobytes(String n);

    @Message("{n} MB")
    String megabytes(String n);

    @Message("{n} received of about {total}")
    String received(String n, String total);

    @Message("The export is complete: {n}.")
    String complete(String n);

    @Message("The export broke off. Nothing was saved; try again.")
    String brokeOff();

    @Message("Verify a ZIP on any machine with Java, without this server:")
    String verifyHint();

    @Message("The ledger {origin} was created.")
    String ledgerCreated(String origin);

    @Message("The ledger of {size} entries was exported as {format}.")
    String ledgerExported(String format, String size);

    @Message("The demo {scenario} was loaded.")
    String demoLoaded(String scenario);

    @Message("A person was given an account: {roles}.")
    String personAdded(String roles);

    @Message("A person’s account was amended: {roles}{#if disabled}, disabled{/if}.")
    String personAmended(String roles, boolean disabled);

    @Message("An administrator ended {#if one}a session{#else}all sessions{/if} of a person.")
    String sessionsEnded(boolean one);

    @Message("An API key was issued: {roles}.")
    String apiKeyIssued(String roles);

    @Message("An API key was revoked.")
    String apiKeyRevoked();

    @Message("An attempt was refused: {operation}{#if on != 'unknown'} ({on}){/if}.")
    String attemptRefused(String operation, String on);

    @Message("The carrier {name} was registered, PLMN {plmns}.")
    String carrierRegistered(String name, String plmns);

    @Message("The carrier {name} was amended.")
    String carrierAmended(String name);

    @Message("The platform “{name}” was registered{#if baseline} with the baseline {baseline}{/if}."
            + "{#if canary == 'after-release'} A launch over it needs a canary after each release.{/if}")
    String platformRegistered(String name, String baseline, String canary);

    @Message("The platform “{name}” was amended{#if baseline}; its baseline is {baseline}{/if}."
            + "{#if canary == 'after-release'} A launch over it needs a canary after each release.{/if}")
    String platformAmended(String name, String baseline, String canary);

    @Message("{platform} was interconnected with {carrier}: {days} d notice, acknowledgement within {hours} h.")
    String interconnectOpened(String platform, String carrier, String days, String hours);

    @Message(
            "The terms between {platform} and {carrier} were amended: {days} d notice, acknowledgement within {hours} h.")
    String interconnectAmended(String platform, String carrier, String days, String hours);

    @Message("The interconnect of {platform} with {carrier} was ended.")
    String interconnectEnded(String platform, String carrier);

    @Message("The release {release} was reported to run on {platform} since {since}.")
    String releaseReported(String release, String platform, String since);

    @Message("The client {name} was registered.")
    String clientRegistered(String name);

    @Message("The client {name} was amended.")
    String clientAmended(String name);

    @Message("{client} has a contract on {platform} from {from} until {until}.")
    String contractSigned(String client, String platform, String from, String until);

    @Message("The contract {code} of {client} on {platform} was amended: it runs from {from} until {until}.")
    String contractAmended(String code, String client, String platform, String from, String until);

    @Message("A protected period of {client} was set, from {from} until {until}.")
    String protectedPeriodSet(String client, String from, String until);

    @Message("A protected period of {client} was amended: it is now from {from} until {until}.")
    String protectedPeriodAmended(String client, String from, String until);

    @Message("The protected period of {client} from {from} until {until} was lifted.")
    String protectedPeriodLifted(String client, String from, String until);

    @Message("The campaign “{name}” of {client} was registered on {platform}.")
    String campaignRegistered(String name, String client, String platform);

    @Message("The campaign “{name}” of {client} was amended.")
    String campaignAmended(String name, String client);

    @Message("{reference} was drafted.")
    String changeDrafted(String reference);

    @Message("The draft of {reference} was revised: revision {revision}.")
    String changeRevised(String reference, String revision);

    @Message("{reference}, revision {revision}, was declared on {platform}{#if affected}; it needs {affected}{/if}.")
    String changeDeclared(String reference, String revision, String platform, String affected);

    @Message(
            "{reference} was amended: revision {revision}, {#if editorial}editorial, so sign-offs stay{#else}to be signed off anew{/if}.")
    String changeAmended(String reference, String revision, boolean editorial);

    @Message("{reference} now needs {affected}.")
    String affectedRecomputed(String reference, String affected);

    @Message("It was approved that {reference} leaves out {carrier}.")
    String exclusionApproved(String reference, String carrier);

    @Message("{reference} was implemented, as of {at}.")
    String changeImplemented(String reference, String at);

    @Message("{reference} was withdrawn.")
    String changeWithdrawn(String reference);

    @Message("{reference} was rolled back.")
    String changeRolledBack(String reference);

    @Message("{reference} was closed.")
    String changeClosed(String reference);

    @Message(
            "{carrier} was {#when stage}{#is 'ahead'}reminded to acknowledge {change} by {by}{#is 'due'}told that its time to acknowledge {change}, until {by}, is over{#else}written to once more, and to others than before, because it had not acknowledged {change} by {by}{/when}.")
    String acknowledgementReminded(String carrier, String change, String stage, String by);

    @Message("A letter to {carrier} about {change} did not arrive.")
    String letterUndelivered(String carrier, String change);

    @Message("Nobody signs off {change} for {carrier} by the links of letters any more.")
    String linksRevoked(String carrier, String change);

    @Message(
            "{carrier} {#when decision}{#is 'acknowledged'}has acknowledged{#is 'accepted'}has accepted{#is 'rejected'}has rejected{#is 'withdrawn'}has withdrawn its acceptance of{#else}{decision}{/when} revision {revision} of {change}{#if from}, from {from} on{/if}.")
    String signedOff(String carrier, String decision, String change, String revision, String from);

    @Message(
            "A hold was placed on {#if campaign}the campaign {campaign}{#else if client}the client {client}{#else}the platform {platform}{/if}{#if carrier}, at {carrier} only{/if}.")
    String holdPlaced(String campaign, String client, String platform, String carrier);

    @Message("The template “{template}” for standard changes was proposed.")
    String templateProposed(String template);

    @Message("The template {template} was approved.")
    String templateApproved(String template);

    @Message("The template {template} was retired.")
    String templateRetired(String template);

    @Message("A hold was lifted.")
    String holdLifted();

    @Message(
            "The delivery watch {#if level == 'held'}holds{#else}warns of{/if} campaign {campaign} at {carrier}: of {sent}"
                    + " messages {failed} failed, {pending} have no final report.")
    String anomalyRaised(String campaign, String carrier, String level, String sent, String failed, String pending);

    @Message("The usual failure rate of the carrier was stated: {rate}.")
    String baselineStated(String rate);

    @Message("The delivery watch was set: it warns from {warn} and holds from {hold}.")
    String watchSettingsChanged(String warn, String hold);

    @Message("A canary of campaign {campaign} to {carrier} was started, of at most {messages} messages.")
    String canaryStarted(String campaign, String carrier, String messages);

    @Message(
            "{#when state}{#is 'succeeded'}The canary succeeded{#is 'failed'}The canary failed{#else}The canary ran out{/when}:"
                    + " of {judged} messages {failed} failed.")
    String canaryEnded(String state, String judged, String failed);

    @Message(
            "A canary of platform {platform} at {carrier} was started, of at most {messages} messages of campaign {campaign}.")
    String releaseCanaryStarted(String platform, String carrier, String campaign, String messages);

    @Message(
            "The canary of platform {platform} at {carrier} {#when state}{#is 'succeeded'}succeeded{#is 'failed'}failed{#is 'superseded'}was superseded{#is 'cancelled'}was cancelled{#else}ran out{/when}:"
                    + " of {judged} messages {failed} failed.")
    String releaseCanaryEnded(String platform, String carrier, String state, String judged, String failed);

    @Message(
            "An incident was opened at {carrier}: campaign {campaign} is {#if level == 'held'}held{#else}warned of{/if}; {failed} of"
                    + " {sent} messages failed.")
    String incidentOpened(String carrier, String campaign, String level, String sent, String failed);

    @Message("Another alarm joined the incident: campaign {campaign}, {#if level == 'held'}held{#else}warned of{/if}."
            + "{#if link} It is about the platform’s whole link to the carrier.{/if}"
            + "{#if again} It has to be acknowledged once more.{/if}")
    String incidentJoined(String campaign, String level, boolean link, boolean again);

    @Message("The incident goes on as part of {other}.")
    String incidentMerged(String other);

    @Message("The incident was acknowledged{#if late}, after its deadline{/if}.")
    String incidentAcknowledged(boolean late);

    @Message("The incident escalated: nobody had acknowledged it by {deadline}.")
    String incidentEscalated(String deadline);

    @Message("A note was written into the incident’s dossier.")
    String incidentNoted();

    @Message("The client {client} was told of the incident on {time}.")
    String incidentClientInformed(String client, String time);

    @Message("The incident’s cause was stated{#if change}: change {change}{/if}.")
    String incidentCauseSet(String change);

    @Message("The incident’s corrective actions were stated: {count}.")
    String incidentCorrectiveActionsSet(int count);

    @Message("The incident’s impact was stated.")
    String incidentImpactSet();

    @Message("One person proposed to close the incident.")
    String incidentClosingProposed();

    @Message("Somebody declined to close the incident.")
    String incidentClosingDeclined();

    @Message("A second person agreed, and the incident was closed.")
    String incidentClosed();

    @Message("An override for {campaign} was proposed, until {until}.")
    String overrideProposed(String campaign, String until);

    @Message("An override for {campaign} was approved, until {until}.")
    String overrideApproved(String campaign, String until);

    @Message("An override for {campaign} was ended.")
    String overrideEnded(String campaign);

    @Message("The erasure of {#if carrier}a contact of {carrier}{#else}a person{/if} was proposed.")
    String erasureProposed(String carrier);

    @Message(
            "{#if carrier}A contact of {carrier}{#else}A person{/if} was erased, with texts of {entries} {#if entries == '1'}entry{#else}entries{/if}.")
    String erasureApproved(String carrier, String entries);

    @Message("Texts of {entries} {#if entries == '1'}entry{#else}entries{/if} were erased for good.")
    String textsErased(String entries);

    @Message(
            "The gate decided about {campaign}: {#when verdict}{#is 'allow'}may leave{#is 'block'}blocked{#else}{verdict}{/when}.")
    String decisionRecorded(String campaign, String verdict);

    @Message("The clearance of {campaign} does not count any more: the gate would block it now.")
    String clearanceEnded(String campaign);

    @Message("{#when kind}"
            + "{#is 'acknowledgement-reminded'}Carrier reminded{#is 'affected-recomputed'}Affected carriers recomputed"
            + "{#is 'anomaly-raised'}Anomaly noticed"
            + "{#is 'baseline-stated'}Baseline stated"
            + "{#is 'api-key-issued'}API key issued"
            + "{#is 'api-key-revoked'}API key revoked"
            + "{#is 'attempt-refused'}Attempt refused"
            + "{#is 'calendar-feed-made'}Calendar’s address made"
            + "{#is 'calendar-feed-revoked'}Calendar’s address revoked"
            + "{#is 'campaign-amended'}Campaign amended"
            + "{#is 'campaign-registered'}Campaign registered"
            + "{#is 'canary-ended'}Canary ended"
            + "{#is 'canary-started'}Canary started"
            + "{#is 'carrier-amended'}Carrier amended"
            + "{#is 'carrier-registered'}Carrier registered"
            + "{#is 'change-amended'}Change amended"
            + "{#is 'change-closed'}Change closed"
            + "{#is 'change-declared'}Change declared"
            + "{#is 'change-drafted'}Change drafted"
            + "{#is 'change-implemented'}Change implemented"
            + "{#is 'change-revised'}Draft revised"
            + "{#is 'change-rolled-back'}Change rolled back"
            + "{#is 'change-withdrawn'}Change withdrawn"
            + "{#is 'clearance-ended'}Clearance ended"
            + "{#is 'client-amended'}Client amended"
            + "{#is 'client-registered'}Client registered"
            + "{#is 'contract-amended'}Contract amended"
            + "{#is 'contract-signed'}Contract signed"
            + "{#is 'decision-recorded'}Decision"
            + "{#is 'demo-loaded'}Demo loaded"
            + "{#is 'erasure-approved'}Erasure done"
            + "{#is 'erasure-proposed'}Erasure proposed"
            + "{#is 'exclusion-approved'}Exclusion approved"
            + "{#is 'hold-lifted'}Hold lifted"
            + "{#is 'hold-placed'}Hold placed"
            + "{#is 'incident-acknowledged'}Incident acknowledged"
            + "{#is 'incident-cause-set'}Incident’s cause stated"
            + "{#is 'incident-client-informed'}Client told of an incident"
            + "{#is 'incident-closed'}Incident closed"
            + "{#is 'incident-closing-declined'}Closing of an incident declined"
            + "{#is 'incident-closing-proposed'}Closing of an incident proposed"
            + "{#is 'incident-corrective-actions-set'}Corrective actions stated"
            + "{#is 'incident-escalated'}Incident escalated"
            + "{#is 'incident-impact-set'}Incident’s impact stated"
            + "{#is 'incident-joined'}Alarm joined an incident"
            + "{#is 'incident-merged'}Incident merged"
            + "{#is 'incident-noted'}Note on an incident"
            + "{#is 'incident-opened'}Incident opened"
            + "{#is 'interconnect-amended'}Interconnect amended"
            + "{#is 'interconnect-ended'}Interconnect ended"
            + "{#is 'interconnect-opened'}Interconnect opened"
            + "{#is 'ledger-created'}Ledger created"
            + "{#is 'ledger-exported'}Ledger exported"
            + "{#is 'letter-undelivered'}Letter not delivered"
            + "{#is 'links-revoked'}Links of letters ended"
            + "{#is 'maintenance-assigned'}Maintenance assigned"
            + "{#is 'maintenance-dismissed'}Notice of maintenance dismissed"
            + "{#is 'maintenance-received'}Maintenance announced"
            + "{#is 'maintenance-updated'}Maintenance announced anew"
            + "{#is 'override-approved'}Override approved"
            + "{#is 'override-ended'}Override ended"
            + "{#is 'override-proposed'}Override proposed"
            + "{#is 'person-added'}Person added"
            + "{#is 'person-amended'}Person amended"
            + "{#is 'platform-amended'}Platform amended"
            + "{#is 'platform-registered'}Platform registered"
            + "{#is 'protected-period-amended'}Protected period amended"
            + "{#is 'protected-period-lifted'}Protected period lifted"
            + "{#is 'protected-period-set'}Protected period set"
            + "{#is 'release-canary-ended'}Canary of a release ended"
            + "{#is 'release-canary-started'}Canary of a release started"
            + "{#is 'release-reported'}Release reported"
            + "{#is 'sessions-ended'}Sessions ended"
            + "{#is 'signed-off'}Sign-off"
            + "{#is 'subscription-amended'}Subscription changed"
            + "{#is 'subscription-made'}Subscription made"
            + "{#is 'template-approved'}Template approved"
            + "{#is 'template-proposed'}Template proposed"
            + "{#is 'template-retired'}Template retired"
            + "{#is 'texts-erased'}Texts erased"
            + "{#is 'watch-settings-changed'}Delivery watch set"
            + "{#is 'webhook-deleted'}Webhook ended"
            + "{#is 'webhook-disabled'}Webhook disabled"
            + "{#is 'webhook-registered'}Webhook registered"
            + "{#is 'webhook-rotated'}Webhook’s secret changed"
            + "{#is 'witness-policy-set'}Witness policy set"
            + "{#else}{kind}{/when}")
    String kind(String kind);
}
