package org.countersign.watch.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.countersign.core.Problem;
import org.countersign.watch.report.Dialect.Reading;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What providers write, and what it means: every way in which they differ. */
class DialectTest {
    private static final Reading PLAIN = new Reading(ZoneOffset.UTC, ErrorTable.NONE, MessageIds.Form.SAME);

    private static Receipt smpp(String text) {
        return Dialect.SMPP.read(Fields.of(Map.of("text", text)), PLAIN);
    }

    private static Receipt json(Dialect dialect, String json) {
        return json(dialect, json, PLAIN);
    }

    private static Receipt json(Dialect dialect, String json, Reading reading) {
        try {
            return dialect.read(Fields.of(new ObjectMapper().readTree(json), "text"), reading);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Nested
    class Smpp {
        @Test
        void a_receipt_is_read_as_the_standard_shows_it() {
            Receipt receipt = smpp(
                    "id:IIIIIIIIII sub:001 dlvrd:001 submit date:1309110800 done date:1309110802 stat:DELIVRD err:000 text:Bonjour");

            assertThat(receipt.messageId()).isEqualTo("IIIIIIIIII");
            assertThat(receipt.state()).isEqualTo(DeliveryState.DELIVERED_HANDSET);
            assertThat(receipt.reason()).isEqualTo(FailureReason.NONE);
            assertThat(receipt.submittedAt()).isEqualTo(Instant.parse("2013-09-11T08:00:00Z"));
            assertThat(receipt.doneAt()).isEqualTo(Instant.parse("2013-09-11T08:02:00Z"));
            assertThat(receipt.rawStatus()).isEqualTo("DELIVRD");
            assertThat(receipt.rawError()).isEqualTo("000");
        }

        @Test
        void failed_with_a_done_date_of_zeros_is_a_failure_without_a_time() {
            Receipt receipt = smpp(
                    "id:1 sub:001 dlvrd:000 submit date:1309110800 done date:0000000000 stat:FAILED err:123 text:x");

            assertThat(receipt.state()).isEqualTo(DeliveryState.UNDELIVERABLE);
            assertThat(receipt.doneAt()).isNull();
            assertThat(receipt.reason()).isEqualTo(FailureReason.UNSPECIFIED);
            assertThat(receipt.rawStatus()).isEqualTo("FAILED");
        }

        @ParameterizedTest
        @CsvSource({
            "DELIVRD, DELIVERED_HANDSET",
            "EXPIRED, EXPIRED",
            "DELETED, DELETED",
            "UNDELIV, UNDELIVERABLE",
            "ACCEPTD, ACCEPTED",
            "ENROUTE, ACCEPTED",
            "UNKNOWN, UNKNOWN",
            "REJECTD, REJECTED",
            "rejectd, REJECTED",
            "NEVERSEEN, UNKNOWN"
        })
        void each_word_of_a_receipt_has_its_state(String stat, DeliveryState state) {
            assertThat(smpp("id:1 stat:" + stat + " err:000").state()).isEqualTo(state);
        }

        @Test
        void acceptd_is_not_delivered() {
            assertThat(smpp("id:1 stat:ACCEPTD").state().outcome()).isEqualTo(Outcome.PENDING);
        }

        @ParameterizedTest
        @CsvSource({
            "1, ACCEPTED",
            "2, DELIVERED_HANDSET",
            "3, EXPIRED",
            "4, DELETED",
            "5, UNDELIVERABLE",
            "6, ACCEPTED",
            "7, UNKNOWN",
            "8, REJECTED"
        })
        void the_optional_parameter_tells_the_state_better_than_the_text(int messageState, DeliveryState state) {
            Receipt receipt = json(
                    Dialect.SMPP,
                    "{\"text\": \"id:0 stat:ENROUTE\", \"message_state\": %d, \"receipted_message_id\": \"77\"}"
                            .formatted(messageState));

            assertThat(receipt.state()).isEqualTo(state);
            assertThat(receipt.messageId()).isEqualTo("77");
            assertThat(receipt.rawStatus()).isEqualTo("ENROUTE");
        }

        @Test
        void the_optional_parameters_do_without_a_text() {
            Receipt receipt = json(Dialect.SMPP, "{\"messageState\": 5, \"receiptedMessageId\": \"77\"}");

            assertThat(receipt.state()).isEqualTo(DeliveryState.UNDELIVERABLE);
            assertThat(receipt.rawStatus()).isEqualTo("5");
        }

        @Test
        void fields_may_come_in_any_order_and_any_case() {
            Receipt receipt = smpp("STAT:UNDELIV ERR:006 DONE DATE:130911080230 ID:abc");

            assertThat(receipt.messageId()).isEqualTo("abc");
            assertThat(receipt.doneAt()).isEqualTo(Instant.parse("2013-09-11T08:02:30Z"));
        }

        @Test
        void a_field_that_is_left_empty_takes_nothing_of_the_next() {
            Receipt receipt = smpp("id:1 sub: dlvrd: submit date: done date: stat:FAILED err: text:");

            assertThat(receipt.messageId()).isEqualTo("1");
            assertThat(receipt.submittedAt()).isNull();
            assertThat(receipt.doneAt()).isNull();
            assertThat(receipt.state()).isEqualTo(DeliveryState.UNDELIVERABLE);
            assertThat(receipt.rawError()).isNull();
        }

        @Test
        void what_the_message_itself_says_is_no_field_of_its_receipt() {
            Receipt receipt = smpp("id:1 sub:001 err:000 stat:DELIVRD text:id:2 stat:UNDELIV err:001");

            assertThat(receipt.messageId()).isEqualTo("1");
            assertThat(receipt.state()).isEqualTo(DeliveryState.DELIVERED_HANDSET);
        }

        @Test
        void times_are_in_the_zone_that_is_told() {
            Reading paris = new Reading(ZoneId.of("Europe/Paris"), ErrorTable.NONE, MessageIds.Form.SAME);

            Receipt receipt =
                    Dialect.SMPP.read(Fields.of(Map.of("text", "id:1 stat:DELIVRD done date:1309111002")), paris);

            assertThat(receipt.doneAt()).isEqualTo(Instant.parse("2013-09-11T08:02:00Z"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "stat:DELIVRD",
                    "id:1 err:000",
                    "",
                    "id:1 stat:DELIVRD done date:1313991799",
                    "id:1 stat:X done date:99"
                })
        void what_cannot_be_understood_is_refused_with_its_place(String text) {
            assertThatThrownBy(() -> smpp(text))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.errors().get(0).pointer())
                                    .isEqualTo("/text"));
        }
    }

    @Nested
    class Errors {
        @Test
        void a_number_tells_nothing_unless_it_is_known_whose_it_is() {
            assertThat(smpp("id:1 stat:UNDELIV err:006").reason()).isEqualTo(FailureReason.UNSPECIFIED);
        }

        @Test
        void the_same_number_means_other_things_at_other_providers() {
            assertThat(ErrorTable.GSM_MAP.reason("006")).isEqualTo(FailureReason.ABSENT);
            assertThat(ErrorTable.VONAGE.reason("6")).isEqualTo(FailureReason.CARRIER_BLOCKED);
            assertThat(ErrorTable.TWILIO.reason("6")).isEqualTo(FailureReason.UNSPECIFIED);
        }

        @Test
        void receipts_are_read_with_the_table_that_is_told() {
            Reading map = new Reading(ZoneOffset.UTC, ErrorTable.GSM_MAP, MessageIds.Form.SAME);

            Receipt receipt = Dialect.SMPP.read(Fields.of(Map.of("text", "id:1 stat:UNDELIV err:001")), map);

            assertThat(receipt.reason()).isEqualTo(FailureReason.UNKNOWN_NUMBER);
        }

        @Test
        void what_is_no_number_tells_nothing() {
            assertThat(ErrorTable.VONAGE.reason("0x6")).isEqualTo(FailureReason.UNSPECIFIED);
        }
    }

    @Nested
    class Kannel {
        @ParameterizedTest
        @CsvSource({
            "1, DELIVERED_HANDSET",
            "2, UNDELIVERABLE",
            "4, BUFFERED",
            "8, ACCEPTED",
            "16, REJECTED",
            "32, BUFFERED"
        })
        void each_type_has_its_state(String type, DeliveryState state) {
            Receipt receipt = Dialect.KANNEL.read(Fields.of(Map.of("id", "m-1", "type", type)), PLAIN);

            assertThat(receipt.state()).isEqualTo(state);
        }

        @Test
        void the_message_centres_own_words_say_more_than_the_type() {
            Receipt receipt = Dialect.KANNEL.read(
                    Fields.of(Map.of(
                            "id",
                            "m-1",
                            "type",
                            "2",
                            "answer",
                            "id:7 sub:001 dlvrd:000 submit date:1309110800 done date:1309110801 stat:EXPIRED err:027 text:",
                            "to",
                            "+33600000000")),
                    new Reading(ZoneOffset.UTC, ErrorTable.GSM_MAP, MessageIds.Form.SAME));

            assertThat(receipt.messageId()).isEqualTo("m-1");
            assertThat(receipt.state()).isEqualTo(DeliveryState.EXPIRED);
            assertThat(receipt.reason()).isEqualTo(FailureReason.ABSENT);
            assertThat(receipt.recipient()).isEqualTo("+33600000000");
        }

        @Test
        void accepted_by_the_centre_is_not_delivered_whatever_the_type() {
            Receipt receipt = Dialect.KANNEL.read(
                    Fields.of(Map.of("id", "m-1", "type", "1", "answer", "id:7 stat:ACCEPTD err:000 text:")), PLAIN);

            assertThat(receipt.state()).isEqualTo(DeliveryState.ACCEPTED);
        }

        @Test
        void another_type_is_refused() {
            assertThatThrownBy(() -> Dialect.KANNEL.read(Fields.of(Map.of("id", "1", "type", "3")), PLAIN))
                    .isInstanceOf(Problem.class);
        }
    }

    @Nested
    class Twilio {
        @ParameterizedTest
        @CsvSource({
            "queued, ACCEPTED",
            "sent, DELIVERED_NETWORK",
            "delivered, DELIVERED_HANDSET",
            "undelivered, UNDELIVERABLE",
            "failed, REJECTED",
            "canceled, DELETED",
            "something-new, UNKNOWN"
        })
        void each_status_has_its_state(String status, DeliveryState state) {
            Receipt receipt = Dialect.TWILIO.read(
                    Fields.of(Map.of("MessageSid", "SM1", "MessageStatus", status, "To", "+33600000000")), PLAIN);

            assertThat(receipt.state()).isEqualTo(state);
            assertThat(receipt.messageId()).isEqualTo("SM1");
        }

        @Test
        void errors_have_reasons() {
            Receipt receipt = Dialect.TWILIO.read(
                    Fields.of(Map.of("MessageSid", "SM1", "MessageStatus", "undelivered", "ErrorCode", "30007")),
                    PLAIN);

            assertThat(receipt.reason()).isEqualTo(FailureReason.CARRIER_BLOCKED);
        }
    }

    @Nested
    class Vonage {
        @Test
        void a_receipt_of_the_sms_api_is_read() {
            Receipt receipt = json(Dialect.VONAGE, """
                    {"msisdn": "33600000000", "to": "AcmeInc", "network-code": "20801", "messageId": "0A0000000123ABCD1",
                     "price": "0.03330000", "status": "rejected", "scts": "1309110802", "err-code": "6",
                     "message-timestamp": "2013-09-11 08:02:10"}
                    """);

            assertThat(receipt.state()).isEqualTo(DeliveryState.REJECTED);
            assertThat(receipt.reason()).isEqualTo(FailureReason.CARRIER_BLOCKED);
            assertThat(receipt.plmn()).isEqualTo("20801");
            assertThat(receipt.doneAt()).isEqualTo(Instant.parse("2013-09-11T08:02:00Z"));
            assertThat(receipt.recipient()).isEqualTo("33600000000");
        }

        @Test
        void a_status_of_the_messages_api_is_read() {
            Receipt receipt = json(Dialect.VONAGE, """
                    {"message_uuid": "aaaaaaaa-bbbb-4ccc-8ddd-0123456789ab", "status": "delivered",
                     "timestamp": "2013-09-11T08:02:10Z", "destination": {"network_code": "20810"}}
                    """);

            assertThat(receipt.state()).isEqualTo(DeliveryState.DELIVERED_HANDSET);
            assertThat(receipt.plmn()).isEqualTo("20810");
            assertThat(receipt.doneAt()).isEqualTo(Instant.parse("2013-09-11T08:02:10Z"));
        }
    }

    @Nested
    class Infobip {
        private Receipt status(String group, String name, String error) {
            return json(Dialect.INFOBIP, """
                    {"bulkId": "b", "messageId": "1478260834465349756", "to": "33600000000", "smsCount": 1, "mccMnc": "20801",
                     "sentAt": "2013-09-11T10:00:07.000+0200", "doneAt": "2013-09-11T10:00:09.120+0200",
                     "status": {"groupId": 3, "groupName": "%s", "id": 5, "name": "%s", "description": "…"},
                     "error": {"groupId": 0, "groupName": "OK", "id": 0, "name": "%s", "permanent": false}}
                    """.formatted(group, name, error));
        }

        @Test
        void delivered_to_operator_is_intermediate() {
            Receipt receipt = status("DELIVERED", "DELIVERED_TO_OPERATOR", "NO_ERROR");

            assertThat(receipt.state()).isEqualTo(DeliveryState.DELIVERED_NETWORK);
            assertThat(receipt.state().isFinal()).isFalse();
        }

        @Test
        void delivered_to_handset_is_final() {
            Receipt receipt = status("DELIVERED", "DELIVERED_TO_HANDSET", "NO_ERROR");

            assertThat(receipt.state().outcome()).isEqualTo(Outcome.DELIVERED);
            assertThat(receipt.doneAt()).isEqualTo(Instant.parse("2013-09-11T08:00:09.120Z"));
            assertThat(receipt.plmn()).isEqualTo("20801");
        }

        @ParameterizedTest
        @CsvSource({
            "PENDING, PENDING_WAITING_DELIVERY, NO_ERROR, BUFFERED, NONE",
            "PENDING, PENDING_ENROUTE, NO_ERROR, ACCEPTED, NONE",
            "UNDELIVERABLE, UNDELIVERABLE_REJECTED_OPERATOR, NO_ERROR, REJECTED, CARRIER_BLOCKED",
            "UNDELIVERABLE, UNDELIVERABLE_NOT_DELIVERED, EC_ABSENT_SUBSCRIBER, UNDELIVERABLE, ABSENT",
            "EXPIRED, EXPIRED_EXPIRED, NO_ERROR, EXPIRED, UNSPECIFIED",
            "REJECTED, REJECTED_SENDER, NO_ERROR, REJECTED, SENDER_UNREGISTERED",
            "REJECTED, REJECTED_NOT_ENOUGH_CREDITS, NO_ERROR, REJECTED, PLATFORM"
        })
        void each_status_has_its_state_and_reason(
                String group, String name, String error, DeliveryState state, FailureReason reason) {
            Receipt receipt = status(group, name, error);

            assertThat(receipt.state()).isEqualTo(state);
            assertThat(receipt.reason()).isEqualTo(reason);
        }
    }

    @Nested
    class Ids {
        @ParameterizedTest
        @CsvSource({
            "7F3A09C2, 7f3a09c2",
            "007f3a09c2, 7F3A09C2",
            "0000, 0",
            "' 12 ', 12",
            "SM0123, sm0123",
        })
        void ids_that_differ_in_case_or_leading_zeros_name_the_same_message(String one, String other) {
            assertThat(MessageIds.normal(one)).isEqualTo(MessageIds.normal(other));
        }

        @ParameterizedTest
        @CsvSource({"0m1, m1", "10, 1", "1234, 4d2"})
        void others_do_not(String one, String other) {
            assertThat(MessageIds.normal(one)).isNotEqualTo(MessageIds.normal(other));
        }

        @Test
        void decimal_and_hexadecimal_are_never_guessed_but_told() {
            Reading told = new Reading(ZoneOffset.UTC, ErrorTable.NONE, MessageIds.Form.DECIMAL_OF_HEX);

            Receipt receipt = Dialect.SMPP.read(Fields.of(Map.of("text", "id:2134510018 stat:DELIVRD")), told);

            assertThat(receipt.messageId()).isEqualTo("7f3a09c2");
            assertThat(MessageIds.Form.HEX_OF_DECIMAL.submitted("7F3A09C2")).isEqualTo("2134510018");
        }

        @Test
        void an_id_that_is_not_of_that_base_is_refused() {
            assertThatThrownBy(() -> MessageIds.Form.DECIMAL_OF_HEX.submitted("-12"))
                    .isInstanceOf(Problem.class);
            assertThatThrownBy(() -> MessageIds.Form.DECIMAL_OF_HEX.submitted("7f"))
                    .isInstanceOf(Problem.class);
        }
    }
}
