package org.countersign.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.countersign.gate.Question.Audience;
import org.junit.jupiter.api.Test;

/** Where a question names nobody, the campaign's registered audience tells the numbers, and only these. */
class RegisteredAudienceTest {
    private static final Instant NOW = Instant.parse("2013-09-11T06:00:00Z");
    private static final List<Audience> REGISTERED = List.of(
            Audience.ofPlmn("20801", 170_000), Audience.ofCarrier("orange-fr", 5), Audience.ofCarrier("far-away", 9));

    private final Snapshot snapshot = Snapshot.EMPTY
            .after(new Event.CarrierRegistered("orange-fr", Set.of("20801")))
            .after(new Event.CarrierRegistered("sfr-fr", Set.of("20810")))
            .after(new Event.PlatformRegistered("sms", null, false))
            .after(new Event.InterconnectOpened("sms", "orange-fr"))
            .after(new Event.InterconnectOpened("sms", "sfr-fr"));

    @Test
    void itTellsTheRecipientsOfEachInterconnectedCarrier() {
        assertThat(recipients(List.of())).containsExactly(Map.entry("orange-fr", 170_005L), Map.entry("sfr-fr", 0L));
    }

    @Test
    void itSaysNothingWhereTheQuestionNamesItsAudience() {
        assertThat(recipients(List.of(Audience.ofCarrier("orange-fr", 3)))).containsExactly(Map.entry("orange-fr", 3L));
    }

    private Map<String, Long> recipients(List<Audience> audience) {
        Question question = new Question("client", "sms", "campaign", null, NOW, audience, REGISTERED);
        Map<String, Long> recipients = new LinkedHashMap<>();
        for (var carrier :
                new Gate(Duration.ofMinutes(15)).decide(snapshot, question, NOW).carriers()) {
            recipients.put(String.valueOf(carrier.carrier()), carrier.recipients());
        }
        return recipients;
    }
}
