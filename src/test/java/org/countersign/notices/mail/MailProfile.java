package org.countersign.notices.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.time.Duration;
import java.util.Map;
import org.countersign.testing.Ports;

/** The application with a mail server, which each test plays as it likes. */
public final class MailProfile implements QuarkusTestProfile {
    static final String URL = "https://countersign.example";
    static final String FROM = "Countersign <countersign@platform.example>";
    private static final String PORT = "countersign.test.mail-port";

    /** The one port, for all class loaders of the tests; servers come and go on it. */
    static int port() {
        if (System.getProperty(PORT) == null) {
            System.setProperty(PORT, String.valueOf(Ports.lasting()));
        }
        return Integer.getInteger(PORT);
    }

    /** A real server, which is still to be started; a busy machine may take its time for that. */
    static GreenMail server() {
        ServerSetup setup = new ServerSetup(port(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(Duration.ofMinutes(1).toMillis());
        return new GreenMail(setup);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "countersign.deadlines.every", "300ms",
                "countersign.mail.host", "127.0.0.1",
                "quarkus.mailer.port", String.valueOf(port()),
                "countersign.mail.from", FROM,
                "countersign.mail.url", URL,
                "countersign.mail.every", "200ms",
                "countersign.mail.timeout", "20s",
                "countersign.mail.first-wait", "100ms",
                "countersign.mail.longest-wait", "400ms");
    }
}
