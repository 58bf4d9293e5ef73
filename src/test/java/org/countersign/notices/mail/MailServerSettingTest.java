package org.countersign.notices.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** That a mail server which stands where nobody reads it is noticed. */
class MailServerSettingTest {
    private static final PropertiesConfigSource PACKED =
            new PropertiesConfigSource(Map.of("quarkus.mailer.host", "localhost"), "application.properties", 250);

    @Test
    void what_is_packed_with_the_application_is_nobodys_setting() {
        assertThat(Postman.isServerSetElsewhere(
                        new SmallRyeConfigBuilder().withSources(PACKED).build()))
                .isFalse();
    }

    @Test
    void a_server_in_the_environment_is_somebodys() {
        PropertiesConfigSource environment =
                new PropertiesConfigSource(Map.of("quarkus.mailer.host", "smtp.example"), "environment", 300);

        assertThat(Postman.isServerSetElsewhere(new SmallRyeConfigBuilder()
                        .withSources(PACKED, environment)
                        .build()))
                .isTrue();
    }
}
