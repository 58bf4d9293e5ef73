package org.countersign.notices.mail;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** The application with a mail server, which each test plays as it likes. */
public final class MailProfile implements QuarkusTestProfile {
    static final String URL = "https://countersign.example";
    static final String FROM = "Countersign <countersign@platform.example>";
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 30_000;
    private static final String PORT = "countersign.test.mail-port";

    /**
     * The one port, for all class loaders of the tests. Servers come and go on it, so it is one that no system gives to a connection
     * of its own accord (RFC 6335 begins those at 49152, Linux at 32768).
     */
    static int port() {
        while (System.getProperty(PORT) == null) {
            int wanted = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            try (ServerSocket free = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
                System.setProperty(PORT, String.valueOf(free.getLocalPort()));
            } catch (BindException e) {
                // Somebody has it; another will do.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Integer.getInteger(PORT);
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
                "countersign.mail.timeout", "2s",
                "countersign.mail.first-wait", "100ms",
                "countersign.mail.longest-wait", "400ms");
    }
}
