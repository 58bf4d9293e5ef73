package org.countersign.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for servers that come and go while a test lasts. */
public final class Ports {
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 30_000;

    private Ports() {}

    /**
     * A port that is free now, and that no system gives to a connection of its own accord while nobody listens there (RFC 6335
     * begins those at 49152, Linux at 32768): else a client in search of the server that is down might get its port, or even be
     * connected to itself.
     */
    public static int lasting() {
        while (true) {
            int wanted = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            try (ServerSocket free = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (BindException e) {
                // Somebody has it; another will do.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
