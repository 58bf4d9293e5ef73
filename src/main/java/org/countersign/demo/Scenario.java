package org.countersign.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.countersign.access.NewApiKey;
import org.countersign.access.Role;
import org.countersign.campaigns.CampaignContent;
import org.countersign.campaigns.ClientContent;
import org.countersign.campaigns.ContractContent;
import org.countersign.campaigns.ProtectedPeriodContent;
import org.countersign.carriers.CarrierContent;
import org.countersign.core.JsonMappers;
import org.countersign.core.Language;
import org.countersign.platforms.InterconnectTerms;
import org.countersign.platforms.PlatformContent;
import org.countersign.platforms.ReleaseClaim;
import org.jspecify.annotations.Nullable;

/**
 * What the demo registers: the state of September 2013, when a platform had been updated and nobody had told the carriers.
 * Written in {@code demo/scenario-2013.json} in the words of the API.
 *
 * @param interconnects by the carrier's code
 * @param running the release that the pipeline reported, which no change declares
 */
record Scenario(
        List<CarrierContent> carriers,
        PlatformContent platform,
        Map<String, InterconnectTerms> interconnects,
        ClientContent client,
        ContractContent contract,
        ProtectedPeriodContent protectedPeriod,
        CampaignContent campaign,
        ReleaseClaim running,
        List<Account> accounts,
        List<NewApiKey> apiKeys) {
    static final String NAME = "2013-09";
    /** When the demo's clock starts: the day before the first campaign. */
    static final Instant BEGIN = Instant.parse("2013-09-10T07:00:00Z");
    /** A ledger that begins later than this was not begun by a demo. */
    static final Instant LATEST_BEGIN = BEGIN.plus(Duration.ofDays(1));

    private static final String FILE = "/demo/scenario-2013.json";

    /** Somebody who may sign in to the demo. */
    record Account(
            String login,
            String name,
            String email,
            List<Role> roles,
            @Nullable String carrier,
            @Nullable String client,
            Language language) {}

    static Scenario read() {
        ObjectMapper mapper = JsonMappers.standard();
        try (InputStream file = Scenario.class.getResourceAsStream(FILE)) {
            return mapper.readValue(file, Scenario.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
