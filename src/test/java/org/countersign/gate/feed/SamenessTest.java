package org.countersign.gate.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.countersign.gate.Event;
import org.countersign.gate.Gate;
import org.countersign.gate.Question;
import org.countersign.gate.Question.Audience;
import org.countersign.gate.Release;
import org.countersign.gate.Snapshot;
import org.countersign.gate.feed.CampaignFile.Last;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SamenessTest {
    private static final Instant NOW = Instant.parse("2013-09-11T06:00:00Z");
    private static final Release BASELINE = new Release("2013.08", null);
    private static final List<Audience> BOTH =
            List.of(Audience.ofCarrier("orange-fr", 1), Audience.ofCarrier("sfr-fr", 2));

    private final Snapshot snapshot = Snapshot.EMPTY
            .after(new Event.CarrierRegistered("orange-fr", Set.of("20801")))
            .after(new Event.CarrierRegistered("sfr-fr", Set.of("20810")))
            .after(new Event.PlatformRegistered("sms", BASELINE, false))
            .after(new Event.InterconnectOpened("sms", "orange-fr"))
            .after(new Event.InterconnectOpened("sms", "sfr-fr"));
    private final Sameness plain = sameness(snapshot, null, NOW, BOTH);

    @Test
    void launch_time_recipients_and_order_make_no_difference() {
        Sameness other = sameness(
                snapshot,
                null,
                NOW.plusSeconds(99),
                List.of(Audience.ofPlmn("20810", 7), Audience.ofCarrier("orange-fr", 8)));
        assertThat(other).isEqualTo(plain);
        assertThat(other.digest()).isEqualTo(plain.digest());
    }

    @Test
    void carriers_release_and_reasons_do() {
        assertThat(List.of(
                        sameness(snapshot, null, NOW, BOTH.subList(0, 1)),
                        sameness(snapshot, BASELINE, NOW, BOTH),
                        sameness(snapshot, new Release("2013.09", null), NOW, BOTH),
                        sameness(snapshot.after(new Event.ClientRegistered("client")), null, NOW, BOTH)))
                .doesNotContain(plain)
                .doesNotHaveDuplicates()
                .extracting(Sameness::digest)
                .doesNotContain(plain.digest())
                .doesNotHaveDuplicates();
    }

    @Test
    void client_and_platform_do_since_a_campaign_may_be_nobodys() {
        assertThat(List.of(
                        sameness(new Question("other", "nowhere", "campaign", null, NOW, BOTH)),
                        sameness(new Question("client", "elsewhere", "campaign", null, NOW, BOTH))))
                .doesNotContain(sameness(new Question("client", "nowhere", "campaign", null, NOW, BOTH)))
                .doesNotHaveDuplicates();
    }

    private Sameness sameness(Question question) {
        return Sameness.of(question, new Gate(Duration.ofMinutes(15)).decide(snapshot, question, NOW));
    }

    @Test
    void a_decision_read_from_the_database_is_compared_by_its_digest() {
        Last last = new Last("d-1", plain.digest(), null);
        assertThat(last.isSameAs(sameness(snapshot, BASELINE, NOW, BOTH))).isFalse();
        assertThat(last.isSameAs(plain)).isTrue();
        assertThat(last.isSameAs(sameness(snapshot, BASELINE, NOW, BOTH))).isFalse();
    }

    private static Sameness sameness(
            Snapshot on, @Nullable Release release, Instant launchAt, List<Audience> audience) {
        Question question = new Question("client", "sms", "campaign", release, launchAt, audience);
        return Sameness.of(question, new Gate(Duration.ofMinutes(15)).decide(on, question, NOW));
    }
}
