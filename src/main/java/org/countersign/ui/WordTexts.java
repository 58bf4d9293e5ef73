package org.countersign.ui;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.countersign.changes.AffectedState;
import org.countersign.changes.Category;
import org.countersign.changes.ChangeKind;
import org.countersign.changes.ChangeStatus;
import org.countersign.changes.TemplateState;
import org.countersign.core.Language;
import org.countersign.incidents.IncidentStatus;
import org.countersign.signoffs.SignOffDecision;
import org.countersign.watch.detect.Level;
import org.countersign.watch.report.DeliveryState;
import org.countersign.watch.report.FailureReason;

/** The field's own words, one for each value, as every page says them; French in {@code messages/words_fr.properties}. */
@MessageBundle("words")
public interface WordTexts {
    @Message("{#when language}{#is EN}English{#is FR}French{/when}")
    String language(Language language);

    @Message("{#when status}{#is DRAFT}draft{#is DECLARED}declared{#is IMPLEMENTED}implemented{#is CLOSED}closed"
            + "{#is WITHDRAWN}withdrawn{#is ROLLED_BACK}rolled back{/when}")
    String status(ChangeStatus status);

    @Message("{#when state}{#is PENDING}pending{#is ACKNOWLEDGED}acknowledged{#is ACCEPTED}accepted"
            + "{#is REJECTED}rejected{#is WITHDRAWN}withdrawn{/when}")
    String state(AffectedState state);

    @Message("{#when kind}{#is STANDARD}standard{#is NORMAL}normal{#is EMERGENCY}emergency{/when}")
    String kind(ChangeKind kind);

    @Message("{#when state}{#is PROPOSED}proposed{#is APPROVED}approved{#is RETIRED}retired{/when}")
    String template(TemplateState state);

    @Message("{#when category}{#is SENDER_IDENTITY}sender identity{#is ROUTING}routing{#is ENCODING}encoding"
            + "{#is THROUGHPUT}throughput{#is CONNECTIVITY}connectivity{#is CONTENT_FILTERING}content filtering"
            + "{#is NUMBERING}numbering{#is DELIVERY_RECEIPTS}delivery receipts{#is OTHER}other{/when}")
    String category(Category category);

    /** What a change says before and after of; see {@link Category#usualAttributes}. Others stand as they were typed. */
    @Message("{#when attribute}{#is 'sender'}sender{#is 'sender-type'}sender type{#is 'anonymisation'}anonymisation"
            + "{#is 'reply-path'}reply path{#is 'route'}route{#is 'gateway'}gateway{#is 'priority'}priority"
            + "{#is 'failover'}failover{#is 'alphabet'}alphabet{#is 'concatenation'}concatenation"
            + "{#is 'national-language-table'}national language table{#is 'messages-per-second'}messages per second"
            + "{#is 'window-size'}window size{#is 'sending-hours'}sending hours{#is 'protocol'}protocol"
            + "{#is 'address'}address{#is 'port'}port{#is 'tls'}TLS{#is 'binds'}binds{#is 'filter'}filter"
            + "{#is 'keywords'}keywords{#is 'url-policy'}URL policy{#is 'opt-out'}opt-out{#is 'short-code'}short code"
            + "{#is 'number-range'}number range{#is 'numbering-plan'}numbering plan{#is 'receipt-format'}receipt format"
            + "{#is 'receipt-states'}receipt states{#is 'receipt-delay'}receipt delay{#else}{attribute}{/when}")
    String attribute(String attribute);

    /** What was refused to somebody. */
    @Message("{#when operation}{#is 'declare'}declaring a change"
            + "{#is 'approve-exclusion'}approving that a carrier is left out"
            + "{#is 'propose-exclusion'}proposing that a carrier is left out"
            + "{#is 'template'}deciding on a template{#is 'export'}exporting the ledger"
            + "{#is 'erasure'}erasing somebody{#is 'sign-off'}signing off"
            + "{#is 'override'}deciding on an override{#is 'lift-hold'}lifting a hold"
            + "{#is 'acknowledge-incident'}acknowledging an incident{#is 'close-incident'}closing an incident"
            + "{#is 'report-release'}reporting a release{#else}{operation}{/when}")
    String operation(String operation);

    @Message("{#when type}{#is 'alphanumeric'}name (alphanumeric){#is 'short-code'}short code{#is 'number'}number"
            + "{#else}{type}{/when}")
    String senderType(String type);

    @Message(
            "{#when status}{#is OPEN}open{#is ACKNOWLEDGED}acknowledged{#is CLOSING_PROPOSED}closing proposed{#is CLOSED}closed"
                    + "{#is MERGED}merged{/when}")
    String incident(IncidentStatus status);

    /** What was reported of a message last. */
    @Message("{#when state}{#is ACCEPTED}accepted{#is BUFFERED}buffered{#is DELIVERED_NETWORK}delivered to the network"
            + "{#is DELIVERED_HANDSET}delivered{#is EXPIRED}expired{#is UNDELIVERABLE}undeliverable{#is REJECTED}rejected"
            + "{#is DELETED}deleted{#is UNKNOWN}no report{/when}")
    String delivery(DeliveryState state);

    @Message("{#when reason}{#is NONE}no reason{#is CARRIER_BLOCKED}blocked by the carrier"
            + "{#is SENDER_UNREGISTERED}sender not registered{#is ABSENT}recipient absent{#is UNKNOWN_NUMBER}unknown number"
            + "{#is RECIPIENT_BARRED}recipient barred{#is HANDSET}handset{#is NETWORK}network"
            + "{#is ROUTING_PORTABILITY}routing or portability{#is CONTENT}content{#is PLATFORM}platform"
            + "{#is UNSPECIFIED}unspecified{/when}")
    String failure(FailureReason reason);

    @Message("{#when level}{#is NORMAL}normal{#is WARNED}warned{#is HELD}held{/when}")
    String level(Level level);

    @Message("{#when decision}{#is ACKNOWLEDGED}acknowledged{#is ACCEPTED}accepted{#is REJECTED}rejected"
            + "{#is WITHDRAWN}withdrawn{/when}")
    String signOff(SignOffDecision decision);
}
