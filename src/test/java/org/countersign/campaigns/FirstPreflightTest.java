package org.countersign.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.countersign.core.ActorId;
import org.countersign.testing.Api;
import org.countersign.testing.AtOnce;
import org.countersign.testing.Leaves;
import org.countersign.testing.Registry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That a campaign which was never registered is registered by its first pre-flight. */
@QuarkusTest
class FirstPreflightTest {
    private static final ActorId ASKER = new ActorId("k-asker");
    private static final Instant LAUNCH = Instant.parse("2013-09-11T06:00:00Z");

    @Inject
    CampaignService campaigns;

    private String client = "";
    private String platform = "";
    private String code = "";

    @BeforeEach
    void parties() {
        client = Registry.client();
        platform = Registry.platform();
        code = Api.code("campaign");
    }

    @Test
    void the_first_registers_it_under_its_code() {
        String carrier = Registry.carrier();
        boolean registered = QuarkusTransaction.requiringNew()
                .call(() -> campaigns.registerByPreflight(
                        ASKER, code, client, platform, LAUNCH, List.of(new AudienceEntry(carrier, null, 5))));

        assertThat(registered).isTrue();
        Api.admin()
                .get("/api/v1/campaigns/" + code)
                .then()
                .statusCode(200)
                .body("name", equalTo(code))
                .body("client", equalTo(client))
                .body("platform", equalTo(platform))
                .body("launchAt", equalTo("2013-09-11T06:00:00Z"))
                .body("audience[0].carrier", equalTo(carrier));
        assertThat(Leaves.kinds(code)).containsExactly("campaign-registered");
        JsonNode leaf = Leaves.of(code).get(0);
        assertThat(leaf.get("actor").asText()).isEqualTo("k-asker");
        assertThat(leaf.at("/data/name").asText()).isEqualTo(code);
        assertThat(leaf.at("/data/audience/0/recipients").asInt()).isEqualTo(5);
    }

    @Test
    void the_second_changes_nothing() {
        assertThat(register()).isTrue();
        assertThat(register()).isFalse();
        assertThat(Leaves.kinds(code)).containsExactly("campaign-registered");
    }

    @Test
    void many_at_once_register_it_once_and_none_fails() {
        List<Boolean> registered = AtOnce.run(8, i -> this::register);

        assertThat(registered).containsOnlyOnce(true);
        assertThat(Leaves.kinds(code)).containsExactly("campaign-registered");
    }

    @Test
    void of_an_unknown_client_or_platform_nothing_is_registered() {
        long size = Leaves.size();
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() ->
                                campaigns.registerByPreflight(ASKER, code, "nobody-known", platform, null, List.of())))
                .isFalse();
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() ->
                                campaigns.registerByPreflight(ASKER, code, client, "nowhere-known", null, List.of())))
                .isFalse();
        assertThat(Leaves.size()).isEqualTo(size);
        Api.admin().get("/api/v1/campaigns/" + code).then().statusCode(404);
    }

    @Test
    void a_decision_that_is_rolled_back_leaves_no_campaign() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    campaigns.registerByPreflight(ASKER, code, client, platform, null, List.of());
                    throw new IllegalStateException("the gate moved");
                }))
                .isInstanceOf(IllegalStateException.class);

        Api.admin().get("/api/v1/campaigns/" + code).then().statusCode(404);
        assertThat(Leaves.kinds(code)).isEmpty();
        assertThat(register()).isTrue();
        Api.admin().get("/api/v1/campaigns/" + code).then().body("launchAt", nullValue());
    }

    private boolean register() {
        return QuarkusTransaction.requiringNew()
                .call(() -> campaigns.registerByPreflight(ASKER, code, client, platform, null, List.of()));
    }
}
